package io.cogen.group;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/** A join times out while the coroutine fails: the joiner gets the failure, or the handler is told. What the joiner got, and what the handler was told of. */
public class JoinAndGiveUp {
    private static RemoteRun<Object, RuntimeException> fails(Loop there) {
        RemoteRun<Object, RuntimeException> run = new RemoteRun<>(there.scheduler, Loop.Fails::new);
        run.begin();
        return run;
    }

    @JCStressTest
    @Outcome(
            id = {"failure, 0", "timeout, 1"},
            expect = ACCEPTABLE,
            desc = "one is told")
    @Outcome(expect = FORBIDDEN, desc = "nobody, or both")
    @State
    public static class Holds {
        private final Loop here = new Loop();
        private final Loop there = new Loop();
        private final Loop.Waits joiner = here.parked(new RemoteJoin<>(fails(there)).timeout(Duration.ofNanos(10)));

        @Actor
        public void here() {
            here.timeout();
        }

        @Actor
        public void there() {
            there.turn();
        }

        @Arbiter
        public void after(LI_Result r) {
            there.turns();
            here.turns();
            r.r1 = joiner.toString();
            r.r2 = there.reports();
        }
    }

    /** Both sides think that they have the say. */
    private static final class NobodyDecides extends RemoteJoin<Object, RuntimeException> {
        NobodyDecides(RemoteRun<Object, RuntimeException> run) {
            super(run);
        }

        @Override
        public boolean claim() {
            return true;
        }
    }

    @JCStressTest
    @Outcome(
            id = {"failure, 0", "timeout, 1"},
            expect = ACCEPTABLE,
            desc = "one is told")
    @Outcome(expect = FORBIDDEN, desc = "nobody, or both")
    @State
    public static class BrokenNobodyDecides {
        private final Loop here = new Loop();
        private final Loop there = new Loop();
        private final Loop.Waits joiner = here.parked(new NobodyDecides(fails(there)).timeout(Duration.ofNanos(10)));

        @Actor
        public void here() {
            here.timeout();
        }

        @Actor
        public void there() {
            there.turn();
        }

        @Arbiter
        public void after(LI_Result r) {
            there.turns();
            here.turns();
            r.r1 = joiner.toString();
            r.r2 = there.reports();
        }
    }
}
