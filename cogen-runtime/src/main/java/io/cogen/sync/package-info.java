/**
 * Locks, permits and conditions for the coroutines of one scheduler.
 *
 * <table class="striped">
 *   <caption>Which one</caption>
 *   <tbody>
 *   <tr><td>one at a time <td>{@link io.cogen.sync.Lock}, {@link io.cogen.sync.ReentrantLock}
 *   <tr><td>many who read, or one who writes <td>{@link io.cogen.sync.ReadWriteLock}
 *   <tr><td>so many at a time <td>{@link io.cogen.sync.Semaphore}, {@link io.cogen.sync.BoundedSemaphore}
 *   <tr><td>until all have finished <td>{@link io.cogen.sync.InvertedSemaphore}
 *   <tr><td>until something is so <td>{@link io.cogen.sync.Event}, and once for all, with a value, {@link io.cogen.sync.Latch}
 *   <tr><td>until somebody says so, with a value <td>{@link io.cogen.sync.Condition}
 *   <tr><td>until all have come <td>{@link io.cogen.sync.Barrier}
 *   </tbody>
 * </table>
 *
 * <p>What may have to wait gives an {@link io.cogen.core.Operation}, to be yielded, with a timeout if need be:
 * {@code Co.yield(lock.acquire().timeout(ofSeconds(1)))}. All else, to release above all, is a plain call that never suspends. Between two
 * suspension points a coroutine is alone: a lock is for what has to stay as it is while one waits for something else.
 *
 * <h2>Order</h2>
 *
 * First come, first served. What becomes free is handed to whoever has waited longest, who has it from that moment on; nobody who comes
 * later gets in between. Where several go on at once they keep their order, whatever the seed of the scheduler, and among those of one
 * {@linkplain io.cogen.core.Operation#priority priority}.
 *
 * <h2>Cancellation and timeouts</h2>
 *
 * Who is cancelled or timed out while it waits leaves its queue at once, and those behind it that can go on do. Who was handed something
 * first gets it, even if it is cancelled before it runs: the yield gives the value, and the next suspension point throws. So nothing
 * is handed to somebody who does not get it, and {@code try (var held = Co.yield(lock.acquire()))} gives back whatever was got.
 *
 * <h2>Owners</h2>
 *
 * A lock belongs to the coroutine that was added or started, {@link io.cogen.core.Coro#root()}: what it calls has the lock as well.
 * When it ends and has not released the lock, all who wait for it, or ask for it later, get a {@link
 * io.cogen.sync.BrokenOwnerException}, and do not wait for ever. In a method that is called directly, and blocks, each yield is a coroutine
 * of its own: close what acquire gives.
 *
 * <h2>Looking in</h2>
 *
 * An operation that waits says in the scheduler's {@linkplain io.cogen.core.Scheduler#dump() dump} what for and who has it: {@code waits for
 * lock orders, held by demo.Shop.sell (Shop.java:10)}. {@code statistics()} are counted always; they cost an addition.
 *
 * <h2>Threads</h2>
 *
 * All of this belongs to the thread of one scheduler at a time. Another thread says {@code scheduler.post(event::set)}.
 *
 * <h2>Words</h2>
 *
 * <dl>
 *   <dt>to hold
 *   <dd>to have acquired and not released; {@link io.cogen.sync.Held} is what can be released by closing it
 *   <dt>to hand over
 *   <dd>to give what was released to somebody who waits, without it being free in between
 *   <dt>broken
 *   <dd>waited for in vain: a lock whose owner has ended, a barrier to which somebody will not come
 * </dl>
 */
@NullMarked
package io.cogen.sync;

import org.jspecify.annotations.NullMarked;
