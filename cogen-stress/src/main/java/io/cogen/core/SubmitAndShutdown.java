package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A loop that has nothing to do comes to its end while another thread submits a coroutine and asks for a shutdown: that ends it. */
public class SubmitAndShutdown {
    @JCStressTest
    @Outcome(
            id = {".", "cancelled."},
            expect = ACCEPTABLE,
            desc = "cancelled, before it began or after")
    @Outcome(expect = FORBIDDEN, desc = "a lost shutdown")
    @State
    public static class Holds {
        private final Probe probe = Probe.of(new Probe.External());
        private final World world = new World();

        @Actor
        public void loop() {
            world.scheduler.runOnce();
        }

        @Actor
        public void other() {
            world.scheduler.submit(probe);
            world.scheduler.shutdown();
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }

    /** The same with a shutdown before, which the loop is about to forget. */
    @JCStressTest
    @Outcome(
            id = {".", "cancelled."},
            expect = ACCEPTABLE,
            desc = "cancelled, before it began or after")
    @Outcome(expect = FORBIDDEN, desc = "a lost shutdown")
    @State
    public static class HoldsAfterAnother {
        private final Probe probe = Probe.of(new Probe.External());
        private final World world = new World();

        public HoldsAfterAnother() {
            world.scheduler.shutdown();
        }

        @Actor
        public void loop() {
            world.scheduler.runOnce();
        }

        @Actor
        public void other() {
            world.scheduler.submit(probe);
            world.scheduler.shutdown();
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }

    /** Forgets whatever stop there is, seen or not. */
    @JCStressTest
    @Outcome(
            id = {".", "cancelled."},
            expect = ACCEPTABLE,
            desc = "cancelled, before it began or after")
    @Outcome(expect = FORBIDDEN, desc = "a lost shutdown")
    @State
    public static class BrokenForgetsAll {
        private final Probe probe = Probe.of(new Probe.External());
        private final World world = new World();

        @Actor
        public void loop() {
            world.onLoop(() -> {
                world.scheduler.turn(false);
                if (world.scheduler.roots.isEmpty()) {
                    world.scheduler.stop.set(null);
                }
            });
        }

        @Actor
        public void other() {
            world.scheduler.submit(probe);
            world.scheduler.shutdown();
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }

    /** Does not replace a stop that the loop has seen, and is about to forget. */
    @JCStressTest
    @Outcome(
            id = {".", "cancelled."},
            expect = ACCEPTABLE,
            desc = "cancelled, before it began or after")
    @Outcome(expect = FORBIDDEN, desc = "a lost shutdown")
    @State
    public static class BrokenFirstCounts {
        private final Probe probe = Probe.of(new Probe.External());
        private final World world = new World();

        public BrokenFirstCounts() {
            world.scheduler.shutdown();
        }

        @Actor
        public void loop() {
            world.scheduler.runOnce();
        }

        @Actor
        public void other() {
            world.scheduler.submit(probe);
            world.scheduler.stop.compareAndSet(null, new Cancellation("test", null));
            world.scheduler.mailbox.wakeup();
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }
}
