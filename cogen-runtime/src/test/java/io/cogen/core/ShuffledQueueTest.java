package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShuffledQueueTest {
    private static List<String> turn(ShuffledQueue queue) {
        queue.startTurn();
        List<String> names = new ArrayList<>();
        for (Coro<?, ?> coro = queue.poll(); coro != null; coro = queue.poll()) {
            names.add(coro.name().replaceAll(".*\\.", ""));
        }
        return names;
    }

    private static void add(ShuffledQueue queue, String... names) {
        for (String name : names) {
            queue.addLast(Script.of(name));
        }
    }

    @Test
    void aGroupStaysTogetherInItsOrderAndItsPlaceIsDrawn() {
        // CG-046: those whom one signal wakes, and the one that signals behind them.
        Set<Integer> places = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            ShuffledQueue queue = new ShuffledQueue(seed);
            add(queue, "a", "b");
            queue.startGroup();
            add(queue, "1", "2");
            queue.startGroup(); // nested: the outermost counts
            add(queue, "3");
            queue.endGroup();
            add(queue, "sig");
            queue.endGroup();
            add(queue, "c");
            List<String> order = turn(queue);

            int place = order.indexOf("1");
            places.add(place);
            assertEquals(List.of("1", "2", "3", "sig"), order.subList(place, place + 4), "seed " + seed);
            assertEquals(7, order.size());
            assertTrue(queue.isEmpty());
        }
        assertEquals(Set.of(0, 1, 2, 3), places);
    }

    @Test
    void twoGroupsAreTwo() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            ShuffledQueue queue = new ShuffledQueue(seed);
            for (String name : List.of("a", "b")) {
                queue.startGroup();
                add(queue, name + "1", name + "2");
                queue.endGroup();
            }
            orders.add(turn(queue));
        }
        assertEquals(Set.of(List.of("a1", "a2", "b1", "b2"), List.of("b1", "b2", "a1", "a2")), orders);
    }

    @Test
    void theHeadIsNotShuffledEvenInAGroup() {
        for (long seed = 0; seed < 50; seed++) {
            ShuffledQueue queue = new ShuffledQueue(seed);
            add(queue, "a", "b");
            queue.startGroup();
            queue.addFirst(Script.of("1"));
            queue.addFirst(Script.of("2"));
            queue.addFirst(Script.of("3"));
            queue.endGroup();
            assertEquals(List.of("3", "2", "1"), turn(queue).subList(0, 3), "seed " + seed); // CG-046, FIRST
        }
    }

    @Test
    void whatArrivesDuringATurnWaitsForTheNext() {
        ShuffledQueue queue = new ShuffledQueue(1);
        add(queue, "a");
        queue.startTurn();
        add(queue, "b");
        assertEquals("a", String.valueOf(queue.poll()).replaceAll(".*\\.(\\w) .*", "$1"));
        assertNull(queue.poll());
        assertFalse(queue.isEmpty());
        assertEquals(List.of("b"), turn(queue));
    }
}
