package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A task that may block runs on a thread of a pool while the coroutine that waits for it is cancelled: the interrupt hits the task or
 * nobody, and not what the thread does next. And the coroutine gets the task's value, or its cancel.
 */
public class InterruptTask {
    @JCStressTest
    @Outcome(
            id = {"value.", "cancelled."},
            expect = ACCEPTABLE,
            desc = "the task was faster; or was interrupted, or never began")
    @Outcome(expect = FORBIDDEN, desc = "the thread is left interrupted, or the coroutine waits for ever")
    @State
    public static class Holds {
        private @Nullable Runnable task;
        private final Probe probe = Probe.of(Blocking.call(() -> "value").on(work -> task = work));
        private final World world = World.with(probe);
        private boolean leaked;

        @Actor
        public void worker() {
            if (task != null) {
                task.run();
            }
            leaked = Thread.interrupted();
        }

        @Actor
        public void loop() {
            world.onLoop(() -> {
                Interruptions.cancel(probe, new Cancellation("test", null));
                world.scheduler.turn(false);
            });
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe) + (leaked ? " leaked" : "");
        }
    }

    /** As the runtime does it, but without the lock. */
    private static final class Unlocked implements Runnable {
        private volatile @Nullable Thread thread;
        private volatile boolean interrupted;

        @Override
        public void run() {
            thread = Thread.currentThread();
            Thread.onSpinWait();
            thread = null;
            if (interrupted) {
                Thread.interrupted();
            }
        }

        void interrupt() {
            Thread running = thread;
            if (running != null) {
                interrupted = true;
                running.interrupt();
            }
        }
    }

    @JCStressTest
    @Outcome(id = "fine", expect = ACCEPTABLE, desc = "the task or nobody was interrupted")
    @Outcome(expect = FORBIDDEN, desc = "the thread is left interrupted")
    @State
    public static class BrokenNoLock {
        private final Unlocked task = new Unlocked();
        private boolean leaked;

        @Actor
        public void worker() {
            task.run();
            for (int i = 0; i < 100; i++) {
                Thread.onSpinWait();
            }
            leaked = Thread.interrupted();
        }

        @Actor
        public void loop() {
            task.interrupt();
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = leaked ? "leaked" : "fine";
        }
    }
}
