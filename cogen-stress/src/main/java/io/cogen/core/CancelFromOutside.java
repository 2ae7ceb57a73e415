package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A coroutine waits twice. Another thread cancels it while the loop completes its first wait: it gets the value or the cancel
 * there, and the cancel at the second wait at the latest.
 */
public class CancelFromOutside {
    @JCStressTest
    @Outcome(
            id = {"cancelled.", "valuecancelled."},
            expect = ACCEPTABLE,
            desc = "at the first wait or at the second")
    @Outcome(expect = FORBIDDEN, desc = "a lost cancel, or a lost value, or something left behind")
    @State
    public static class Holds {
        private final Probe.External first = new Probe.External();
        private final Probe probe = Probe.of(first, new Probe.External());
        private final World world = World.with(probe);

        @Actor
        public void loop() {
            world.onLoop(() -> {
                first.finish("value");
                world.scheduler.turn(false);
            });
        }

        @Actor
        public void other() {
            probe.cancel("test");
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }

    @JCStressTest
    @Outcome(
            id = {"cancelled.", "valuecancelled."},
            expect = ACCEPTABLE,
            desc = "at the first wait or at the second")
    @Outcome(expect = FORBIDDEN, desc = "a lost cancel, or a lost value, or something left behind")
    @State
    public static class BrokenNoMailbox {
        private final Probe.External first = new Probe.External();
        private final Probe probe = Probe.of(first, new Probe.External());
        private final World world = World.with(probe);

        @Actor
        public void loop() {
            world.breaking(() -> world.onLoop(() -> {
                first.finish("value");
                world.scheduler.turn(false);
            }));
        }

        @Actor
        public void other() {
            world.breaking(() -> Interruptions.cancel(probe, new Cancellation("test", null)));
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = world.settled(probe);
        }
    }
}
