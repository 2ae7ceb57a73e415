package io.cogen.sync;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where coroutines wait until somebody wakes them: one, some or all, with a value. It keeps nothing: who comes after a wake waits for the
 * next one. No lock belongs to it, since a coroutine is alone between two suspension points:
 *
 * <pre>{@code
 * while (stock < wanted) {
 *     Co.yield(delivered.await());
 * }
 * stock -= wanted;
 * }</pre>
 *
 * <p>First come, first woken. What was true at the wake may not be so any more when the coroutine goes on: hence the loop.
 *
 * <p><b>Threads.</b> Scheduler's thread. Another thread says {@code scheduler.post(() -> condition.wakeAll(value))}.
 *
 * @param <T> the value; {@code Void} where there is none
 */
public final class Condition<T extends @Nullable Object> {
    private final String label;
    private final WaitQueue<Await<T>> waiting = new WaitQueue<>();
    private long waits;
    private long wakes;

    /** One without a name. */
    public Condition() {
        label = "condition";
    }

    /**
     * One with a name.
     *
     * @param name for dumps and messages; not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public Condition(String name) {
        label = Names.label("condition", name);
    }

    /**
     * Waits until it is woken.
     *
     * <p><b>Completes</b> with the value that the wake brought.
     *
     * <p><b>Fails</b> with what {@link #raiseAll} was given.
     *
     * <p><b>Cancellation.</b> Safe: who is cancelled or timed out is not woken any more, and so takes no wake from others. Who was woken before
     * goes on with the value; where one wake stands for one piece of work, it has to do it, or wake the next.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<T, RuntimeException> await() {
        return new Await<>(this);
    }

    /**
     * Wakes whoever has waited longest. Never suspends.
     *
     * @param value what it gets
     * @return whether somebody waited
     */
    public boolean wakeOne(T value) {
        return wake(1, value) == 1;
    }

    /**
     * Wakes some of those who wait, who go on in the order in which they came. Never suspends.
     *
     * @param most how many at most, zero or more
     * @param value what they get
     * @return how many were woken
     * @throws IllegalArgumentException if {@code most} is negative
     */
    public int wake(int most, T value) {
        if (most < 0) {
            throw new IllegalArgumentException("zero or more can be woken, not " + most);
        }
        waiting.checkThread(label);
        int count = Math.min(most, waiting.size());
        wakes += count;
        waiting.wake(count, (waiter, first) -> waiter.succeed(value, first));
        return count;
    }

    /**
     * Wakes all who wait, who go on in the order in which they came. Never suspends.
     *
     * @param value what they get
     * @return how many were woken
     */
    public int wakeAll(T value) {
        return wake(Integer.MAX_VALUE, value);
    }

    /**
     * Throws something at all who wait. Never suspends.
     *
     * @param failure of any type, checked ones too; the same object for all
     * @return how many it was thrown at
     */
    public int raiseAll(Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        waiting.checkThread(label);
        int count = waiting.size();
        wakes += count;
        waiting.wakeAll((waiter, first) -> waiter.failWith(failure, first));
        return count;
    }

    /**
     * How many wait.
     *
     * @return zero or more
     */
    public int waiting() {
        return waiting.size();
    }

    /**
     * How it is used.
     *
     * @return as of now
     */
    public Statistics statistics() {
        return new Statistics(waiting.size(), waits, wakes);
    }

    /** What it is, and how many wait. */
    @Override
    public String toString() {
        return label + ", " + waiting.size() + " waiting";
    }

    /**
     * How a condition is used.
     *
     * @param waiting how many wait
     * @param waits how often one waited
     * @param wakes how many of these waits ended by a wake or a raise
     */
    public record Statistics(int waiting, long waits, long wakes) {}

    private static final class Await<T extends @Nullable Object> extends Waiter<T> {
        private final Condition<T> condition;

        Await(Condition<T> condition) {
            this.condition = condition;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            condition.waiting.add(condition.label, this, scheduler);
            condition.waits++;
            return false;
        }

        /** Another thread may post it. */
        @Override
        protected boolean isInternal() {
            return false;
        }

        @Override
        public String toString() {
            return condition.toString();
        }
    }
}
