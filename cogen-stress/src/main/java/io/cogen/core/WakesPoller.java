package io.cogen.core;

import java.util.concurrent.atomic.AtomicInteger;

/** A poller that never waits, and counts how often it was woken. Or it throws where it would wait: see {@link World#turn}. */
final class WakesPoller implements Poller {
    /** Leaves the loop as it is when it sleeps. */
    static final class Asleep extends Error {
        private static final long serialVersionUID = 1L;
        static final Asleep INSTANCE = new Asleep();

        private Asleep() {
            super("asleep", null, false, false);
        }
    }

    private final AtomicInteger wakeups = new AtomicInteger();
    boolean throwsAsleep;

    int wakeups() {
        return wakeups.get();
    }

    @Override
    public void poll(long nanos) {
        if (throwsAsleep && nanos != 0) {
            throw Asleep.INSTANCE;
        }
    }

    @Override
    public void wakeup() {
        wakeups.incrementAndGet();
    }

    @Override
    public boolean isWaiting() {
        return false;
    }

    @Override
    public void close() {}
}
