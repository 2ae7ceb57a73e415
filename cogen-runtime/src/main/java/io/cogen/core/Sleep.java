package io.cogen.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@link Events#sleep}: its timer is that of the coroutine which sleeps. */
class Sleep extends Operation<Void, RuntimeException> {
    long nanos;

    Sleep(long nanos) {
        this.nanos = nanos;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        long end = TimerWheel.plus(scheduler.readClock(), nanos);
        if (limits != null) {
            limits.ownEnd = end;
        }
        coro.arm(scheduler, end);
        return false;
    }

    /** A sleep is a timeout of its own. */
    @Override
    @Nullable
    Limits limitedBy(long nanosOfOthers) {
        return limits;
    }

    final long nanos() {
        return nanos;
    }

    @Override
    protected boolean isInternal() {
        return true;
    }

    @Override
    public String toString() {
        return "sleep " + Duration.ofNanos(nanos);
    }
}
