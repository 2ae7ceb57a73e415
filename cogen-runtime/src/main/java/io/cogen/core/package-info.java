/**
 * Runs coroutines: one thread, one queue of coroutines that can go on, one poller that waits.
 *
 * <p>Start with {@link io.cogen.core.Scheduler}. Nothing here knows a socket; I/O is a {@link io.cogen.core.Poller} and operations
 * that are written against this package's public API, as yours may be.
 *
 * <h2>Threads</h2>
 *
 * A scheduler, its coroutines and their operations belong to the thread that runs it; what another thread may call says so.
 *
 * <h2>Words</h2>
 *
 * <dl>
 *   <dt>operation
 *   <dd>what a coroutine waits for; it completes once
 *   <dt>machine
 *   <dd>the generated class: a body cut at its suspension points; it is the coroutine
 *   <dt>step
 *   <dd>what a coroutine does from one suspension to the next
 *   <dt>turn
 *   <dd>one pass of the loop: messages, timers, steps, poller
 *   <dt>call, join
 *   <dd>to yield a coroutine that has not begun; that has
 *   <dt>resumption
 *   <dd>what runs an asynchronous generator from one yield to the next; it is called
 *   <dt>withdraw
 *   <dd>take an operation back before it completes, for a timeout or a cancel
 * </dl>
 */
@NullMarked
package io.cogen.core;

import org.jspecify.annotations.NullMarked;
