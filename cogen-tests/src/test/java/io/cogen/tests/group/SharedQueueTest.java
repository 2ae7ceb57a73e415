package io.cogen.tests.group;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Blocking;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.group.Remote;
import io.cogen.group.SchedulerGroup;
import io.cogen.group.SharedQueue;
import io.cogen.group.SharedQueueClosedException;
import io.cogen.testkit.CoroutineTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class SharedQueueTest {
    private final List<Object> log = new ArrayList<>();
    private final SharedQueue<Integer> queue = SharedQueue.bounded(2);

    @Coroutine
    void put(SharedQueue<Integer> queue, int from, int to) {
        for (int i = from; i < to; i++) {
            Co.yield(queue.put(i));
        }
    }

    @Coroutine
    void get(String who, int times) {
        for (int i = 0; i < times; i++) {
            log.add(who + Co.yield(queue.get()));
        }
    }

    @Coroutine
    void getUntilClosed() {
        try {
            while (true) {
                log.add(Co.yield(queue.get()));
            }
        } catch (SharedQueueClosedException closed) {
            log.add("closed");
        }
    }

    @Coroutine
    void putOrTellClosed(int element) {
        try {
            Co.yield(queue.put(element));
            log.add("put " + element);
        } catch (SharedQueueClosedException closed) {
            log.add("not " + element);
        }
    }

    // ------------------------------------------------------------------ one loop

    @CoroutineTest
    void whatIsPutFirstIsTakenFirst(Scheduler scheduler) {
        scheduler.add(SharedQueueTestCoroutines.put(this, queue, 0, 10));
        scheduler.add(SharedQueueTestCoroutines.get(this, "", 10));
        scheduler.run();
        assertEquals(IntStream.range(0, 10).mapToObj(String::valueOf).toList(), log);
        assertEquals(0, queue.size());
    }

    @Test
    void exactlySoManyFitIn() {
        for (int capacity = 1; capacity <= 9; capacity++) {
            SharedQueue<Integer> each = SharedQueue.bounded(capacity);
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < capacity; i++) {
                    assertTrue(each.offer(i));
                }
                assertFalse(each.offer(-1));
                assertEquals(capacity, each.size());
                for (int i = 0; i < capacity; i++) {
                    assertEquals(i, each.poll());
                }
                assertNull(each.poll());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> SharedQueue.bounded(0));
        assertThrows(NullPointerException.class, () -> queue.put(null));
        assertThrows(NullPointerException.class, () -> queue.offer(null));
    }

    @CoroutineTest
    void whoCameFirstIsServedFirst(Scheduler scheduler) {
        for (String who : List.of("a", "b", "c")) {
            scheduler.add(SharedQueueTestCoroutines.get(this, who, 1));
            scheduler.runOnce();
        }
        scheduler.add(SharedQueueTestCoroutines.put(this, queue, 0, 3));
        scheduler.run();
        assertEquals(List.of("a0", "b1", "c2"), sorted());
    }

    private List<String> sorted() {
        return log.stream().map(String::valueOf).sorted().toList();
    }

    @CoroutineTest
    void whoWaitsToPutIsServedFirstAsWell(Scheduler scheduler) {
        for (int i = 0; i < 4; i++) {
            scheduler.add(SharedQueueTestCoroutines.put(this, queue, i, i + 1));
            scheduler.runOnce();
        }
        assertEquals(2, queue.size());
        scheduler.add(SharedQueueTestCoroutines.get(this, "", 4));
        scheduler.run();
        assertEquals(List.of("0", "1", "2", "3"), log);
    }

    @CoroutineTest
    void whoIsCancelledHasTakenNothing(Scheduler scheduler) {
        Coro<Void, RuntimeException> first = scheduler.add(SharedQueueTestCoroutines.get(this, "a", 1));
        scheduler.runOnce();
        scheduler.add(SharedQueueTestCoroutines.get(this, "b", 1));
        scheduler.runOnce();
        assertTrue(queue.offer(7)); // a wakeup is on its way
        first.cancel("now");
        scheduler.run();
        assertEquals(List.of("b7"), log);
    }

    @CoroutineTest
    void whoIsCancelledHasPutNothing(Scheduler scheduler) {
        List<Coro<Void, RuntimeException>> putting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            putting.add(scheduler.add(SharedQueueTestCoroutines.put(this, queue, i, i + 1)));
            scheduler.runOnce();
        }
        putting.get(2).cancel("the first that waits");
        putting.get(4).cancel("the last");
        scheduler.add(SharedQueueTestCoroutines.get(this, "", 3));
        scheduler.run();
        assertEquals(List.of("0", "1", "3"), log);
        assertNull(queue.poll());
    }

    @Coroutine
    void timeOut() {
        assertTrue(Co.yield(SharedQueueTestCoroutines.timesOut(this)));
        assertTrue(queue.offer(1));
        assertEquals(1, Co.yield(queue.get().timeout(ofSeconds(1))));
        assertTrue(queue.offer(2) && queue.offer(3));
        try {
            Co.yield(queue.put(4).timeout(ofMillis(1)));
        } catch (OperationTimeoutException expected) {
            log.add("put timed out");
        }
        assertEquals(2, queue.size());
    }

    @Coroutine
    boolean timesOut() {
        try {
            Co.yield(queue.get().timeout(ofSeconds(1)));
            return false;
        } catch (OperationTimeoutException expected) {
            return true;
        }
    }

    @CoroutineTest
    void timeoutsTakeAndPutNothing(Scheduler scheduler) {
        scheduler.run(SharedQueueTestCoroutines.timeOut(this));
        assertEquals(List.of("put timed out"), log);
    }

    // ------------------------------------------------------------------ closing

    @CoroutineTest
    void whatIsThereWhenItIsClosedIsStillTaken(Scheduler scheduler) {
        assertTrue(queue.offer(1) && queue.offer(2));
        Coro<Void, RuntimeException> waits = scheduler.add(SharedQueueTestCoroutines.putOrTellClosed(this, 3));
        scheduler.runOnce();
        queue.close();
        queue.close();
        assertTrue(queue.isClosed());
        scheduler.run(waits);
        scheduler.run(SharedQueueTestCoroutines.putOrTellClosed(this, 4));
        scheduler.run(SharedQueueTestCoroutines.getUntilClosed(this));
        assertEquals(List.of("not 3", "not 4", 1, 2, "closed"), log);
        assertThrows(SharedQueueClosedException.class, () -> queue.offer(5));
        assertNull(queue.poll());
    }

    @CoroutineTest
    void whoWaitsWhenItIsClosedIsTold(Scheduler scheduler) {
        scheduler.add(SharedQueueTestCoroutines.getUntilClosed(this));
        scheduler.add(SharedQueueTestCoroutines.getUntilClosed(this));
        scheduler.runOnce();
        queue.close();
        scheduler.run();
        assertEquals(List.of("closed", "closed"), log);
    }

    // ------------------------------------------------------------------ several threads

    @Test
    void betweenTwoLoopsInOrder() {
        try (SchedulerGroup group = SchedulerGroup.builder().loops(2).start()) {
            group.submit(0, SharedQueueTestCoroutines.put(this, queue, 0, 20_000));
            assertEquals(-1, group.run(SharedQueueTestCoroutines.firstWrong(group, queue, 20_000)));
        }
    }

    @Coroutine
    static int firstWrong(SchedulerGroup group, SharedQueue<Integer> queue, int count) {
        return Co.yield(group.call(1, () -> SharedQueueTestCoroutines.firstWrongHere(queue, count)));
    }

    @Coroutine
    static int firstWrongHere(SharedQueue<Integer> queue, int count) {
        for (int i = 0; i < count; i++) {
            if (Co.yield(queue.get()) != i) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void threadsWithoutASchedulerMayWaitAsWell() throws InterruptedException {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < 1_000; i++) {
                Blocking.run(queue.put(i));
            }
        });
        thread.start();
        for (int i = 0; i < 1_000; i++) {
            assertEquals(i, Blocking.run(queue.get()));
        }
        thread.join();
    }

    @Test
    void aLoopThatIsClosedIsInNobodysWay() {
        try (Scheduler closed = new Scheduler()) {
            closed.add(SharedQueueTestCoroutines.getUntilClosed(this));
            closed.runOnce();
        }
        try (Scheduler scheduler = new Scheduler()) {
            scheduler.add(SharedQueueTestCoroutines.get(this, "", 1));
            scheduler.runOnce();
            assertTrue(queue.offer(1));
            scheduler.run();
        }
        assertEquals(List.of("1"), log);
    }

    /** Wakeups that go to a loop on which everybody has given up in the meantime. */
    @Test
    void aWakeupIsPassedOnToAnotherLoop() {
        try (Scheduler one = new Scheduler();
                Scheduler other = new Scheduler()) {
            Coro<Void, RuntimeException> first = one.add(SharedQueueTestCoroutines.get(this, "one", 1));
            one.runOnce();
            other.add(SharedQueueTestCoroutines.get(this, "other", 1));
            other.runOnce();
            assertTrue(queue.offer(1)); // wakes `one`
            first.cancel("given up");
            one.runOnce();
            other.run();
        }
        assertEquals(List.of("other1"), log);
    }

    @Test
    void soIsTheWakeupOfWhoWaitsToPut() {
        assertTrue(queue.offer(0) && queue.offer(0));
        try (Scheduler one = new Scheduler();
                Scheduler other = new Scheduler()) {
            Coro<Void, RuntimeException> first = one.add(SharedQueueTestCoroutines.put(this, queue, 1, 2));
            one.runOnce();
            other.add(SharedQueueTestCoroutines.put(this, queue, 2, 3));
            other.runOnce();
            assertEquals(0, queue.poll());
            first.cancel("given up");
            other.run();
        }
        assertEquals(0, queue.poll());
        assertEquals(2, queue.poll());
    }

    @Test
    void manyWaitersOnManyLoopsEachGetOne() {
        List<Integer> got = new ArrayList<>();
        try (SchedulerGroup group = SchedulerGroup.builder().loops(3).start()) {
            List<Remote<Integer, RuntimeException>> getting = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                getting.add(group.start(() -> SharedQueueTestCoroutines.getOne(this)));
            }
            group.run(SharedQueueTestCoroutines.put(this, queue, 0, 300));
            for (Remote<Integer, RuntimeException> each : getting) {
                got.add(Blocking.run(each.join()));
            }
        }
        assertEquals(
                IntStream.range(0, 300).boxed().toList(), got.stream().sorted().toList());
    }

    @Coroutine
    int getOne() {
        return Co.yield(queue.get());
    }
}
