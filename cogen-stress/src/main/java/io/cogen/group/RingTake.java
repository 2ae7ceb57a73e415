package io.cogen.group;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Of two elements two threads take one each, while there is room for one more behind them. What they get, and what is left. */
public class RingTake {
    private static int number(Integer element) {
        return element == null ? 0 : element;
    }

    @JCStressTest
    @Outcome(
            id = {"1, 2, 0", "2, 1, 0"},
            expect = ACCEPTABLE,
            desc = "one each")
    @Outcome(expect = FORBIDDEN, desc = "twice, or lost")
    @State
    public static class HoldsForTwoWhoTake {
        private final Ring<Integer> ring = new Ring<>(2);

        public HoldsForTwoWhoTake() {
            ring.offer(1);
            ring.offer(2);
        }

        @Actor
        public void one(III_Result r) {
            r.r1 = number(ring.take());
        }

        @Actor
        public void other(III_Result r) {
            r.r2 = number(ring.take());
        }

        @Arbiter
        public void after(III_Result r) {
            r.r3 = number(ring.take());
        }
    }

    /** The second puts into the slot from which the first takes. */
    @JCStressTest
    @Outcome(
            id = {"1, 1, 2", "1, 0, 0"},
            expect = ACCEPTABLE,
            desc = "in order, or it was full")
    @Outcome(expect = FORBIDDEN, desc = "twice, or lost")
    @State
    public static class HoldsForOnePlace {
        private final Ring<Integer> ring = new Ring<>(1);

        public HoldsForOnePlace() {
            ring.offer(1);
        }

        @Actor
        public void takes(III_Result r) {
            r.r1 = number(ring.take());
        }

        @Actor
        public void puts(III_Result r) {
            r.r2 = ring.offer(2) == Ring.Offered.TAKEN_IN ? 1 : 0;
        }

        @Arbiter
        public void after(III_Result r) {
            r.r3 = number(ring.take());
        }
    }

    /** Claims in two steps. */
    @JCStressTest
    @Outcome(
            id = {"1, 2, 0", "2, 1, 0"},
            expect = ACCEPTABLE,
            desc = "one each")
    @Outcome(expect = FORBIDDEN, desc = "twice, or lost")
    @State
    public static class BrokenTwoSteps {
        private final AtomicReferenceArray<Integer> elements =
                new AtomicReferenceArray<>(new Integer[] {1, 2, null, null});
        private final AtomicLong takeIndex = new AtomicLong();

        private int take() {
            long take = takeIndex.get();
            takeIndex.set(take + 1);
            return number(elements.getAndSet((int) take, null));
        }

        @Actor
        public void one(III_Result r) {
            r.r1 = take();
        }

        @Actor
        public void other(III_Result r) {
            r.r2 = take();
        }

        @Arbiter
        public void after(III_Result r) {
            r.r3 = take();
        }
    }
}
