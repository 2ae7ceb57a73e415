package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/**
 * A coroutine is submitted while the scheduler is closed: it is refused, or it is added and then cancelled, or the handler is
 * told. First what submit said, then what came of it.
 */
public class SubmitAndClose {
    private static String come(World world, Probe probe) {
        return (probe.isDone() ? "ended" : "") + (world.reports() == 0 ? "" : "reported");
    }

    @JCStressTest
    @Outcome(
            id = {"refused, ", "accepted, ended", "accepted, reported"},
            expect = ACCEPTABLE,
            desc = "one of the three")
    @Outcome(expect = FORBIDDEN, desc = "lost, or refused and yet there")
    @State
    public static class Holds {
        private final Probe probe = Probe.of();
        private final World world = new World();

        @Actor
        public void closer() {
            world.scheduler.close();
        }

        @Actor
        public void other(LL_Result r) {
            try {
                world.scheduler.submit(probe);
                r.r1 = "accepted";
            } catch (IllegalStateException closed) {
                r.r1 = "refused";
            }
        }

        @Arbiter
        public void after(LL_Result r) {
            r.r2 = come(world, probe);
        }
    }

    /** Looks whether the scheduler is closed before it sends, and not again. */
    @JCStressTest
    @Outcome(
            id = {"refused, ", "accepted, ended", "accepted, reported"},
            expect = ACCEPTABLE,
            desc = "one of the three")
    @Outcome(expect = FORBIDDEN, desc = "lost, or refused and yet there")
    @State
    public static class BrokenNoSecondLook {
        private final Probe probe = Probe.of();
        private final World world = new World();

        @Actor
        public void closer() {
            world.scheduler.close();
        }

        @Actor
        public void other(LL_Result r) {
            if (world.scheduler.closed) {
                r.r1 = "refused";
            } else {
                world.scheduler.mailbox.send(() -> {
                    try {
                        world.scheduler.add(probe);
                    } catch (IllegalStateException failure) {
                        world.scheduler.unhandled.report(null, failure);
                    }
                });
                r.r1 = "accepted";
            }
        }

        @Arbiter
        public void after(LL_Result r) {
            r.r2 = come(world, probe);
        }
    }
}
