package io.cogen.group;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A coroutine begins to wait at one side of a queue while another thread does something at the other one: it finds it, or is woken. */
public class QueueSleep {
    private static SharedQueue<String> withoutSecondLook() {
        return new SharedQueue<>(new Ring<>(1), new Side(() -> 0), new Side(() -> 0));
    }

    private static SharedQueue<String> full(SharedQueue<String> queue) {
        queue.offer("first");
        return queue;
    }

    @JCStressTest
    @Outcome(id = "element", expect = ACCEPTABLE, desc = "found, or woken")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class HoldsForGet {
        private final SharedQueue<String> queue = SharedQueue.bounded(1);
        private final Loop loop = new Loop();
        private final Loop.Waits waits = loop.waits(queue.get());

        @Actor
        public void loop() {
            loop.turn();
        }

        @Actor
        public void other() {
            queue.offer("element");
        }

        @Arbiter
        public void after(L_Result r) {
            loop.turns();
            r.r1 = waits.toString();
        }
    }

    /** The other one is a coroutine, whose loop tells others when its turn ends. */
    @JCStressTest
    @Outcome(id = "element", expect = ACCEPTABLE, desc = "found, or woken")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class HoldsForGetFromLoop {
        private final SharedQueue<String> queue = SharedQueue.bounded(1);
        private final Loop loop = new Loop();
        private final Loop second = new Loop();
        private final Loop.Waits waits = loop.waits(queue.get());
        private final Loop.Waits puts = second.waits(queue.put("element"));

        @Actor
        public void loop() {
            loop.turn();
        }

        @Actor
        public void other() {
            second.turn();
        }

        @Arbiter
        public void after(L_Result r) {
            second.turns();
            loop.turns();
            r.r1 = waits.toString();
        }
    }

    @JCStressTest
    @Outcome(id = "null", expect = ACCEPTABLE, desc = "found, or woken")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class HoldsForPut {
        private final SharedQueue<String> queue = full(SharedQueue.bounded(1));
        private final Loop loop = new Loop();
        private final Loop.Waits waits = loop.waits(queue.put("second"));

        @Actor
        public void loop() {
            loop.turn();
        }

        @Actor
        public void other() {
            queue.poll();
        }

        @Arbiter
        public void after(L_Result r) {
            loop.turns();
            r.r1 = waits.toString();
        }
    }

    @JCStressTest
    @Outcome(id = "failure", expect = ACCEPTABLE, desc = "found closed, or woken")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class HoldsForClose {
        private final SharedQueue<String> queue = SharedQueue.bounded(1);
        private final Loop loop = new Loop();
        private final Loop.Waits waits = loop.waits(queue.get());

        @Actor
        public void loop() {
            loop.turn();
        }

        @Actor
        public void other() {
            queue.close();
        }

        @Arbiter
        public void after(L_Result r) {
            loop.turns();
            r.r1 = waits.toString();
        }
    }

    @JCStressTest
    @Outcome(id = "element", expect = ACCEPTABLE, desc = "found, or woken")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class BrokenNoSecondLookForGet {
        private final SharedQueue<String> queue = withoutSecondLook();
        private final Loop loop = new Loop();
        private final Loop.Waits waits = loop.waits(queue.get());

        @Actor
        public void loop() {
            loop.turn();
        }

        @Actor
        public void other() {
            queue.offer("element");
        }

        @Arbiter
        public void after(L_Result r) {
            loop.turns();
            r.r1 = waits.toString();
        }
    }

    @JCStressTest
    @Outcome(id = "null", expect = ACCEPTABLE, desc = "found, or woken")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class BrokenNoSecondLookForPut {
        private final SharedQueue<String> queue = full(withoutSecondLook());
        private final Loop loop = new Loop();
        private final Loop.Waits waits = loop.waits(queue.put("second"));

        @Actor
        public void loop() {
            loop.turn();
        }

        @Actor
        public void other() {
            queue.poll();
        }

        @Arbiter
        public void after(L_Result r) {
            loop.turns();
            r.r1 = waits.toString();
        }
    }
}
