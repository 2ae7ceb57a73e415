package io.cogen.tests.sync;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.sync.BrokenOwnerException;
import io.cogen.sync.Held;
import io.cogen.sync.ReadWriteLock;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** SH-073. */
final class ReadWriteLockTest {
    final List<Object> log = new ArrayList<>();
    final ReadWriteLock lock = new ReadWriteLock("table");

    @Coroutine
    void read(String name, int millis) {
        try (Held held = Co.yield(lock.acquireRead())) {
            log.add(name);
            Co.yield(Events.sleep(ofMillis(millis)));
        }
    }

    @Coroutine
    void write(String name, int millis) {
        try (Held held = Co.yield(lock.acquireWrite())) {
            log.add(name);
            Co.yield(Events.sleep(ofMillis(millis)));
        }
    }

    private void start(Scheduler scheduler, Coro<Void, RuntimeException> coro) {
        scheduler.add(coro);
        scheduler.runOnce();
    }

    @CoroutineTest
    void writersGoFirst(Scheduler scheduler) {
        start(scheduler, ReadWriteLockTestCoroutines.read(this, "R0", 10));
        start(scheduler, ReadWriteLockTestCoroutines.write(this, "W1", 10));
        start(scheduler, ReadWriteLockTestCoroutines.read(this, "R1", 10));
        start(scheduler, ReadWriteLockTestCoroutines.read(this, "R2", 10));
        start(scheduler, ReadWriteLockTestCoroutines.write(this, "W2", 10));
        assertEquals(new ReadWriteLock.Statistics(null, 1, 2, 2, 1, 4), lock.statistics());
        assertTrue(
                scheduler
                        .dump()
                        .contains("waits for lock table, held to read by io.cogen.tests.sync.ReadWriteLockTest.read ("),
                scheduler::dump);
        scheduler.run();
        assertEquals(List.of("R0", "W1", "W2", "R1", "R2"), log); // SH-073
        assertEquals(new ReadWriteLock.Statistics(null, 0, 0, 0, 5, 4), lock.statistics());
        assertEquals("lock table, free", lock.toString());
    }

    @Coroutine
    OperationTimeoutException timesOut() {
        try (Held held = Co.yield(lock.acquireWrite().timeout(ofMillis(5)))) {
            throw new AssertionError(held);
        } catch (OperationTimeoutException late) {
            return late;
        }
    }

    @Coroutine
    void givesUp() {
        Co.yield(ReadWriteLockTestCoroutines.timesOut(this));
        log.add("gave up");
    }

    /** The readers behind it waited for nobody else. */
    @CoroutineTest
    void aWriterThatGivesUpLetsTheReadersIn(Scheduler scheduler, VirtualTime time) {
        start(scheduler, ReadWriteLockTestCoroutines.read(this, "R0", 100));
        start(scheduler, ReadWriteLockTestCoroutines.givesUp(this));
        start(scheduler, ReadWriteLockTestCoroutines.read(this, "R1", 10));
        start(scheduler, ReadWriteLockTestCoroutines.read(this, "R2", 10));
        scheduler.run();
        assertEquals("R0", log.get(0));
        assertEquals(
                List.of("R1", "R2"),
                log.stream().filter(each -> each.toString().matches("R[12]")).toList());
        assertEquals(4, log.size());
        assertEquals(ofMillis(100), time.elapsed()); // they did not wait for R0
        assertEquals(0, lock.statistics().waitingReaders());
    }

    @Coroutine
    void both() {
        try (Held outer = Co.yield(lock.acquireWrite());
                Held inner = Co.yield(lock.acquireWrite());
                Held read = Objects.requireNonNull(lock.tryAcquireRead())) {
            Co.yield(ReadWriteLockTestCoroutines.write(this, "W in W", 1));
            Co.yield(ReadWriteLockTestCoroutines.read(this, "R in W", 1));
            assertEquals(1, lock.statistics().readers());
            inner.close();
            outer.close();
            // what is left is to read
            assertNull(lock.statistics().writer());
            assertNull(lock.tryAcquireWrite());
            assertThrows(IllegalStateException.class, lock::releaseWrite);
            assertNotNull(read);
        }
        assertEquals("lock table, free", lock.toString());
    }

    @CoroutineTest
    void whoWritesMayWriteAndReadAgain(Scheduler scheduler) {
        scheduler.run(ReadWriteLockTestCoroutines.both(this));
        assertEquals(List.of("W in W", "R in W"), log);
    }

    @Coroutine
    void upgrade() {
        try (Held read = Co.yield(lock.acquireRead())) {
            Co.yield(lock.acquireWrite());
        }
    }

    @CoroutineTest
    void whoReadsCannotWrite(Scheduler scheduler) {
        // SH-073: it waited for itself for ever
        String message = assertThrows(
                        IllegalStateException.class, () -> scheduler.run(ReadWriteLockTestCoroutines.upgrade(this)))
                .getMessage();
        assertTrue(message.contains("wait for itself for ever"), message);
    }

    @Coroutine
    void readsAgain() {
        try (Held read = Co.yield(lock.acquireRead())) {
            Co.yield(Events.sleep(ofMillis(10)));
            Co.yield(ReadWriteLockTestCoroutines.read(this, "again", 1));
        }
    }

    @CoroutineTest
    void whoReadsMayReadAgainThoughAWriterWaits(Scheduler scheduler) {
        start(scheduler, ReadWriteLockTestCoroutines.readsAgain(this));
        start(scheduler, ReadWriteLockTestCoroutines.write(this, "W", 1));
        scheduler.run();
        assertEquals(List.of("again", "W"), log);
    }

    @Coroutine
    void plainCalls() {
        assertThrows(IllegalStateException.class, lock::releaseRead); // SH-073: wrong unlock
        assertThrows(IllegalStateException.class, lock::releaseWrite);
        Co.yield(lock.acquireRead());
        assertThrows(IllegalStateException.class, lock::releaseWrite);
        lock.releaseRead();
        Co.yield(lock.acquireWrite());
        assertThrows(IllegalStateException.class, lock::releaseRead);
        Co.yield(Scheduler.current().add(ReadWriteLockTestCoroutines.tries(this)));
        lock.releaseWrite();
        assertEquals("lock table, free", lock.toString());
    }

    @Coroutine
    void tries() {
        assertNull(lock.tryAcquireRead());
        assertNull(lock.tryAcquireWrite());
        String message =
                assertThrows(IllegalStateException.class, lock::releaseWrite).getMessage();
        assertTrue(
                message.startsWith("lock table is held to write by io.cogen.tests.sync.ReadWriteLockTest.plainCalls ("),
                message);
    }

    @CoroutineTest
    void whoReleasesMustHold(Scheduler scheduler) {
        scheduler.run(ReadWriteLockTestCoroutines.plainCalls(this));
    }

    // ------------------------------------------------------------------ owners that end

    @Coroutine
    void keepRead() {
        Co.yield(lock.acquireRead());
        Co.yield(Events.sleep(ofMillis(20)));
    }

    @Coroutine
    Held keepWrite() {
        Held held = Co.yield(lock.acquireWrite());
        Co.yield(Events.sleep(ofMillis(20)));
        return held;
    }

    @Coroutine
    void inVain(boolean writes) {
        try {
            Co.yield(writes ? lock.acquireWrite() : lock.acquireRead());
            log.add("never");
        } catch (BrokenOwnerException broken) {
            log.add(writes ? "no writer" : "no reader");
        }
    }

    @CoroutineTest
    void aReaderThatHasEndedBreaksItForWritersAndWhoWaitsBehindThem(Scheduler scheduler) {
        start(scheduler, ReadWriteLockTestCoroutines.read(this, "R0", 10));
        start(scheduler, ReadWriteLockTestCoroutines.keepRead(this));
        start(scheduler, ReadWriteLockTestCoroutines.inVain(this, true));
        start(scheduler, ReadWriteLockTestCoroutines.inVain(this, false));
        scheduler.run();
        assertEquals(3, log.size());
        assertTrue(log.containsAll(List.of("R0", "no writer", "no reader")), log::toString);
        scheduler.run(ReadWriteLockTestCoroutines.inVain(this, true));
        assertEquals(4, log.size());
        scheduler.run(ReadWriteLockTestCoroutines.read(this, "R3", 10)); // need not wait for it
        assertEquals("R3", log.get(4));
    }

    @CoroutineTest
    void aWriterThatHasEndedBreaksItUntilItIsClosed(Scheduler scheduler) {
        Coro<Held, RuntimeException> writer = scheduler.add(ReadWriteLockTestCoroutines.keepWrite(this));
        scheduler.runOnce();
        start(scheduler, ReadWriteLockTestCoroutines.inVain(this, false));
        start(scheduler, ReadWriteLockTestCoroutines.inVain(this, true));
        Held held = scheduler.run(writer);
        scheduler.run();
        assertEquals(2, log.size());
        assertTrue(log.containsAll(List.of("no writer", "no reader")), log::toString);
        held.close();
        scheduler.run(ReadWriteLockTestCoroutines.write(this, "W", 10));
        assertEquals("W", log.get(2));
    }
}
