package io.cogen.tests.sync;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.sync.BoundedSemaphore;
import io.cogen.sync.Held;
import io.cogen.sync.InvertedSemaphore;
import io.cogen.sync.Semaphore;
import io.cogen.testkit.CoroutineTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Permits: SH-070, SH-071. */
final class SemaphoreTest {
    final List<Object> log = new ArrayList<>();
    final Semaphore semaphore = new Semaphore("seats", 3);

    @Coroutine
    void take(String name, int permits) {
        Co.yield(semaphore.acquire(permits));
        log.add(name);
    }

    private Coro<Void, RuntimeException> start(Scheduler scheduler, Coro<Void, RuntimeException> coro) {
        scheduler.add(coro);
        scheduler.runOnce();
        return coro;
    }

    @Coroutine
    void give(int permits) {
        semaphore.release(permits);
    }

    @CoroutineTest
    void aSmallRequestWaitsBehindABigOne(Scheduler scheduler) {
        start(scheduler, SemaphoreTestCoroutines.take(this, "one", 1));
        start(scheduler, SemaphoreTestCoroutines.take(this, "big", 3));
        start(scheduler, SemaphoreTestCoroutines.take(this, "small", 1)); // SH-070 lets it pass
        assertEquals(List.of("one"), log);
        assertEquals(2, semaphore.available());
        assertNull(semaphore.tryAcquire());
        assertEquals(new Semaphore.Statistics(2, 2, 1, 2), semaphore.statistics());
        assertTrue(
                scheduler.dump().contains("waits for 3 permits of semaphore seats, 2 permits left"), scheduler::dump);
        scheduler.run(SemaphoreTestCoroutines.give(this, 1));
        scheduler.run(SemaphoreTestCoroutines.give(this, 1));
        scheduler.run();
        assertEquals(List.of("one", "big", "small"), log);
    }

    @CoroutineTest
    void whenTheBigOneGivesUpTheSmallOnesGoOn(Scheduler scheduler) {
        start(scheduler, SemaphoreTestCoroutines.take(this, "one", 1));
        Coro<Void, RuntimeException> big = start(scheduler, SemaphoreTestCoroutines.take(this, "big", 3));
        start(scheduler, SemaphoreTestCoroutines.take(this, "first", 1));
        start(scheduler, SemaphoreTestCoroutines.take(this, "second", 1));
        big.cancel("enough");
        scheduler.run();
        assertEquals(List.of("one", "first", "second"), log);
        assertEquals(0, semaphore.available());
    }

    @Coroutine
    void manyAtOnce(Priority priority) {
        Scheduler scheduler = Scheduler.current();
        Held all = Objects.requireNonNull(semaphore.tryAcquire(3));
        for (String name : List.of("1", "2", "3")) {
            scheduler.add(SemaphoreTestCoroutines.withPriority(this, name, priority));
            Co.yield(Events.sleep(ofMillis(1)));
        }
        all.close();
        log.add("released");
    }

    @Coroutine
    void withPriority(String name, Priority priority) {
        Co.yield(semaphore.acquire().priority(priority));
        log.add(name);
    }

    @CoroutineTest
    void whoGoesOnAtOnceKeepsItsOrderUnderAnyPriority(Scheduler scheduler) {
        for (Priority priority : Priority.values()) {
            log.clear();
            scheduler.run(SemaphoreTestCoroutines.manyAtOnce(this, priority));
            scheduler.run();
            assertEquals(List.of("released", "1", "2", "3"), log);
            semaphore.release(3);
        }
    }

    @CoroutineTest
    void thereMayBeMoreInTheEnd(Scheduler scheduler) {
        semaphore.release(4); // SH-070
        assertEquals(7, semaphore.available());
        assertEquals("semaphore seats, 7 permits left", semaphore.toString());
        assertThrows(IllegalStateException.class, () -> semaphore.release(Integer.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> semaphore.release(0));
        assertThrows(IllegalArgumentException.class, () -> semaphore.acquire(0));
        assertThrows(IllegalArgumentException.class, () -> semaphore.tryAcquire(-1));
        assertThrows(IllegalArgumentException.class, () -> new Semaphore(-1));
        Held held = Objects.requireNonNull(semaphore.tryAcquire(7));
        assertNull(semaphore.tryAcquire());
        held.close();
        held.close();
        assertEquals(7, semaphore.available());
    }

    @CoroutineTest
    void aBoundedOneNeverHasMoreThanAtTheStart(Scheduler scheduler) {
        BoundedSemaphore bounded = new BoundedSemaphore("db", 2);
        Held held = Objects.requireNonNull(bounded.tryAcquire());
        assertEquals(
                "semaphore db cannot have more than 2 permits, has 1, and 2 would be released",
                assertThrows(IllegalStateException.class, () -> bounded.release(2))
                        .getMessage());
        held.close();
        assertThrows(IllegalStateException.class, bounded::release);
        assertEquals(
                "from 1 to 2 permits can be acquired from semaphore db, not 3",
                assertThrows(IllegalArgumentException.class, () -> bounded.acquire(3))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new BoundedSemaphore(0));
    }

    // ------------------------------------------------------------------ permits that cannot leak

    @Coroutine
    void body(Scope scope) {
        scope.own(Co.yield(semaphore.acquire(2)));
        assertEquals(1, semaphore.available());
        Co.yield(Events.sleep(ofMillis(50)));
        throw new IllegalArgumentException("as it should");
    }

    @Coroutine
    void scoped() {
        try {
            Co.yield(Scope.run(scope -> SemaphoreTestCoroutines.body(this, scope)));
        } catch (IllegalArgumentException expected) {
            log.add(semaphore.available());
        }
    }

    @CoroutineTest
    void aScopeGivesBackWhateverHappens(Scheduler scheduler) {
        scheduler.run(SemaphoreTestCoroutines.scoped(this));
        assertEquals(List.of(3), log);
    }

    // ------------------------------------------------------------------ SH-071

    final InvertedSemaphore requests = new InvertedSemaphore("requests");

    @Coroutine
    void request(int millis) {
        try (Held held = requests.acquire()) {
            Co.yield(Events.sleep(ofMillis(millis)));
        }
    }

    @Coroutine
    void drain() {
        Co.yield(requests.awaitZero());
        log.add("drained");
    }

    @CoroutineTest
    void anInvertedOneWaitsForZero(Scheduler scheduler) {
        start(scheduler, SemaphoreTestCoroutines.drain(this)); // at zero: at once
        assertEquals(List.of("drained"), log);
        start(scheduler, SemaphoreTestCoroutines.request(this, 10));
        start(scheduler, SemaphoreTestCoroutines.request(this, 20));
        start(scheduler, SemaphoreTestCoroutines.drain(this));
        start(scheduler, SemaphoreTestCoroutines.drain(this));
        assertEquals(new InvertedSemaphore.Statistics(2, 2, 2, 2), requests.statistics());
        assertTrue(scheduler.dump().contains("waits for zero of inverted semaphore requests, at 2"), scheduler::dump);
        scheduler.run();
        assertEquals(3, log.size());
        assertThrows(IllegalStateException.class, requests::release);
        assertThrows(IllegalArgumentException.class, () -> requests.release(0));
        assertThrows(IllegalArgumentException.class, () -> requests.acquire(0));
        Held many = requests.acquire(Integer.MAX_VALUE);
        assertThrows(IllegalStateException.class, requests::acquire);
        many.close();
        many.close();
        assertEquals(0, requests.count());
    }
}
