package io.cogen.core;

import java.time.Duration;

/** Operations that need nothing but the scheduler. */
public final class Events {
    private Events() {}

    /**
     * Waits for a time, counted from the yield.
     *
     * <p><b>Completes</b> with null when the time is over, never early; sleepers that are due at the same nanosecond go on in
     * the order in which they went to sleep. Zero is {@link #pass()}.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param duration zero or more and below 292 years
     * @return the operation, for one use
     * @throws IllegalArgumentException if {@code duration} is negative or longer than 292 years
     */
    public static Operation<Void, RuntimeException> sleep(Duration duration) {
        long nanos = Durations.nanos("sleep", duration);
        return nanos == 0 ? pass() : new Sleep(nanos);
    }

    /**
     * Lets others run: the coroutine goes to the tail of the queue, and the loop turns before it goes on.
     *
     * <p><b>Completes</b> with null, in the next turn.
     *
     * <p><b>Fails</b> never.
     *
     * <p><b>Cancellation.</b> Safe; a pass that was yielded before a cancel completes.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation; always the same one, for any number of uses
     */
    public static Operation<Void, RuntimeException> pass() {
        return Pass.INSTANCE;
    }
}
