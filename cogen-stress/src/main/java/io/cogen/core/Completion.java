package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Another thread completes an operation while its timeout fires on the loop, or a third one cancels: one outcome, once. */
public class Completion {
    @JCStressTest
    @Outcome(
            id = {"value.", "timeout."},
            expect = ACCEPTABLE,
            desc = "one of the two, and nothing left behind")
    @Outcome(expect = FORBIDDEN, desc = "none, both, or something left behind")
    @State
    public static class Holds {
        private final Probe.External operation = Probe.External.within(10);
        private final Probe probe = Probe.of(operation);
        private final World world = World.with(probe);

        @Actor
        public void loop() {
            world.pass(20);
            world.scheduler.runOnce();
        }

        @Actor
        public void other() {
            operation.finish("value");
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }

    @JCStressTest
    @Outcome(
            id = {"value.", "timeout.", "cancelled."},
            expect = ACCEPTABLE,
            desc = "one of the three, and nothing left behind")
    @Outcome(expect = FORBIDDEN, desc = "none, several, or something left behind")
    @State
    public static class HoldsWithCancel {
        private final Probe.External operation = Probe.External.within(10);
        private final Probe probe = Probe.of(operation);
        private final World world = World.with(probe);

        @Actor
        public void loop() {
            world.pass(20);
            world.scheduler.runOnce();
        }

        @Actor
        public void other() {
            operation.finish("value");
        }

        @Actor
        public void third() {
            probe.cancel("test");
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }

    /** Settles the operation on the other thread, past the mailbox. */
    @JCStressTest
    @Outcome(
            id = {"value.", "timeout."},
            expect = ACCEPTABLE,
            desc = "one of the two, and nothing left behind")
    @Outcome(expect = FORBIDDEN, desc = "none, both, or something left behind")
    @State
    public static class BrokenNoMailbox {
        private final Probe.External operation = Probe.External.within(10);
        private final Probe probe = Probe.of(operation);
        private final World world = World.with(probe);

        @Actor
        public void loop() {
            world.pass(20);
            world.breaking(world.scheduler::runOnce);
        }

        @Actor
        public void other() {
            world.breaking(() -> operation.settleHere("value", Operation.DONE));
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }

    @JCStressTest
    @Outcome(
            id = {"value.", "timeout.", "cancelled."},
            expect = ACCEPTABLE,
            desc = "one of the three, and nothing left behind")
    @Outcome(expect = FORBIDDEN, desc = "none, several, or something left behind")
    @State
    public static class BrokenNoMailboxWithCancel {
        private final Probe.External operation = Probe.External.within(10);
        private final Probe probe = Probe.of(operation);
        private final World world = World.with(probe);

        @Actor
        public void loop() {
            world.pass(20);
            world.breaking(world.scheduler::runOnce);
        }

        @Actor
        public void other() {
            world.breaking(() -> operation.settleHere("value", Operation.DONE));
        }

        @Actor
        public void third() {
            world.breaking(() -> Interruptions.cancel(probe, new Cancellation("test", null)));
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }
}
