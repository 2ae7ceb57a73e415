package io.cogen.core;

import java.time.Duration;

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
