package io.cogen.tests.sync;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.sync.Barrier;
import io.cogen.sync.BarrierBrokenException;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class BarrierTest {
    final List<Object> log = new ArrayList<>();
    final Barrier barrier = new Barrier("round", 3);

    @Coroutine
    void work(int rounds, Random dice) {
        for (int round = 0; round < rounds; round++) {
            Co.yield(Events.sleep(ofMillis(dice.nextInt(5))));
            log.add("before " + round);
            Co.yield(barrier.await());
            log.add("behind " + round);
        }
    }

    @Seeds(50)
    void nobodyIsARoundAhead(Scheduler scheduler) {
        Random dice = Dice.of(scheduler);
        for (int i = 0; i < 3; i++) {
            scheduler.add(BarrierTestCoroutines.work(this, 4, dice));
        }
        scheduler.run();
        for (int round = 0; round < 4; round++) {
            assertTrue(log.lastIndexOf("before " + round) < log.indexOf("behind " + round), log::toString);
        }
        assertEquals(new Barrier.Statistics(3, 0, false, 4), barrier.statistics());
    }

    @Coroutine
    void come(int timeout) {
        try {
            log.add(Co.yield(barrier.await().timeout(ofMillis(timeout))));
        } catch (OperationTimeoutException late) {
            log.add("late");
        } catch (BarrierBrokenException broken) {
            log.add(broken.getMessage());
        }
    }

    private Coro<Void, RuntimeException> start(Scheduler scheduler, int timeout) {
        Coro<Void, RuntimeException> coro = scheduler.add(BarrierTestCoroutines.come(this, timeout));
        scheduler.runOnce();
        return coro;
    }

    @CoroutineTest
    void theLastDoesNotWaitAndTheOthersGoOnInOrder(Scheduler scheduler) {
        start(scheduler, 1_000);
        start(scheduler, 1_000);
        assertTrue(scheduler.dump().contains("waits for barrier round, 2 of 3 have come"), scheduler::dump);
        start(scheduler, 1_000);
        scheduler.run();
        assertEquals(List.of(2, 0, 1), log);
    }

    @CoroutineTest
    void whoTimesOutBreaksItUntilItIsReset(Scheduler scheduler) {
        start(scheduler, 5);
        start(scheduler, 1_000);
        scheduler.run();
        assertEquals(2, log.size());
        assertTrue(log.contains("late"), log::toString);
        assertTrue(
                log.contains("barrier round broke: another one that waited there was cancelled or timed out"),
                log::toString);
        assertTrue(barrier.isBroken());
        assertEquals("barrier round, broken", barrier.toString());
        start(scheduler, 1_000);
        scheduler.run();
        assertTrue(log.get(2).toString().contains("is broken"), log::toString);
        barrier.reset();
        log.clear();
        theLastDoesNotWaitAndTheOthersGoOnInOrder(scheduler);
        start(scheduler, 1_000);
        scheduler.post(barrier::reset);
        scheduler.run();
        assertEquals("barrier round was reset", log.get(3));
        assertFalse(barrier.isBroken());
    }

    @CoroutineTest
    void whoIsCancelledBehindTheLastArrivalHurtsNobody(Scheduler scheduler) {
        Coro<Void, RuntimeException> victim = start(scheduler, 1_000);
        start(scheduler, 1_000);
        Coro<Void, RuntimeException> last = scheduler.add(BarrierTestCoroutines.come(this, 1_000));
        last.whenDone(() -> victim.cancel("too late"));
        scheduler.run();
        assertEquals(List.of(2, 0, 1), log); // a result beats a cancel
        assertFalse(barrier.isBroken());
    }

    @CoroutineTest
    void whoIsCancelledBeforeBreaksIt(Scheduler scheduler) {
        Coro<Void, RuntimeException> victim = start(scheduler, 1_000);
        start(scheduler, 1_000);
        victim.cancel("out");
        victim.cancel("again");
        scheduler.run();
        assertEquals(1, log.size());
        assertTrue(log.get(0).toString().contains("broke:"), log::toString);
        assertTrue(barrier.isBroken());
    }

    @CoroutineTest
    void aBarrierForOneLetsEverybodyThrough(Scheduler scheduler) {
        Barrier one = new Barrier(1);
        assertEquals(0, scheduler.run(BarrierTestCoroutines.through(one)));
        assertThrows(IllegalArgumentException.class, () -> new Barrier(0));
    }

    @Coroutine
    static int through(Barrier barrier) {
        return Co.yield(barrier.await());
    }
}
