package io.cogen.core;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A scheduler whose time and poller are those of the test. */
final class World {
    final WakesPoller poller = new WakesPoller();
    private final AtomicInteger reports = new AtomicInteger();
    private volatile long now;
    private volatile @Nullable Throwable broken;

    final Scheduler scheduler = Scheduler.builder()
            .clock(() -> now)
            .poller(s -> poller)
            .onFailure((coro, failure) -> reports.incrementAndGet())
            .build();

    /** A scheduler in which a coroutine waits. */
    static World with(Probe probe) {
        World world = new World();
        world.scheduler.add(probe);
        world.scheduler.runOnce();
        return world;
    }

    void pass(long nanos) {
        now += nanos;
    }

    /** How often the scheduler's handler was told of something. */
    int reports() {
        return reports.get();
    }

    /** As the scheduler's thread. */
    void onLoop(Runnable action) {
        Loop s = scheduler;
        synchronized (s.door) {
            s.thread = s.home = Thread.currentThread();
        }
        try {
            action.run();
        } finally {
            synchronized (s.door) {
                s.thread = null;
            }
        }
    }

    /** One turn, which may wait. True: it would wait until somebody wakes it, and is left there. */
    boolean fallsAsleep() {
        poller.throwsAsleep = true;
        try {
            onLoop(() -> scheduler.turn(true));
            return false;
        } catch (WakesPoller.Asleep asleep) {
            return true;
        }
    }

    /** What a twin does, which may end in any exception. */
    void breaking(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error failure) {
            broken = failure;
        }
    }

    /** What came of the probe when all has come to rest. */
    String settled(Probe probe) {
        breaking(() -> {
            for (int i = 0; i < 4; i++) {
                scheduler.runOnce();
            }
        });
        return broken != null ? broken.getClass().getSimpleName() : probe.outcome(scheduler);
    }
}
