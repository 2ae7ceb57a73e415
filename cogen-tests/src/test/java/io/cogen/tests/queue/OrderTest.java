package io.cogen.tests.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Scheduler;
import io.cogen.queue.LifoQueue;
import io.cogen.queue.PriorityQueue;
import io.cogen.queue.Queue;
import io.cogen.queue.Storage;
import io.cogen.testkit.CoroutineTest;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** In which order elements come out. */
final class OrderTest {
    private static <E> List<E> out(Queue<E> queue, List<E> in) {
        in.forEach(each -> assertTrue(queue.offer(each)));
        return queue.drain();
    }

    @Test
    void firstInFirstOut() {
        assertEquals(List.of("a", "b", "c"), out(new Queue<>(), List.of("a", "b", "c")));
    }

    // CG-120
    @Test
    void lastInFirstOut() {
        assertEquals(List.of("c", "b", "a"), out(new LifoQueue<String>().named("stack"), List.of("a", "b", "c")));
    }

    // CG-120
    @Test
    void theLeastFirstAndOfEqualOnesTheFirst() {
        assertEquals(
                List.of("a", "x", "bb", "aa", "zz", "ccc"),
                out(
                        new PriorityQueue<>(Comparator.comparingInt(String::length)),
                        List.of("bb", "a", "aa", "ccc", "x", "zz")));
        assertEquals(List.of(1, 2, 3), out(PriorityQueue.<Integer>natural().named("numbers"), List.of(3, 1, 2)));
    }

    // SH-075: push_front
    @CoroutineTest
    void whatIsPutFirstComesFirst(Scheduler scheduler) {
        Users users = new Users(scheduler, new Queue<>(3));
        assertTrue(users.queue.offer(1));
        users.start("p", users.queue.putFirst(2), "put");
        assertTrue(users.queue.offerFirst(3));
        users.start("p", users.queue.putFirst(4), "put");
        users.start("p", users.queue.put(5), "put");
        assertEquals(List.of(3, 4, 2, 1, 5), users.queue.drain()); // 4 gets the room that 3 leaves
        assertEquals(List.of("p put", "p put", "p put"), users.news());
    }

    @CoroutineTest
    void anOrderOfItsOwnHasNoFirstPlace(Scheduler scheduler) {
        Users users = new Users(scheduler, PriorityQueue.natural(1));
        users.start("p", users.queue.putFirst(2), "put");
        assertEquals(List.of("p is refused"), users.news());
        assertThrows(UnsupportedOperationException.class, () -> users.queue.offerFirst(1));
        assertTrue(users.queue.offer(1));
        users.start("waiting", users.queue.putFirst(2), "put");
        users.start("next", users.queue.put(3), "put");
        assertEquals(1, users.queue.poll());
        assertEquals(List.of("next put", "waiting is refused"), users.news());
        assertEquals(List.of(3), users.queue.drain());
        assertEquals(2, users.queue.statistics().put());
    }

    /** No element twice, and none above 9. */
    private static final class Digits implements Storage<Integer> {
        private final Set<Integer> elements = new LinkedHashSet<>();

        @Override
        public void add(Integer element) {
            if (element > 9) {
                throw new IllegalArgumentException("not a digit: " + element);
            }
            elements.add(element);
        }

        @Override
        public Integer poll() {
            Integer next = peek();
            elements.remove(next);
            return next;
        }

        @Override
        public Integer peek() {
            Iterator<Integer> iterator = elements.iterator();
            return iterator.hasNext() ? iterator.next() : null;
        }

        @Override
        public int size() {
            return elements.size();
        }

        @Override
        public Iterator<Integer> iterator() {
            return elements.iterator();
        }
    }

    // CG-120: the hooks
    @CoroutineTest
    void aStorageOfOnesOwn(Scheduler scheduler) {
        Users users = new Users(scheduler, new Queue<>(2, new Digits()));
        users.put("p1", 1);
        users.put("p2", 1);
        users.put("p3", 12);
        users.put("p4", 2);
        assertEquals(List.of("p1 put", "p2 put", "p3 is refused", "p4 put"), users.news());
        users.put("p5", 13);
        users.put("p6", 2);
        users.put("p7", 3);
        users.get("g");
        assertEquals(List.of("g got 1", "p5 is refused", "p6 put", "p7 put"), users.news());
        assertEquals(List.of(2, 3), users.queue.drain());
    }

    // SH-078
    @Test
    void aBurstIsForgotten() {
        Queue<Integer> queue = new Queue<>();
        for (int round = 0; round < 3; round++) {
            IntStream.range(0, 10_000).forEach(queue::offer);
            queue.offerFirst(-1);
            assertEquals(-1, queue.poll());
            for (int i = 0; i < 10_000; i++) {
                assertEquals(i, queue.poll());
            }
            assertNull(queue.poll());
        }
    }

    @Test
    void capacitiesThatDoNotExist() {
        String message = assertThrows(IllegalArgumentException.class, () -> new Queue<>(0))
                .getMessage();
        assertTrue(message.contains("0") && message.contains("rendezvous"), message);
        assertThrows(IllegalArgumentException.class, () -> new LifoQueue<>(-1));
    }
}
