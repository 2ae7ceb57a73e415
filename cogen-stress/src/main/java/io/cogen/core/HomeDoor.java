package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * The thread that ran the loop last may do things to its coroutines while nobody runs it, without the mailbox; at the same
 * moment another thread begins to run the loop. Both count, in a plain field.
 */
public class HomeDoor {
    /** What only the scheduler's thread may touch. */
    private static final class Confined {
        private final AtomicInteger inside = new AtomicInteger();
        private volatile boolean shared;
        private int count;

        void touch() {
            if (inside.incrementAndGet() != 1) {
                shared = true;
            }
            int before = count;
            for (int i = 0; i < 10; i++) {
                Thread.onSpinWait();
            }
            count = before + 1;
            inside.decrementAndGet();
        }

        String outcome(World world, Probe probe) {
            return world.settled(probe) + " " + count + (shared ? " both inside" : "");
        }
    }

    private static void ranItLast(Loop s) {
        synchronized (s.door) {
            s.home = Thread.currentThread();
        }
    }

    @JCStressTest
    @Outcome(id = ". 2", expect = ACCEPTABLE, desc = "one after the other")
    @Outcome(expect = FORBIDDEN, desc = "both at once, or one never")
    @State
    public static class Holds {
        private final Confined confined = new Confined();
        private final Probe probe = Probe.of().beginning(confined::touch);
        private final World world = new World();

        public Holds() {
            world.scheduler.add(probe);
        }

        @Actor
        public void loop() {
            world.scheduler.runOnce();
        }

        @Actor
        public void home() {
            ranItLast(world.scheduler);
            world.scheduler.onThread(confined::touch);
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = confined.outcome(world, probe);
        }
    }

    /** Looks at the door, and walks in without holding it. */
    @JCStressTest
    @Outcome(id = ". 2", expect = ACCEPTABLE, desc = "one after the other")
    @Outcome(expect = FORBIDDEN, desc = "both at once, or one never")
    @State
    public static class BrokenOpenDoor {
        private final Confined confined = new Confined();
        private final Probe probe = Probe.of().beginning(confined::touch);
        private final World world = new World();

        public BrokenOpenDoor() {
            world.scheduler.add(probe);
        }

        @Actor
        public void loop() {
            world.breaking(world.scheduler::runOnce);
        }

        @Actor
        public void home() {
            Loop s = world.scheduler;
            ranItLast(s);
            if (s.thread == null && s.home == Thread.currentThread()) {
                s.thread = s.home;
                confined.touch();
                s.thread = null;
            } else {
                s.mail(confined::touch);
            }
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = confined.outcome(world, probe);
        }
    }
}
