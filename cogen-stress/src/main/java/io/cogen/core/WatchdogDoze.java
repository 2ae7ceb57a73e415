package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The watchdog is about to doze, as all loops wait, when one of them gets up: it must not doze then. */
public class WatchdogDoze {
    private static final long LIMIT = 1_000_000_000;
    /** A loop that counts steps; nobody looks at them here. */
    private static final World WORLD = new World();

    private static String outcome(Watchdog dog) {
        return dog.isDozing() ? "dozes" : "awake";
    }

    @JCStressTest
    @Outcome(id = "awake", expect = ACCEPTABLE, desc = "it saw the loop, or was woken by it")
    @Outcome(expect = FORBIDDEN, desc = "it dozes, and the loop runs")
    @State
    public static class Holds {
        private final Watchdog dog = new Watchdog();
        private final Watch watch = new Watch(WORLD.scheduler, LIMIT, null, dog);

        public Holds() {
            dog.know(watch);
        }

        @Actor
        public void dog() {
            dog.dozesOff();
        }

        @Actor
        public void loop() {
            watch.rise();
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = outcome(dog);
        }
    }

    /** Looks once, and then says that it dozes. */
    @JCStressTest
    @Outcome(id = "awake", expect = ACCEPTABLE, desc = "it saw the loop, or was woken by it")
    @Outcome(expect = FORBIDDEN, desc = "it dozes, and the loop runs")
    @State
    public static class BrokenLooksOnce {
        private final Watchdog dog = new Watchdog();
        private final Watch watch = new Watch(WORLD.scheduler, LIMIT, null, dog);

        public BrokenLooksOnce() {
            dog.know(watch);
        }

        @Actor
        public void dog() {
            if (dog.allRest()) {
                dog.dozing = true;
            }
        }

        @Actor
        public void loop() {
            watch.rise();
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = outcome(dog);
        }
    }

    /** Wakes the watchdog, and then says that it is up. */
    @JCStressTest
    @Outcome(id = "awake", expect = ACCEPTABLE, desc = "it saw the loop, or was woken by it")
    @Outcome(expect = FORBIDDEN, desc = "it dozes, and the loop runs")
    @State
    public static class BrokenWakesFirst {
        private final Watchdog dog = new Watchdog();
        private final Watch watch = new Watch(WORLD.scheduler, LIMIT, null, dog);

        public BrokenWakesFirst() {
            dog.know(watch);
        }

        @Actor
        public void dog() {
            dog.dozesOff();
        }

        @Actor
        public void loop() {
            dog.wake();
            watch.up();
        }

        @Arbiter
        public void after(L_Result r) {
            r.r1 = outcome(dog);
        }
    }
}
