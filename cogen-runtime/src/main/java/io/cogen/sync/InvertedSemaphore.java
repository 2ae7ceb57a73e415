package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;

/**
 * Counts what goes on, and lets wait until nothing does: for a shutdown that waits for requests. To count up never waits.
 *
 * <pre>{@code
 * try (Held request = requests.acquire()) { // in each handler
 *     ...
 * }
 *
 * Co.yield(requests.awaitZero().timeout(ofSeconds(30))); // in the end
 * }</pre>
 *
 * <p><b>Threads.</b> Scheduler's thread.
 */
public final class InvertedSemaphore {
    private final String label;
    private final WaitQueue<Await> waiting = new WaitQueue<>();
    private int count;
    private int peak;
    private long acquisitions;

    /** One that begins at zero, without a name. */
    public InvertedSemaphore() {
        label = "inverted semaphore";
    }

    /**
     * One that begins at zero.
     *
     * @param name for dumps and messages; not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public InvertedSemaphore(String name) {
        label = Names.label("inverted semaphore", name);
    }

    /**
     * Counts one more. Never suspends.
     *
     * @return what counts one less when it is closed
     * @throws IllegalStateException if there would be more than an int can say
     */
    public Held acquire() {
        return acquire(1);
    }

    /**
     * Counts some more. Never suspends.
     *
     * @param number one or more
     * @return what counts as many less when it is closed
     * @throws IllegalArgumentException if {@code number} is less than one
     * @throws IllegalStateException if there would be more than an int can say
     */
    public Held acquire(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("one or more can be acquired, not " + number);
        }
        if (number > Integer.MAX_VALUE - count) {
            throw new IllegalStateException(label + " is at " + count + " and cannot count " + number + " more");
        }
        count += number;
        peak = Math.max(peak, count);
        acquisitions++;
        return new Counted(this, number);
    }

    /** Counts one less; see {@link #release(int)}. */
    public void release() {
        release(1);
    }

    /**
     * Counts some less. At zero all who wait go on. Never suspends.
     *
     * @param number one or more
     * @throws IllegalArgumentException if {@code number} is less than one
     * @throws IllegalStateException if there are not as many
     */
    public void release(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("one or more can be released, not " + number);
        }
        if (number > count) {
            throw new IllegalStateException(label + " is at " + count + " and cannot count " + number + " less");
        }
        waiting.checkThread(label);
        count -= number;
        if (count == 0) {
            waiting.wakeAll(Await::zero);
        }
    }

    /**
     * The count.
     *
     * @return zero or more
     */
    public int count() {
        return count;
    }

    /**
     * Waits until the count is zero.
     *
     * <p><b>Completes</b> with null; at once, if it is zero. Who waits for zero goes on once it was, in the order in which they came, even if it
     * is more again when its turn comes.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe: who is cancelled or timed out just stops waiting.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<Void, RuntimeException> awaitZero() {
        return new Await(this);
    }

    /**
     * How it is used.
     *
     * @return as of now
     */
    public Statistics statistics() {
        return new Statistics(count, peak, waiting.size(), acquisitions);
    }

    /** What it is, and the count. */
    @Override
    public String toString() {
        return label + ", at " + count;
    }

    /**
     * How an inverted semaphore is used.
     *
     * @param count the count
     * @param peak the highest it has been
     * @param waiting how many coroutines wait for zero
     * @param acquisitions how often it was counted up
     */
    public record Statistics(int count, int peak, int waiting, long acquisitions) {}

    private static final class Counted implements Held {
        private final InvertedSemaphore semaphore;

        /** Zero when it is closed. */
        private int number;

        Counted(InvertedSemaphore semaphore, int number) {
            this.semaphore = semaphore;
            this.number = number;
        }

        @Override
        public void close() {
            if (number > 0) {
                semaphore.release(number);
                number = 0;
            }
        }
    }

    private static final class Await extends Waiter<Void> {
        private final InvertedSemaphore semaphore;

        Await(InvertedSemaphore semaphore) {
            this.semaphore = semaphore;
        }

        @Override
        @SuppressWarnings("NullAway") // Void
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            if (semaphore.count == 0) {
                return true;
            }
            semaphore.waiting.add(semaphore.label, this, scheduler);
            return false;
        }

        @SuppressWarnings("NullAway") // Void
        void zero(boolean first) {
            succeed(null, first);
        }

        /** Another thread may post the release. */
        @Override
        protected boolean isInternal() {
            return false;
        }

        @Override
        public String toString() {
            return "zero of " + semaphore;
        }
    }
}
