package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZL_Result;

/**
 * A value that must not be lost, from another thread to a coroutine that may give up: it is delivered exactly if it was taken.
 * First whether it was taken, then what the coroutine got.
 */
public class HandOver {
    /**
     * How to write an operation whose value is worth something, a connection for instance. Both sides claim it with one
     * compare-and-set; the loser of a cleanup finds the value there and completes: a result beats a timeout.
     */
    static class Claimed extends Operation<Object, RuntimeException> {
        private static final Object WAITS = new Object();
        private static final Object GONE = new Object();

        final AtomicReference<Object> place = new AtomicReference<>(WAITS);

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            keepAlive();
            return false;
        }

        /** Any thread. False: nobody waits for it any more, it stays the caller's. */
        boolean offer(Object value) {
            if (!place.compareAndSet(WAITS, value)) {
                return false;
            }
            complete(value);
            return true;
        }

        boolean giveUp() {
            return place.compareAndSet(WAITS, GONE);
        }

        @Override
        protected void cleanup() {
            if (!giveUp()) {
                complete(place.get()); // it was taken, and is under way in the mailbox
            }
        }
    }

    static final class NeverLooks extends Claimed {
        @Override
        protected void cleanup() {
            giveUp();
        }
    }

    @JCStressTest
    @Outcome(
            id = {"true, value.", "false, timeout."},
            expect = ACCEPTABLE,
            desc = "taken and delivered, or neither")
    @Outcome(expect = FORBIDDEN, desc = "lost, or delivered twice")
    @State
    public static class Holds {
        private final Claimed operation = new Claimed();
        private final Probe probe = Probe.of(operation.timeout(Duration.ofNanos(10)));
        private final World world = World.with(probe);

        @Actor
        public void loop() {
            world.pass(20);
            world.scheduler.runOnce();
        }

        @Actor
        public void other(ZL_Result r) {
            r.r1 = operation.offer("value");
        }

        @Arbiter
        public void after(ZL_Result r) {
            r.r2 = world.settled(probe);
        }
    }

    @JCStressTest
    @Outcome(
            id = {"true, value.", "false, timeout."},
            expect = ACCEPTABLE,
            desc = "taken and delivered, or neither")
    @Outcome(expect = FORBIDDEN, desc = "lost, or delivered twice")
    @State
    public static class BrokenNeverLooks {
        private final Claimed operation = new NeverLooks();
        private final Probe probe = Probe.of(operation.timeout(Duration.ofNanos(10)));
        private final World world = World.with(probe);

        @Actor
        public void loop() {
            world.pass(20);
            world.scheduler.runOnce();
        }

        @Actor
        public void other(ZL_Result r) {
            r.r1 = operation.offer("value");
        }

        @Arbiter
        public void after(ZL_Result r) {
            r.r2 = world.settled(probe);
        }
    }
}
