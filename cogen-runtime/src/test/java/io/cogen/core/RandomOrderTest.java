package io.cogen.core;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a seed may change, and what it may not. */
final class RandomOrderTest {
    private static final List<String> FIVE = List.of("a", "b", "c", "d", "e");

    private final List<String> log = new ArrayList<>();

    private Script logs(String name, Script.Step... steps) {
        List<Script.Step> all = new ArrayList<>(List.of(steps));
        all.add(v -> log.add(name));
        return Script.of(name, all.toArray(Script.Step[]::new));
    }

    private static Scheduler.Builder seeded(long seed) {
        return new VirtualTime().builder().randomOrder(seed);
    }

    /** The log of a program that was run with a seed. */
    private List<String> run(long seed, Consumer<Scheduler> program) {
        log.clear();
        try (Scheduler scheduler = seeded(seed).build()) {
            program.accept(scheduler);
            scheduler.run();
        }
        return List.copyOf(log);
    }

    private void addFive(Scheduler scheduler) {
        FIVE.forEach(name -> scheduler.add(logs(name, v -> Events.pass(), v -> log.add(name), v -> Events.pass())));
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        for (long seed = 0; seed < 50; seed++) {
            assertEquals(run(seed, this::addFive), run(seed, this::addFive), "seed " + seed);
        }
    }

    @Test
    void anOrderIsTheSameOnEveryJdkAndInEveryVersion() {
        // Seeds are written down, in bug reports and in tests. If this fails, say so in CHANGELOG.md.
        assertEquals(List.of("b", "e", "a", "c", "d"), run(42, s -> FIVE.forEach(name -> s.add(logs(name)))));
    }

    @Test
    void neighbouringSeedsReachAllOrdersAlike() {
        Set<List<String>> orders = new HashSet<>();
        int[] first = new int[3];
        for (long seed = 0; seed < 600; seed++) {
            List<String> order = run(seed, s -> List.of("a", "b", "c").forEach(name -> s.add(logs(name))));
            orders.add(order);
            first[order.get(0).charAt(0) - 'a']++;
        }
        assertEquals(6, orders.size());
        IntStream.of(first)
                .forEach(times -> assertTrue(times > 150, () -> "one of three came first " + times + " of 600"));
    }

    @Test
    void eachTurnIsDrawnAnew() {
        Set<Boolean> sameOrderTwice = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            List<String> two = run(seed, this::addFive);
            sameOrderTwice.add(two.subList(0, 5).equals(two.subList(5, 10)));
        }
        assertTrue(sameOrderTwice.contains(false));
    }

    @Test
    void nobodyRunsTwiceInATurn() {
        for (long seed = 0; seed < 100; seed++) {
            List<String> two = run(seed, this::addFive);
            assertEquals(Set.copyOf(FIVE), Set.copyOf(two.subList(0, 5)), "seed " + seed);
            assertEquals(10, two.size());
        }
    }

    @Test
    void nobodyIsOvertakenByWhoCameATurnLaterThoughTheSliceWasOver() {
        for (long seed = 0; seed < 50; seed++) {
            log.clear();
            VirtualTime time = new VirtualTime();
            try (Scheduler scheduler =
                    time.builder().randomOrder(seed).timeSlice(ofMillis(1)).build()) {
                for (int i = 0; i < 70; i++) {
                    scheduler.add(Script.of("slow", v -> {
                        time.pass(ofMillis(1));
                        return log.add("early");
                    }));
                }
                scheduler.runOnce(); // the clock is read every 32 steps
                assertTrue(log.size() < 70);
                scheduler.add(logs("late"));
                scheduler.run();
            }
            assertEquals(70, log.indexOf("late"), "seed " + seed);
        }
    }

    @Test
    void whoeverJoinsOneCoroutineGoesOnInTheOrderOfJoining() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            orders.add(run(seed, s -> {
                Script target = Script.of("target", v -> Events.sleep(ofSeconds(1)));
                s.add(target);
                // They join one after another, so that the order of joining does not depend on the seed.
                for (int i = 1; i <= 3; i++) {
                    int n = i;
                    s.add(logs(String.valueOf(n), v -> Events.sleep(ofMillis(n)), v -> target));
                }
                s.add(logs("other", v -> Events.sleep(ofSeconds(1)), v -> Events.pass()));
            }));
        }
        assertEquals(Set.of(List.of("1", "2", "3", "other"), List.of("other", "1", "2", "3")), orders);
    }

    @Test
    void sleepersGoOnInTheOrderInWhichTheyAreDueAndWentToSleep() {
        for (long seed = 0; seed < 100; seed++) {
            log.clear();
            VirtualTime time = new VirtualTime();
            try (Scheduler scheduler = time.builder().randomOrder(seed).build()) {
                for (String name : List.of("2", "3a", "1")) {
                    scheduler.add(logs(name, v -> Events.sleep(ofSeconds(name.charAt(0) - '0'))));
                }
                scheduler.runOnce();
                scheduler.add(logs("3b", v -> Events.sleep(ofSeconds(3))));
                scheduler.runOnce();
                time.pass(ofSeconds(5));
                scheduler.run();
            }
            assertEquals(List.of("1", "2", "3a", "3b"), log, "seed " + seed);
        }
    }

    @Test
    void whoeverAPriorityPutsAtTheHeadStaysAhead() {
        // SEEDS 4.1, CG-046: the last that is put at the head is the first.
        for (long seed = 0; seed < 100; seed++) {
            Parked one = new Parked();
            Parked two = new Parked();
            one.priority(Priority.FIRST);
            two.priority(Priority.CORO);
            List<String> order = run(seed, s -> {
                s.add(logs("one", v -> one));
                s.add(logs("two", v -> two));
                s.runOnce();
                FIVE.forEach(name -> s.add(logs(name)));
                s.post(() -> {
                    one.finish(null);
                    two.finish(null);
                });
            });
            assertEquals(List.of("two", "one"), order.subList(0, 2), "seed " + seed);
        }
    }

    @Test
    void withoutASeedTheOrderIsThatOfTheQueue() {
        try (Scheduler scheduler = VirtualTime.scheduler()) {
            FIVE.forEach(name -> scheduler.add(logs(name)));
            scheduler.run();
        }
        assertEquals(FIVE, log);
        assertNotEquals(FIVE, run(42, s -> FIVE.forEach(name -> s.add(logs(name)))));
    }

    @Test
    void timersAndOperationsOfOtherThreadsAreCounted() {
        try (Scheduler scheduler = VirtualTime.scheduler()) {
            Parked outside = new Parked().external();
            scheduler.add(logs("sleeper", v -> Events.sleep(ofSeconds(1))));
            scheduler.add(logs("waiter", v -> outside.timeout(ofSeconds(2))));
            assertEquals(0, scheduler.timers());
            scheduler.runOnce();
            assertEquals(2, scheduler.timers());
            assertEquals(1, scheduler.outsideOperations());
            outside.finish(null);
            scheduler.runOnce();
            assertEquals(1, scheduler.timers());
            assertEquals(0, scheduler.outsideOperations());
        }
    }
}
