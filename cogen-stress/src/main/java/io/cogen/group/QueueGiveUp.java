package io.cogen.group;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The first of two who wait, on two loops, gives up while an element comes: the other one gets it then, or he has got it himself. */
public class QueueGiveUp {
    @JCStressTest
    @Outcome(
            id = {"element, waits", "timeout, element"},
            expect = ACCEPTABLE,
            desc = "one gets it")
    @Outcome(expect = FORBIDDEN, desc = "it is there, and somebody waits")
    @State
    public static class Holds {
        private final SharedQueue<String> queue = SharedQueue.bounded(1);
        private final Loop loop = new Loop();
        private final Loop second = new Loop();
        private final Loop.Waits givesUp = loop.parked(queue.get().timeout(Duration.ofNanos(10)));
        private final Loop.Waits waits = second.parked(queue.get());

        @Actor
        public void loop() {
            loop.timeout();
        }

        @Actor
        public void other() {
            queue.offer("element");
        }

        @Arbiter
        public void after(LL_Result r) {
            loop.turns();
            second.turns();
            r.r1 = givesUp.toString();
            r.r2 = waits.toString();
        }
    }

    /** The wakeup ends where it was sent. */
    @JCStressTest
    @Outcome(
            id = {"element, waits", "timeout, element"},
            expect = ACCEPTABLE,
            desc = "one gets it")
    @Outcome(expect = FORBIDDEN, desc = "it is there, and somebody waits")
    @State
    public static class BrokenKeepsTheWakeup {
        private final Ring<String> ring = new Ring<>(1);
        private final SharedQueue<String> queue = new SharedQueue<>(
                ring,
                new Side(ring::size) {
                    @Override
                    void passOn() {}
                },
                new Side(ring::room));
        private final Loop loop = new Loop();
        private final Loop second = new Loop();
        private final Loop.Waits givesUp = loop.parked(queue.get().timeout(Duration.ofNanos(10)));
        private final Loop.Waits waits = second.parked(queue.get());

        @Actor
        public void loop() {
            loop.timeout();
        }

        @Actor
        public void other() {
            queue.offer("element");
        }

        @Arbiter
        public void after(LL_Result r) {
            loop.turns();
            second.turns();
            r.r1 = givesUp.toString();
            r.r2 = waits.toString();
        }
    }
}
