/**
 * Queues between the coroutines of one scheduler: bounded, unbounded, or without any room, so that giver and taker meet.
 *
 * <p>{@link io.cogen.queue.Queue} is first in, first out; {@link io.cogen.queue.LifoQueue} last in, first out; {@link
 * io.cogen.queue.PriorityQueue} has an order of its elements; a {@link io.cogen.queue.Storage} of yours makes another. Written against
 * the public API of {@link io.cogen.core}, as yours may be.
 *
 * <h2>Threads</h2>
 *
 * A queue belongs to the scheduler whose coroutines use it: to its thread while that runs, else to whoever has built it. It goes over to
 * another scheduler when nobody waits for it. Other threads {@linkplain io.cogen.core.Scheduler#post post} what they want to offer.
 *
 * <h2>Words</h2>
 *
 * <dl>
 *   <dt>put, get
 *   <dd>operations, which wait if they have to
 *   <dt>offer, poll
 *   <dd>plain calls, which never wait
 *   <dt>to hand over
 *   <dd>to give an element to a get that waits for it, past the room of the queue
 *   <dt>unfinished
 *   <dd>was put, and no {@link io.cogen.queue.Queue#taskDone()} has counted it yet
 * </dl>
 */
@NullMarked
package io.cogen.queue;

import org.jspecify.annotations.NullMarked;
