package io.cogen.tests.sync;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Blocking;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.sync.BrokenOwnerException;
import io.cogen.sync.Held;
import io.cogen.sync.Lock;
import io.cogen.sync.ReentrantLock;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.UnseenFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What one coroutine holds at a time. */
final class LockTest {
    final List<Object> log = new ArrayList<>();
    final Lock lock = new Lock("orders");
    final ReentrantLock again = new ReentrantLock("again");

    @Coroutine
    void hold(int millis) {
        try (Held held = Co.yield(lock.acquire())) {
            assertNotNull(held);
            log.add("got it");
            Co.yield(Events.sleep(ofMillis(millis)));
        }
    }

    @Coroutine
    void keep(boolean reentrant) {
        Co.yield(reentrant ? again.acquire() : lock.acquire());
        log.add("kept");
        Co.yield(Events.sleep(ofSeconds(1)));
    }

    // ------------------------------------------------------------------ SH-072, SH-012: lock, tset, unlock

    @Coroutine
    void plainCalls() {
        Co.yield(lock.acquire());
        assertTrue(lock.isHeldByCaller());
        Coro<Void, RuntimeException> other = Scheduler.current().add(LockTestCoroutines.tries(this));
        Co.yield(other);
        lock.release(); // SH-072: hands over, and does not suspend
        log.add("released");
        assertFalse(lock.isHeldByCaller());
        Held held = Objects.requireNonNull(lock.tryAcquire());
        assertNull(lock.tryAcquire());
        held.close();
        assertFalse(lock.isHeld());
        held.close(); // once more does nothing
        Held next = Objects.requireNonNull(lock.tryAcquire());
        assertTrue(lock.isHeld());
        lock.release();
        next.close();
        assertFalse(lock.isHeld());
    }

    @Coroutine
    void tries() {
        assertNull(lock.tryAcquire());
        assertFalse(lock.isHeldByCaller());
        // SH-072: an unlock by somebody else, SH-012 did not see that
        String message =
                assertThrows(IllegalStateException.class, lock::release).getMessage();
        assertTrue(
                message.startsWith("lock orders is held by io.cogen.tests.sync.LockTest.plainCalls (LockTest.java:"),
                message);
        assertTrue(message.contains("cannot be released by io.cogen.tests.sync.LockTest.tries"), message);
    }

    @CoroutineTest
    void releaseIsAPlainCallForTheOwnerOnly(Scheduler scheduler) {
        scheduler.run(LockTestCoroutines.plainCalls(this));
        // SH-072: unlock of what is not locked
        assertEquals(
                "lock orders is not held, and cannot be released",
                assertThrows(IllegalStateException.class, lock::release).getMessage());
        assertThrows(IllegalStateException.class, lock::tryAcquire); // outside a coroutine
        assertThrows(IllegalArgumentException.class, () -> new Lock(" "));
    }

    @Coroutine
    void twice() {
        try (Held held = Co.yield(lock.acquire())) {
            Co.yield(LockTestCoroutines.hold(this, 1));
        }
    }

    @CoroutineTest
    void toAcquireALockThatOneHoldsIsAnErrorAtOnce(Scheduler scheduler) {
        IllegalStateException error =
                assertThrows(IllegalStateException.class, () -> scheduler.run(LockTestCoroutines.twice(this)));
        assertTrue(error.getMessage().contains("use a ReentrantLock"), error.getMessage());
        assertFalse(lock.isHeld());
    }

    // ------------------------------------------------------------------ SH-072: recursive

    @Coroutine
    int deep(int depth) {
        try (Held held = Co.yield(again.acquire())) {
            assertEquals(6 - depth, again.statistics().holds());
            Co.yield(Events.pass());
            return depth == 0 ? 1 : 1 + Co.yield(LockTestCoroutines.deep(this, depth - 1));
        }
    }

    @Coroutine
    void deepOnce() {
        assertEquals(6, Co.yield(LockTestCoroutines.deep(this, 5)));
        Held first = Co.yield(again.acquire());
        Held second = Objects.requireNonNull(again.tryAcquire());
        first.close();
        first.close();
        assertTrue(again.isHeldByCaller());
        second.close();
        assertFalse(again.isHeldByCaller());
        Co.yield(again.acquire());
        Co.yield(again.acquire());
        again.release();
        assertTrue(again.isHeldByCaller());
        again.release();
        assertThrows(IllegalStateException.class, again::release);
    }

    @CoroutineTest
    void callsShareTheReentrantLockOfTheirCallers(Scheduler scheduler) {
        scheduler.add(LockTestCoroutines.deepOnce(this));
        scheduler.add(LockTestCoroutines.deepOnce(this));
        scheduler.run();
        assertEquals(2 * 10, again.statistics().acquisitions());
    }

    // ------------------------------------------------------------------ who waits

    @Coroutine
    void three() {
        Scheduler scheduler = Scheduler.current();
        for (String name : List.of("first", "second", "third")) {
            scheduler.add(LockTestCoroutines.named(this, name));
            Co.yield(Events.sleep(ofMillis(1)));
        }
        log.add(lock.statistics());
        String dump = scheduler.dump();
        assertTrue(
                dump.contains("waits for lock orders, held by io.cogen.tests.sync.LockTest.named (LockTest.java:"),
                dump);
    }

    @Coroutine
    void named(String name) {
        try (Held held = Co.yield(lock.acquire())) {
            log.add(name);
            Co.yield(Events.sleep(ofMillis(10)));
        }
    }

    @CoroutineTest
    void firstComeFirstServedAndTheDumpSaysWhoHoldsIt(Scheduler scheduler) {
        Coro<Void, RuntimeException> three = scheduler.add(LockTestCoroutines.three(this));
        scheduler.run();
        Lock.Statistics middle = (Lock.Statistics) log.remove(1);
        assertEquals(List.of("first", "second", "third"), log);
        assertEquals(2, middle.waiting());
        assertEquals(1, middle.acquisitions());
        assertEquals(
                "io.cogen.tests.sync.LockTest.named",
                Objects.requireNonNull(middle.holder()).name());
        assertEquals(new Lock.Statistics(null, 0, 3, 2), lock.statistics());
        assertEquals("lock orders, free", lock.toString());
        assertTrue(three.isDone());
    }

    @Coroutine
    void impatient() {
        try (Held held = Co.yield(lock.acquire().timeout(ofMillis(5)))) {
            log.add("never");
        } catch (OperationTimeoutException late) { // SH-012: LockTimeout
            log.add(late.getMessage());
        }
    }

    @CoroutineTest
    void aTimeoutSaysWhoHoldsTheLock(Scheduler scheduler) {
        scheduler.add(LockTestCoroutines.hold(this, 100));
        scheduler.runOnce();
        scheduler.add(LockTestCoroutines.impatient(this));
        scheduler.run();
        assertTrue(
                log.get(1).toString().contains("lock orders, held by io.cogen.tests.sync.LockTest.hold"),
                log::toString);
    }

    @Coroutine
    void circle(Lock mine, Lock other) {
        try (Held held = Co.yield(mine.acquire())) {
            Co.yield(Events.sleep(ofMillis(1)));
            Co.yield(other.acquire());
        }
    }

    /** SH-077: nobody looks for cycles, but a loop that is stuck says so at once, and who waits for whom. */
    @CoroutineTest
    void aDeadlockIsToldOfWithBothEdges(Scheduler scheduler, UnseenFailures failures) {
        Lock one = new Lock("one");
        Lock two = new Lock("two");
        scheduler.add(LockTestCoroutines.circle(this, one, two));
        scheduler.add(LockTestCoroutines.circle(this, two, one));
        scheduler.run();
        String told = failures.take(IllegalStateException.class).getMessage();
        assertTrue(told.contains("waits for lock one, held by io.cogen.tests.sync.LockTest.circle"), told);
        assertTrue(told.contains("waits for lock two, held by io.cogen.tests.sync.LockTest.circle"), told);
        scheduler.close();
    }

    // ------------------------------------------------------------------ owners that end

    @Coroutine
    void waitsInVain(boolean reentrant) {
        try {
            Co.yield(reentrant ? again.acquire() : lock.acquire());
            log.add("never");
        } catch (BrokenOwnerException broken) {
            log.add(broken.getMessage());
        }
    }

    private void breaks(Scheduler scheduler, boolean reentrant) {
        scheduler.add(LockTestCoroutines.keep(this, reentrant));
        scheduler.runOnce();
        scheduler.add(LockTestCoroutines.waitsInVain(this, reentrant));
        scheduler.add(LockTestCoroutines.waitsInVain(this, reentrant));
        scheduler.run();
        assertEquals("kept", log.remove(0));
        assertEquals(2, log.size());
        scheduler.run(LockTestCoroutines.waitsInVain(this, reentrant)); // a later one
        assertEquals(3, log.size());
        for (Object each : log) {
            assertTrue(
                    each.toString()
                            .matches(
                                    "lock \\w+ is held by io.cogen.tests.sync.LockTest.keep \\(LockTest.java:\\d+\\), which has ended "
                                            + "without releasing it; .*"),
                    each.toString());
        }
    }

    @CoroutineTest
    void whoWaitsForOneThatHasEndedIsTold(Scheduler scheduler) {
        breaks(scheduler, false);
    }

    @CoroutineTest
    void soItIsWithAReentrantLock(Scheduler scheduler) {
        breaks(scheduler, true);
    }

    @CoroutineTest
    void aKilledOwnerCountsAsEnded(Scheduler scheduler) {
        Coro<Void, RuntimeException> owner = scheduler.add(LockTestCoroutines.keep(this, false));
        scheduler.runOnce();
        scheduler.add(LockTestCoroutines.waitsInVain(this, false));
        scheduler.runOnce();
        owner.kill("out");
        scheduler.run();
        assertEquals(2, log.size());
        assertTrue(log.get(1).toString().contains("has ended without"), log::toString);
        assertThrows(BrokenOwnerException.class, () -> scheduler.run(LockTestCoroutines.triesOnly(this)));
    }

    @Coroutine
    void triesOnly() {
        lock.tryAcquire();
    }

    @Coroutine
    void heir() {
        Co.yield(lock.acquire());
        log.add("heir");
    }

    /** The action on the owner follows the lock from hand to hand, and nobody keeps it who has released. */
    @CoroutineTest
    void theOneWhoInheritsItMayBreakItToo(Scheduler scheduler) {
        Coro<Void, RuntimeException> first = scheduler.add(LockTestCoroutines.hold(this, 5));
        scheduler.runOnce();
        scheduler.add(LockTestCoroutines.heir(this));
        scheduler.runOnce();
        scheduler.add(LockTestCoroutines.waitsInVain(this, false));
        scheduler.run();
        assertTrue(first.isDone());
        assertEquals(List.of("got it", "heir"), log.subList(0, 2));
        assertTrue(log.get(2).toString().contains("LockTest.heir"), log::toString);
    }

    @Coroutine
    Held givesAway() {
        return Co.yield(lock.acquire());
    }

    @CoroutineTest
    void whoeverHasWhatAcquireGaveMayStillCloseIt(Scheduler scheduler) {
        Held held = scheduler.run(LockTestCoroutines.givesAway(this));
        scheduler.run(LockTestCoroutines.waitsInVain(this, false));
        assertEquals(1, log.size());
        held.close();
        assertFalse(lock.isHeld());
        scheduler.run(LockTestCoroutines.hold(this, 1));
        assertEquals("got it", log.get(1));
    }

    // ------------------------------------------------------------------ scopes

    @Coroutine
    String inScope(Scope scope) {
        scope.own(Co.yield(lock.acquire()));
        assertTrue(lock.isHeldByCaller());
        return "over";
    }

    @Coroutine
    void aScope() {
        assertEquals("over", Co.yield(Scope.run(scope -> LockTestCoroutines.inScope(this, scope))));
        assertFalse(lock.isHeld());
    }

    @CoroutineTest
    void aScopeReleasesWhatItOwns(Scheduler scheduler) {
        scheduler.run(LockTestCoroutines.aScope(this));
    }

    // ------------------------------------------------------------------ blocking, and other schedulers

    @Test
    void theMethodItselfMayUseALock() {
        hold(1);
        assertEquals(List.of("got it"), log);
        Blocking.run(lock.acquire());
        assertTrue(lock.isHeld());
        lock.release();
        assertFalse(lock.isHeld());
    }

    @CoroutineTest
    void oneSchedulerAtATime(Scheduler scheduler, Scheduler.Builder builder) {
        scheduler.add(LockTestCoroutines.hold(this, 10));
        scheduler.add(LockTestCoroutines.hold(this, 10));
        scheduler.runOnce();
        scheduler.runOnce();
        try (Scheduler other = builder.build()) {
            IllegalStateException error =
                    assertThrows(IllegalStateException.class, () -> other.run(LockTestCoroutines.hold(this, 10)));
            assertTrue(error.getMessage().contains("another scheduler"), error.getMessage());
        }
        scheduler.run();
        assertEquals(List.of("got it", "got it"), log);
    }
}
