package io.cogen.tests.queue;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.queue.Queue;
import io.cogen.queue.QueueClosedException;
import io.cogen.queue.QueueStatistics;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is true of each queue, whatever its order and its room. */
@ExtendWith(io.cogen.testkit.CoroutineExtension.class)
abstract class QueueContract {
    private final Queue<Integer> queue = build();
    /** How many fit in, of those that a test wants to put without waiting. */
    private final int room = Math.min(queue.capacity(), 5);

    abstract Queue<Integer> build();

    private Users users(Scheduler scheduler) {
        return new Users(scheduler, queue);
    }

    private void fill() {
        for (int i = 0; i < room; i++) {
            assertTrue(queue.offer(100 + i));
        }
    }

    // ------------------------------------------------------------------ plain calls

    // CG-125, SH-078
    @Test
    void sizesTellWhatIsInIt() {
        assertTrue(queue.isEmpty());
        assertEquals(queue.capacity() == 0, queue.isFull());
        fill();
        assertEquals(room, queue.size());
        assertEquals(room == queue.capacity(), queue.isFull());
        List<Integer> seen = new ArrayList<>();
        queue.forEach(seen::add);
        List<Integer> polled = new ArrayList<>();
        for (Integer each = queue.peek(); each != null; each = queue.peek()) {
            assertSame(each, queue.poll());
            polled.add(each);
        }
        assertEquals(seen, polled);
        assertNull(queue.poll());
        assertTrue(queue.isEmpty());
    }

    @Test
    void nullIsRefusedByName() {
        assertEquals(
                "element",
                assertThrows(NullPointerException.class, () -> queue.put(null)).getMessage());
        assertEquals(
                "element",
                assertThrows(NullPointerException.class, () -> queue.offer(null))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> queue.getAll(0));
        assertThrows(IllegalArgumentException.class, () -> queue.named(" "));
    }

    @CoroutineTest
    void drainingTakesAllAndLetsPutsGoOn(Scheduler scheduler) {
        Users users = users(scheduler);
        fill();
        users.put("last", 50);
        List<Integer> drained = queue.drain();
        assertEquals(room + 1, drained.size());
        assertTrue(drained.contains(50));
        assertEquals(List.of("last put"), users.news());
        assertTrue(queue.isEmpty());
    }

    // ------------------------------------------------------------------ waiting in turn

    // CG-122, CG-123, SH-012, SH-075
    @CoroutineTest
    void getsAreServedInTurn(Scheduler scheduler) {
        Users users = users(scheduler);
        for (int i = 1; i <= 3; i++) {
            users.get("getter " + i);
        }
        assertTrue(queue.offer(30)); // the order of the elements has nothing to do with it
        assertTrue(queue.offer(10));
        users.put("putter", 20);
        assertEquals(List.of("getter 1 got 30", "getter 2 got 10", "getter 3 got 20", "putter put"), users.news());
    }

    // CG-121, CG-124
    @CoroutineTest
    void putsAreServedInTurn(Scheduler scheduler) {
        if (queue.capacity() == Queue.UNBOUNDED) {
            return;
        }
        Users users = users(scheduler);
        fill();
        for (int i = 1; i <= 3; i++) {
            users.put("putter " + i, i);
            assertFalse(queue.offer(9));
        }
        for (int i = 1; i <= 3; i++) {
            assertTrue(queue.poll() != null);
            assertEquals(List.of("putter " + i + " put"), users.news());
            assertEquals(room, queue.size());
        }
    }

    // CG-121, CG-122, CG-129
    @CoroutineTest
    void aLimitEndsTheWaitAndNothingElse(Scheduler scheduler) {
        Users users = users(scheduler);
        users.start("getter", queue.get().timeout(ofSeconds(1)), "got");
        scheduler.run();
        assertEquals(List.of("getter is late"), users.news());
        fill();
        if (queue.isFull()) {
            users.start("putter", queue.put(1).timeout(ofSeconds(1)), "put");
            scheduler.run();
            assertEquals(List.of("putter is late"), users.news());
        }
        assertEquals(new QueueStatistics(room, queue.capacity(), 0, 0, 0, room, 0, room), queue.statistics());
        assertFalse(queue.drain().contains(1));
    }

    // ------------------------------------------------------------------ several at once

    // SH-075: pop_all
    @CoroutineTest
    void gettingAllWaitsForOneAndTakesWhatIsThere(Scheduler scheduler) {
        Users users = users(scheduler);
        users.start("batch", queue.getAll(), "got");
        users.put("putter", 1);
        assertEquals(List.of("batch got [1]", "putter put"), users.news());
        fill();
        users.put("waiting", 200);
        List<Integer> expected = new ArrayList<>(room == 0 ? List.of(200) : List.of());
        queue.forEach(expected::add);
        if (!expected.contains(200)) {
            expected.add(200);
        }
        users.start("all", queue.getAll(), "got");
        assertEquals(room + 1, expected.size());
        List<String> news = users.news();
        assertEquals("waiting put", news.get(1));
        assertEquals("all got", news.get(0).substring(0, 7));
        assertTrue(queue.isEmpty());
    }

    @CoroutineTest
    void gettingSomeLeavesTheRest(Scheduler scheduler) {
        Users users = users(scheduler);
        for (int i = 0; i < 5; i++) {
            users.put("putter " + i, i);
        }
        users.start("some", queue.getAll(2), "got");
        users.settle();
        QueueStatistics now = queue.statistics();
        assertEquals(3, now.size() + now.waitingPuts());
        assertEquals(2, now.got());
        assertEquals(3, queue.drain().size());
        users.settle();
    }

    // ------------------------------------------------------------------ counting

    // CG-126, CG-127, CG-128
    @CoroutineTest
    void joinersGoOnEachTimeAllIsDone(Scheduler scheduler) {
        Users users = users(scheduler);
        users.start("early", queue.join(), "goes on");
        assertEquals(List.of("early goes on"), users.news());
        for (int round = 0; round < 3; round++) {
            users.put("putter", 1);
            users.put("putter", 2);
            users.get("getter");
            users.get("getter");
            users.start("joiner 1", queue.join(), "goes on");
            users.start("joiner 2", queue.join(), "goes on");
            users.start("impatient", queue.join().timeout(ofSeconds(0)), "goes on");
            queue.taskDone();
            users.settle();
            assertEquals(2, queue.statistics().waitingJoins());
            assertFalse(users.log.contains("joiner 1 goes on"));
            queue.taskDone();
            assertTrue(users.news().containsAll(List.of("impatient is late", "joiner 1 goes on", "joiner 2 goes on")));
        }
    }

    // CG-126
    @Test
    void whatWasNotPutCannotBeDone() {
        assertThrows(IllegalStateException.class, queue::taskDone);
        fill();
        IntStream.range(0, room).forEach(i -> queue.taskDone());
        assertThrows(IllegalStateException.class, queue::taskDone);
    }

    // ------------------------------------------------------------------ the end

    @CoroutineTest
    void aClosedQueueGivesWhatItHasAndWhatWaits(Scheduler scheduler) {
        Users users = users(scheduler);
        fill();
        users.put("waiting", 1);
        queue.close();
        assertTrue(queue.isClosed());
        users.put("too late", 2);
        assertThrows(QueueClosedException.class, () -> queue.offer(2));
        List<Integer> left = new ArrayList<>();
        scheduler.run(QueueContractCoroutines.takeAll(this, left));
        users.settle();
        assertTrue(users.log.containsAll(List.of("waiting put", "too late finds it closed")));
        assertEquals(room + 1, left.size());
        users.log.clear();
        users.get("getter");
        users.start("next", queue.next(), "has none");
        users.start("batch", queue.getAll(), "got");
        assertEquals(List.of("batch finds it closed", "getter finds it closed", "next has none"), users.news());
        assertNull(queue.poll());
        queue.close();
    }

    @Coroutine
    void takeAll(List<Integer> into) {
        Integer each;
        while ((each = Co.yield(queue.next())) != null) {
            into.add(each);
        }
    }

    @CoroutineTest
    void closingEndsTheGetsThatWait(Scheduler scheduler) {
        Users users = users(scheduler);
        users.get("getter");
        users.start("batch", queue.getAll(), "got");
        users.start("next", queue.next(), "has none");
        queue.close();
        assertEquals(List.of("batch finds it closed", "getter finds it closed", "next has none"), users.news());
    }

    @CoroutineTest
    void aCauseIsToldToAll(Scheduler scheduler) {
        Users users = users(scheduler);
        users.start("next", queue.next(), "has none");
        Exception cause = new Exception("the line is cut");
        queue.close(cause);
        assertEquals(List.of("next finds it closed"), users.news());
        QueueClosedException told = assertThrows(QueueClosedException.class, () -> queue.offer(1));
        assertSame(cause, told.getCause());
        assertEquals(queue + " is closed", told.getMessage());
    }

    // ------------------------------------------------------------------ any order

    private final List<Integer> got = new ArrayList<>();
    private int putters;

    @Coroutine
    void produce(int first, int count) {
        for (int i = 0; i < count; i++) {
            Co.yield(queue.put(first + i));
            if (i % 3 == 2) {
                Co.yield(Events.pass());
            }
        }
        if (--putters == 0) {
            queue.close();
        }
    }

    @Coroutine
    void consume(boolean batches) {
        Integer each;
        while ((each = Co.yield(queue.next())) != null) {
            got.add(each);
            queue.taskDone();
            Co.yield(Events.pass());
            List<Integer> more = batches && !queue.isEmpty() ? Co.yield(queue.getAll(3)) : List.of();
            got.addAll(more);
            more.forEach(done -> queue.taskDone());
        }
    }

    // eight kinds: 1,000 orders
    @Seeds(125)
    void nothingIsLostAndNothingIsDoubled(Scheduler scheduler) {
        putters = 3;
        for (int i = 0; i < putters; i++) {
            scheduler.add(QueueContractCoroutines.produce(this, 10 * i, 10));
        }
        scheduler.add(QueueContractCoroutines.consume(this, false));
        Coro<?, ?> last = scheduler.add(QueueContractCoroutines.consume(this, true));
        scheduler.run();
        assertTrue(last.isDone());
        assertEquals(
                IntStream.range(0, 30).boxed().toList(), got.stream().sorted().toList());
        assertEquals(new QueueStatistics(0, queue.capacity(), 0, 0, 0, 30, 30, 0), queue.statistics());
    }
}
