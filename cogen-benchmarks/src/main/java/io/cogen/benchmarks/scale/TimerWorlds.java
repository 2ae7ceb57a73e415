package io.cogen.benchmarks.scale;

import static java.time.Duration.ofNanos;

import io.cogen.annotations.Coroutine;
import io.cogen.benchmarks.VirtualTime;
import io.cogen.benchmarks.scale.World.Counter;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.sync.Condition;
import java.time.Duration;
import java.util.SplittableRandom;

/** Coroutines that are asleep, for times drawn by lot. */
final class TimerWorlds {
    private static final long SECOND = 1_000_000_000;
    private static final long HOUR = 3_600 * SECOND;

    private TimerWorlds() {}

    /** A duration from {@code least} to ten times that. */
    private static Duration draw(SplittableRandom random, long least) {
        return ofNanos(random.nextLong(least, 10 * least));
    }

    /** All sleep for hours, and another one has a timeout in seconds, which it does not reach. */
    static World arming(int size) {
        SplittableRandom random = new SplittableRandom(size);
        Scheduler scheduler = new Scheduler();
        Counter done = new Counter();
        for (int i = 0; i < size; i++) {
            scheduler.add(TimerWorldsCoroutines.sleep(draw(random, HOUR)));
        }
        return new World(scheduler, 1, times -> TimerWorldsCoroutines.arm(times, random, done), done);
    }

    @Coroutine
    static void sleep(Duration duration) {
        Co.yield(Events.sleep(duration));
    }

    @Coroutine
    static void arm(int times, SplittableRandom random, Counter done) {
        for (int i = 0; i < times; i++) {
            Co.yield(TimerWorldsCoroutines.passing().timeout(draw(random, SECOND)));
            done.count++;
        }
    }

    @Coroutine
    static void passing() {
        Co.yield(Events.pass());
    }

    /** All sleep for seconds, again and again; the clock jumps to the next that is due. */
    static World waking(int size) {
        SplittableRandom random = new SplittableRandom(size);
        Scheduler scheduler = VirtualTime.scheduler();
        Sleepers sleepers = new Sleepers();
        for (int i = 0; i < size; i++) {
            scheduler.add(TimerWorldsCoroutines.sleepAgain(random, sleepers));
        }
        return new World(scheduler, 1, times -> TimerWorldsCoroutines.await(times, sleepers), sleepers.done);
    }

    /** Somebody is told when enough have woken up. */
    static final class Sleepers {
        final Counter done = new Counter();
        private final Condition<Boolean> enough = new Condition<>();
        private long goal;

        void wokeUp() {
            if (++done.count == goal) {
                enough.wakeOne(true);
            }
        }
    }

    @Coroutine
    static void sleepAgain(SplittableRandom random, Sleepers sleepers) {
        while (true) {
            Co.yield(Events.sleep(draw(random, SECOND)));
            sleepers.wokeUp();
        }
    }

    @Coroutine
    static void await(int times, Sleepers sleepers) {
        sleepers.goal = sleepers.done.count + times;
        Co.yield(sleepers.enough.await());
    }
}
