package io.cogen.group;

import io.cogen.annotations.AtOnce;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue between coroutines of any schedulers, and threads that have none.
 *
 * <pre>{@code
 * SharedQueue<Job> jobs = SharedQueue.bounded(128);
 * ...
 * Co.yield(jobs.put(job));         // on one loop
 * Job job = Co.yield(jobs.get());  // on another
 * }</pre>
 *
 * <h2>Order</h2>
 *
 * What is put first is taken first. Of the coroutines of one scheduler that wait, the first that came is served first. Between schedulers there is no
 * such promise: who has to be woken first may find that another loop, which is awake, was faster.
 *
 * <h2>Cancellation</h2>
 *
 * An element is taken by the loop of the one who gets it, in the moment in which his operation completes. So it is never under way: a
 * get that is cancelled or times out has taken nothing, a put that is has put nothing.
 *
 * <h2>Cost</h2>
 *
 * Nothing is sent between loops as long as nobody waits. A loop that waits is woken when the turn of the loop that puts or takes something
 * ends, and once for whatever comes until it is awake: to wake a thread takes as long as dozens of elements. For coroutines of one and the
 * same scheduler there are cheaper queues.
 *
 * <h2>Loops that do not run</h2>
 *
 * As long as a coroutine waits in the queue, its scheduler's {@code run} goes on. If that is not called any more, a wakeup that was meant for this
 * coroutine waits until it is, or until the scheduler is closed; others are woken by what comes later.
 *
 * @param <E> what is in it; never null
 */
public final class SharedQueue<E> {
    final Ring<E> ring;
    final Side getters;
    final Side putters;

    SharedQueue(Ring<E> ring, Side getters, Side putters) {
        this.ring = ring;
        this.getters = getters;
        this.putters = putters;
    }

    /**
     * A new queue.
     *
     * @param <E> what is in it; never null
     * @param capacity how many elements fit in, 1 to 2^30; memory for all of them is taken at once
     * @return empty and open
     * @throws IllegalArgumentException if {@code capacity} is out of range
     */
    public static <E> SharedQueue<E> bounded(int capacity) {
        if (capacity < 1 || capacity > 1 << 30) {
            throw new IllegalArgumentException("capacity is not from 1 to 2^30: " + capacity);
        }
        Ring<E> ring = new Ring<>(capacity);
        return new SharedQueue<>(
                ring,
                new Side(() -> ring.isClosed() ? Integer.MAX_VALUE : ring.size()),
                new Side(() -> ring.isClosed() ? Integer.MAX_VALUE : ring.room()));
    }

    /**
     * Puts an element, and waits until there is room.
     *
     * <p><b>Completes</b> when it is in the queue.
     *
     * <p><b>Fails</b> with {@link SharedQueueClosedException} if the queue is closed, also while it waits.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn put has put nothing.
     *
     * <p><b>Threads.</b> To be yielded on any scheduler's thread.
     *
     * @param element not null
     * @return the operation, for one use
     */
    @AtOnce("putAtOnce")
    public Operation<Void, RuntimeException> put(E element) {
        return new Put<>(this, Objects.requireNonNull(element, "element"));
    }

    /**
     * For generated code: {@link #put}, if that is possible at once.
     *
     * @param element not null
     * @param scheduler the one that runs the coroutine; null: nothing is done
     * @return null: it is done; else the operation
     */
    public @Nullable Object putAtOnce(E element, @Nullable Scheduler scheduler) {
        if (element != null
                && scheduler != null
                && !putters.waits(scheduler)
                && ring.offer(element) == Ring.Offered.TAKEN_IN) {
            getters.wakeSoon(scheduler);
            return null;
        }
        return put(element);
    }

    /**
     * Takes the first element, and waits until there is one.
     *
     * <p><b>Completes</b> with the element.
     *
     * <p><b>Fails</b> with {@link SharedQueueClosedException} if the queue is closed and nothing is left in it.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn get has taken nothing.
     *
     * <p><b>Threads.</b> To be yielded on any scheduler's thread.
     *
     * @return the operation, for one use
     */
    @AtOnce("getAtOnce")
    public Operation<E, RuntimeException> get() {
        return new Get<>(this);
    }

    /**
     * For generated code: {@link #get}, if that is possible at once.
     *
     * @param scheduler the one that runs the coroutine; null: nothing is done
     * @return the element, or the operation
     */
    public Object getAtOnce(@Nullable Scheduler scheduler) {
        if (scheduler != null && !getters.waits(scheduler)) {
            E element = ring.take();
            if (element != null) {
                putters.wakeSoon(scheduler);
                return element instanceof Operation ? Events.ready(element) : element;
            }
        }
        return get();
    }

    /**
     * Puts an element if there is room, and never waits. Any thread.
     *
     * @param element not null
     * @return false: it is full, or another thread is just making room
     * @throws SharedQueueClosedException if the queue is closed
     */
    public boolean offer(E element) {
        Ring.Offered offered = ring.offer(Objects.requireNonNull(element, "element"));
        if (offered == Ring.Offered.CLOSED) {
            throw new SharedQueueClosedException(this);
        } else if (offered == Ring.Offered.FULL) {
            return false;
        }
        getters.wakeOne();
        return true;
    }

    /**
     * Takes the first element if there is one, and never waits. Any thread.
     *
     * @return the element; null if there is none, whether the queue is closed or not
     */
    public @Nullable E poll() {
        E element = ring.take();
        for (int i = 1; element == null && !ring.isEmpty(); i++) {
            // Another thread is in the midst of putting it.
            if (i % 100 == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
            element = ring.take();
        }
        if (element != null) {
            putters.wakeOne();
        }
        return element;
    }

    /**
     * Closes it: nothing can be put any more, and who waits to put fails. What is there can still be taken; who waits for more fails. Closing it
     * again does nothing. Any thread.
     */
    public void close() {
        if (ring.close()) {
            putters.wakeAll();
            getters.wakeAll();
        }
    }

    /**
     * Whether it has been closed. Any thread.
     *
     * @return true for good, once it is
     */
    public boolean isClosed() {
        return ring.isClosed();
    }

    /**
     * How many elements are in it. Any thread; with others at work it is old at once.
     *
     * @return 0 to the capacity
     */
    public int size() {
        return ring.size();
    }

    /**
     * How many elements fit in.
     *
     * @return as given
     */
    public int capacity() {
        return ring.capacity;
    }

    @Override
    public String toString() {
        return "shared queue with " + size() + " of " + capacity() + (isClosed() ? ", closed" : "");
    }

    private static final class Get<E> extends Waiting<E> {
        private final SharedQueue<E> queue;

        Get(SharedQueue<E> queue) {
            this.queue = queue;
        }

        @Override
        boolean now(Scheduler scheduler) {
            E element = queue.ring.take();
            if (element == null) {
                if (!queue.ring.isDrained()) {
                    return false;
                }
                fail(new SharedQueueClosedException(queue));
                return true;
            }
            complete(element);
            queue.putters.wakeSoon(scheduler);
            return true;
        }

        @Override
        Side side() {
            return queue.getters;
        }

        @Override
        public String toString() {
            return "an element of a " + queue;
        }
    }

    private static final class Put<E> extends Waiting<Void> {
        private final SharedQueue<E> queue;
        private final E element;

        Put(SharedQueue<E> queue, E element) {
            this.queue = queue;
            this.element = element;
        }

        @Override
        boolean now(Scheduler scheduler) {
            Ring.Offered offered = queue.ring.offer(element);
            if (offered == Ring.Offered.FULL) {
                return false;
            }
            if (offered == Ring.Offered.CLOSED) {
                fail(new SharedQueueClosedException(queue));
                return true;
            }
            complete(null);
            queue.getters.wakeSoon(scheduler);
            return true;
        }

        @Override
        Side side() {
            return queue.putters;
        }

        @Override
        public String toString() {
            return "room in a " + queue;
        }
    }
}
