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
        long end = end(scheduler);
        if (limits != null) {
            limits.ownEnd = end;
        }
        coro.arm(scheduler, end);
        return false;
    }

    /** Whether there is nothing to wait for. Asked once, before the end. */
    boolean isDue(Scheduler scheduler) {
        return false;
    }

    /** When it will be over, if it begins now; in wheel time. */
    long end(Scheduler scheduler) {
        return TimerWheel.plus(scheduler.readClock(), nanos);
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
    protected boolean isSelectable() {
        return true;
    }

    @Override
    public String toString() {
        return "sleep " + Duration.ofNanos(nanos);
    }
}
