package io.cogen.benchmarks;

import io.cogen.core.Clock;
import io.cogen.core.Poller;
import io.cogen.core.Scheduler;

/** Waiting is jumping, so that a sleep costs what the runtime does and nothing else. */
public final class VirtualTime implements Clock, Poller {
    private long now;

    private VirtualTime() {}

    /**
     * A scheduler that never waits.
     *
     * @return a new one, with a time of its own
     */
    public static Scheduler scheduler() {
        VirtualTime time = new VirtualTime();
        return Scheduler.builder().clock(time).poller(scheduler -> time).build();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void poll(long nanos) {
        now += Math.max(0, nanos);
    }

    @Override
    public void wakeup() {}

    @Override
    public boolean isWaiting() {
        return false;
    }

    @Override
    public void close() {}
}
