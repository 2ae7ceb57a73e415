package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Opens once, with a value or a failure, which all get who wait for it, before and after. To count down to something there is {@link
 * InvertedSemaphore}.
 *
 * <p><b>Threads.</b> Scheduler's thread. Another thread says {@code scheduler.post(() -> latch.open(value))}.
 *
 * @param <T> the value; {@code Void}, and {@code open(null)}, where there is none
 */
public final class Latch<T extends @Nullable Object> {
    private final String label;
    private final WaitQueue<Await<T>> waiting = new WaitQueue<>();
    private boolean open;
    private @Nullable T value;
    private @Nullable Throwable failure;

    /** A closed one without a name. */
    public Latch() {
        label = "latch";
    }

    /**
     * A closed one.
     *
     * @param name for dumps and messages; not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public Latch(String name) {
        label = Names.label("latch", name);
    }

    /**
     * Opens it: all who wait go on, in the order in which they came. Never suspends.
     *
     * @param value what they get, and all who come later
     * @return whether it was closed; if not, nothing happens
     */
    public boolean open(T value) {
        if (open) {
            return false;
        }
        waiting.checkThread(label);
        open = true;
        this.value = value;
        waiting.wakeAll((waiter, first) -> waiter.succeed(value, first));
        return true;
    }

    /**
     * Opens it with a failure. Never suspends.
     *
     * @param failure what the yields throw of all who wait, and who come later; of any type, the same object for all
     * @return whether it was closed; if not, nothing happens
     */
    public boolean fail(Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        if (open) {
            return false;
        }
        waiting.checkThread(label);
        open = true;
        this.failure = failure;
        waiting.wakeAll((waiter, first) -> waiter.failWith(failure, first));
        return true;
    }

    /**
     * Whether it is open.
     *
     * @return true for good, once it is
     */
    public boolean isOpen() {
        return open;
    }

    /**
     * Waits until it is open.
     *
     * <p><b>Completes</b> with the value; at once, if it is open.
     *
     * <p><b>Fails</b> with what {@link #fail} was given.
     *
     * <p><b>Cancellation.</b> Safe: who is cancelled or timed out just stops waiting; who waited when it was opened gets the value.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<T, RuntimeException> await() {
        return new Await<>(this);
    }

    /**
     * How it is used.
     *
     * @return as of now
     */
    public Statistics statistics() {
        return new Statistics(open, waiting.size());
    }

    /** What it is, and whether it is open. */
    @Override
    public String toString() {
        return label + (open ? ", open" : ", closed");
    }

    /**
     * How a latch is used.
     *
     * @param isOpen whether it is open
     * @param waiting how many coroutines wait
     */
    public record Statistics(boolean isOpen, int waiting) {}

    private static final class Await<T extends @Nullable Object> extends Waiter<T> {
        private final Latch<T> latch;

        Await(Latch<T> latch) {
            this.latch = latch;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            if (!latch.open) {
                latch.waiting.add(latch.label, this, scheduler);
                return false;
            }
            if (latch.failure != null) {
                fail(latch.failure);
            } else {
                complete(latch.value);
            }
            return true;
        }

        /** Another thread may post it. */
        @Override
        protected boolean isInternal() {
            return false;
        }

        @Override
        public String toString() {
            return latch.toString();
        }
    }
}
