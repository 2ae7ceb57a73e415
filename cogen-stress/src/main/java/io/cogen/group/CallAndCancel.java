package io.cogen.group;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.cogen.core.Scheduler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A call is cancelled while the other loop begins with it: both end. What the caller got, and what the other one did. */
public class CallAndCancel {
    private static void settle(Loop here, Loop there) {
        for (int i = 0; i < 3; i++) {
            there.turns();
            here.turns();
        }
    }

    @JCStressTest
    @Outcome(
            id = {"cancelled, waits", "cancelled, cancelled"},
            expect = ACCEPTABLE,
            desc = "cancelled, before it began or after")
    @Outcome(expect = FORBIDDEN, desc = "the other one goes on")
    @State
    public static class Holds {
        private final Loop here = new Loop();
        private final Loop there = new Loop();
        private final Loop.Waits callee = new Loop.Waits(Loop.never());
        private final Loop.Waits caller = here.parked(new RemoteCall<>(new RemoteRun<>(there.scheduler, () -> callee)));

        @Actor
        public void here() {
            caller.cancel("enough");
            here.turn();
        }

        @Actor
        public void there() {
            there.turn();
        }

        @Arbiter
        public void after(LL_Result r) {
            settle(here, there);
            r.r1 = caller.toString();
            r.r2 = callee.toString();
        }
    }

    private static final class NeverLooks extends RemoteRun<Object, RuntimeException> {
        NeverLooks(Scheduler scheduler, Loop.Waits callee) {
            super(scheduler, () -> callee);
        }

        @Override
        boolean isAbandoned() {
            return false;
        }
    }

    /** The other loop does not look whether it was cancelled in the meantime. */
    @JCStressTest
    @Outcome(
            id = {"cancelled, waits", "cancelled, cancelled"},
            expect = ACCEPTABLE,
            desc = "cancelled, before it began or after")
    @Outcome(expect = FORBIDDEN, desc = "the other one goes on")
    @State
    public static class BrokenNeverLooks {
        private final Loop here = new Loop();
        private final Loop there = new Loop();
        private final Loop.Waits callee = new Loop.Waits(Loop.never());
        private final Loop.Waits caller = here.parked(new RemoteCall<>(new NeverLooks(there.scheduler, callee)));

        @Actor
        public void here() {
            caller.cancel("enough");
            here.turn();
        }

        @Actor
        public void there() {
            there.turn();
        }

        @Arbiter
        public void after(LL_Result r) {
            settle(here, there);
            r.r1 = caller.toString();
            r.r2 = callee.toString();
        }
    }
}
