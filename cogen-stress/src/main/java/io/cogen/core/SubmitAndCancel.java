package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Another thread submits a coroutine and cancels it at once: it ends, having begun or not. */
public class SubmitAndCancel {
    @JCStressTest
    @Outcome(
            id = {".", "cancelled."},
            expect = ACCEPTABLE,
            desc = "ended, and nothing left behind")
    @Outcome(expect = FORBIDDEN, desc = "a lost cancel, or something left behind")
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
            probe.cancel("test");
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = (world.reports() == 0 ? "" : "reported ") + world.settled(probe);
        }
    }

    /** The coroutine learns of its scheduler only when it is added. */
    @JCStressTest
    @Outcome(
            id = {".", "cancelled."},
            expect = ACCEPTABLE,
            desc = "ended, and nothing left behind")
    @Outcome(expect = FORBIDDEN, desc = "a lost cancel, or something left behind")
    @State
    public static class BrokenUnknownScheduler {
        private final Probe probe = Probe.of(new Probe.External());
        private final World world = new World();

        @Actor
        public void loop() {
            world.breaking(world.scheduler::runOnce);
        }

        @Actor
        public void other() {
            world.breaking(() -> {
                world.scheduler.post(() -> world.scheduler.add(probe));
                probe.cancel("test");
            });
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = (world.reports() == 0 ? "" : "reported ") + world.settled(probe);
        }
    }
}
