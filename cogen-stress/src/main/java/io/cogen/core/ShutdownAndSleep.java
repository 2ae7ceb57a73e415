package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** The loop has nothing to do while another thread asks it to end. First whether it went to sleep, then the wakeups. */
public class ShutdownAndSleep {
    @JCStressTest
    @Outcome(id = "true, 0", expect = FORBIDDEN, desc = "sleeps for ever")
    @Outcome(expect = ACCEPTABLE, desc = "saw it, or is woken")
    @State
    public static class Holds {
        private final World world = World.with(Probe.of(new Probe.External()));

        @Actor
        public void loop(ZI_Result r) {
            r.r1 = world.fallsAsleep();
        }

        @Actor
        public void other() {
            world.scheduler.shutdown();
        }

        @Arbiter
        public void after(ZI_Result r) {
            r.r2 = world.poller.wakeups();
        }
    }

    /** Another thread completes what the coroutine waits for, and that takes the same way. */
    @JCStressTest
    @Outcome(id = "true, 0", expect = FORBIDDEN, desc = "sleeps for ever")
    @Outcome(expect = ACCEPTABLE, desc = "saw it, or is woken")
    @State
    public static class HoldsForCompletion {
        private final Probe.External operation = new Probe.External();
        private final World world = World.with(Probe.of(operation));

        @Actor
        public void loop(ZI_Result r) {
            r.r1 = world.fallsAsleep();
        }

        @Actor
        public void other() {
            operation.finish("value");
        }

        @Arbiter
        public void after(ZI_Result r) {
            r.r2 = world.poller.wakeups();
        }
    }

    /** Wakes the loop before the reason to wake up is there. */
    @JCStressTest
    @Outcome(id = "true, 0", expect = FORBIDDEN, desc = "sleeps for ever")
    @Outcome(expect = ACCEPTABLE, desc = "saw it, or is woken")
    @State
    public static class BrokenWakesFirst {
        private final World world = World.with(Probe.of(new Probe.External()));

        @Actor
        public void loop(ZI_Result r) {
            r.r1 = world.fallsAsleep();
        }

        @Actor
        public void other() {
            world.scheduler.mailbox.wakeup();
            world.scheduler.stop.set(new Cancellation("test", null));
        }

        @Arbiter
        public void after(ZI_Result r) {
            r.r2 = world.poller.wakeups();
        }
    }
}
