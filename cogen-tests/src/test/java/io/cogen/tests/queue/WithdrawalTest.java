package io.cogen.tests.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import io.cogen.queue.Queue;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.UnseenFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SEEDS 4.4: several victims and a survivor; whoever is interrupted before it is served loses nothing, and behind that gets all. */
@ExtendWith(io.cogen.testkit.CoroutineExtension.class)
final class WithdrawalTest {
    /** Ways to interrupt. */
    enum How {
        CANCEL,
        KILL,
        RAISE;

        void interrupt(Coro<?, ?> victim) {
            switch (this) {
                case CANCEL -> victim.cancel("test");
                case KILL -> victim.kill("test");
                case RAISE -> victim.raise(new InterruptedException("test"));
            }
        }
    }

    /** Each way for each of two victims, in either order, which of three waiters they are, and whether they are served first. */
    static Stream<Arguments> ways() {
        List<Arguments> ways = new ArrayList<>();
        for (How a : How.values()) {
            for (How b : How.values()) {
                for (int survivor = 0; survivor < 3; survivor++) {
                    for (boolean reverse : new boolean[] {false, true}) {
                        ways.add(Arguments.of(a, b, survivor, reverse));
                    }
                }
            }
        }
        return ways.stream();
    }

    private static void interrupt(List<Coro<?, ?>> all, How a, How b, int survivor, boolean reverse) {
        List<Coro<?, ?>> victims = new ArrayList<>(all);
        victims.remove(survivor);
        if (reverse) {
            b.interrupt(victims.get(1));
            a.interrupt(victims.get(0));
        } else {
            a.interrupt(victims.get(0));
            b.interrupt(victims.get(1));
        }
    }

    private static List<String> withdrawn(String kind, int survivor, String survived) {
        List<String> news = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            news.add(kind + i + (i == survivor ? survived : " is withdrawn"));
        }
        return news;
    }

    @ParameterizedTest
    @MethodSource("ways")
    void getsInterruptedThenGranted(
            How a, How b, int survivor, boolean reverse, Scheduler scheduler, UnseenFailures failures) {
        Users users = new Users(scheduler, new Queue<>());
        List<Coro<?, ?>> all = List.of(users.get("g0"), users.get("g1"), users.get("g2"));
        interrupt(all, a, b, survivor, reverse);
        users.queue.offer(7);
        users.queue.offer(8);
        assertEquals(withdrawn("g", survivor, " got 7"), users.news());
        assertEquals(List.of(8), users.queue.drain());
        failures.take(); // what was raised
    }

    @ParameterizedTest
    @MethodSource("ways")
    void getsGrantedThenInterrupted(
            How a, How b, int survivor, boolean reverse, Scheduler scheduler, UnseenFailures failures) {
        Users users = new Users(scheduler, new Queue<>());
        List<Coro<?, ?>> all = List.of(users.get("g0"), users.get("g1"), users.get("g2"));
        for (int i = 0; i < 4; i++) {
            users.queue.offer(i);
        }
        interrupt(all, a, b, survivor, reverse);
        assertEquals(List.of("g0 got 0", "g1 got 1", "g2 got 2"), users.news());
        assertEquals(List.of(3), users.queue.drain());
        failures.take(); // what was raised
    }

    @ParameterizedTest
    @MethodSource("ways")
    void putsInterruptedThenGranted(
            How a, How b, int survivor, boolean reverse, Scheduler scheduler, UnseenFailures failures) {
        Users users = new Users(scheduler, new Queue<>(1));
        users.queue.offer(9);
        List<Coro<?, ?>> all = List.of(users.put("p0", 0), users.put("p1", 1), users.put("p2", 2));
        interrupt(all, a, b, survivor, reverse);
        assertEquals(List.of(9, survivor), users.queue.drain());
        assertEquals(withdrawn("p", survivor, " put"), users.news());
        assertEquals(2, users.queue.statistics().unfinished()); // CG-129
        failures.take(); // what was raised
    }

    @ParameterizedTest
    @MethodSource("ways")
    void putsGrantedThenInterrupted(
            How a, How b, int survivor, boolean reverse, Scheduler scheduler, UnseenFailures failures) {
        Users users = new Users(scheduler, Queue.rendezvous());
        List<Coro<?, ?>> all = List.of(users.put("p0", 0), users.put("p1", 1), users.put("p2", 2));
        assertEquals(List.of(0, 1, 2), users.queue.drain());
        interrupt(all, a, b, survivor, reverse);
        assertEquals(List.of("p0 put", "p1 put", "p2 put"), users.news());
        failures.take(); // what was raised
    }

    @ParameterizedTest
    @MethodSource("ways")
    void joinsInterruptedThenGranted(
            How a, How b, int survivor, boolean reverse, Scheduler scheduler, UnseenFailures failures) {
        Users users = new Users(scheduler, new Queue<>());
        users.queue.offer(1);
        List<Coro<?, ?>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(users.start("j" + i, users.queue.join(), "joined"));
        }
        interrupt(all, a, b, survivor, reverse);
        users.queue.taskDone();
        assertEquals(withdrawn("j", survivor, " joined"), users.news());
        failures.take(); // what was raised
    }

    @CoroutineTest
    void tenThousandLeaveFromTheMiddle(Scheduler scheduler) {
        Users users = new Users(scheduler, new Queue<>());
        List<Coro<?, ?>> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(scheduler.add(UsersCoroutines.use(users, "g", users.queue.get(), "got")));
        }
        users.settle();
        for (int i = 1; i < all.size() - 1; i++) {
            all.get(i).cancel("test");
        }
        assertEquals(2, users.queue.statistics().waitingGets());
        users.queue.offer(1);
        users.queue.offer(2);
        users.settle();
        assertEquals(List.of("g got 1", "g got 2"), users.news().subList(0, 2));
    }
}
