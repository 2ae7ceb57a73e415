package io.cogen.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** {@link Events#sleepUntil}: a sleep that knows how long it is when it begins. */
final class SleepUntil extends Sleep {
    private final Instant end;

    SleepUntil(Instant end) {
        super(0);
        this.end = Objects.requireNonNull(end, "instant");
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        nanos = nanosFrom(scheduler.instant());
        if (nanos > 0) {
            return super.process(scheduler, coro);
        }
        scheduler.endBudget();
        return true;
    }

    @Override
    boolean isDue(Scheduler scheduler) {
        nanos = nanosFrom(scheduler.instant());
        return nanos == 0;
    }

    /** Neither below zero nor above what a long can hold. */
    private long nanosFrom(Instant now) {
        Duration left = Duration.between(now, end);
        if (left.isNegative()) {
            return 0;
        }
        try {
            return left.toNanos();
        } catch (ArithmeticException farAway) {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public String toString() {
        return "sleep until " + end;
    }
}
