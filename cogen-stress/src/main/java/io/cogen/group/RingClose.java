package io.cogen.group;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** One puts while another one closes, and takes what is there until nothing can come any more. First whether it was put, then whether it was got. */
public class RingClose {
    private static boolean drain(Ring<String> ring) {
        ring.close();
        boolean got = false;
        while (!ring.isDrained()) {
            got |= ring.take() != null;
        }
        return got;
    }

    @JCStressTest
    @Outcome(
            id = {"true, true", "false, false"},
            expect = ACCEPTABLE,
            desc = "put and got, or neither")
    @Outcome(expect = FORBIDDEN, desc = "lost")
    @State
    public static class Holds {
        private final Ring<String> ring = new Ring<>(2);

        @Actor
        public void puts(ZZ_Result r) {
            r.r1 = ring.offer("element") == Ring.Offered.TAKEN_IN;
        }

        @Actor
        public void closes(ZZ_Result r) {
            r.r2 = drain(ring);
        }
    }

    /** The mark is not where a place is claimed. */
    @JCStressTest
    @Outcome(
            id = {"true, true", "false, false"},
            expect = ACCEPTABLE,
            desc = "put and got, or neither")
    @Outcome(expect = FORBIDDEN, desc = "lost")
    @State
    public static class BrokenFlagElsewhere {
        private final Ring<String> ring = new Ring<>(2) {
            private volatile boolean closed;

            @Override
            Offered offer(String element) {
                return closed ? Offered.CLOSED : super.offer(element);
            }

            @Override
            boolean close() {
                closed = true;
                return true;
            }

            @Override
            boolean isDrained() {
                return closed && isEmpty();
            }
        };

        @Actor
        public void puts(ZZ_Result r) {
            r.r1 = ring.offer("element") == Ring.Offered.TAKEN_IN;
        }

        @Actor
        public void closes(ZZ_Result r) {
            r.r2 = drain(ring);
        }
    }
}
