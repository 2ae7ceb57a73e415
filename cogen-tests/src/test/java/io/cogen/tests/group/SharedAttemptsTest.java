package io.cogen.tests.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.group.SharedQueue;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * A shared queue's operations that are attempted first do what they do otherwise, in the same order. The same program of two schedulers,
 * which make their turns in turn, runs twice: with bare operations, which are attempted, and with {@code noTimeout()}, which nothing
 * attempts, and which asks for nothing.
 */
final class SharedAttemptsTest {
    private static final int RUNS = 200;
    private static final int USERS = 6;
    private static final int STEPS = 12;

    private final List<String> log = new ArrayList<>();
    private final List<Coro<?, ?>> users = new ArrayList<>();

    @Coroutine
    void use(int who, Random random, SharedQueue<Integer> queue, boolean attempts) {
        for (int i = 0; i < STEPS; i++) {
            int element = random.nextInt(20);
            try {
                String how = attempts
                        ? Co.yield(SharedAttemptsTestCoroutines.bare(this, random.nextInt(10), element, queue))
                        : Co.yield(SharedAttemptsTestCoroutines.plain(this, random.nextInt(10), element, queue));
                log.add(who + " " + how);
            } catch (RuntimeException failure) {
                log.add(who + " " + failure.getClass());
            } finally {
                log.add(who + " sees " + queue.size());
            }
            if (random.nextInt(12) == 0) {
                // Of its own scheduler, whose users have numbers that are even, or odd.
                Coro<?, ?> other = users.get(who % 2 + 2 * random.nextInt(USERS / 2));
                switch (random.nextInt(3)) {
                    case 0 -> other.cancel("enough");
                    case 1 -> other.raise(new IllegalStateException("raised"));
                    default -> other.kill("killed");
                }
            }
        }
        if (random.nextInt(8) == 0) {
            queue.close();
        }
    }

    @Coroutine
    String bare(int what, int element, SharedQueue<Integer> queue) {
        if (what < 4) {
            Co.yield(queue.put(element));
            return "put " + element;
        } else if (what < 8) {
            return "got " + Co.yield(queue.get());
        }
        Co.yield(Events.pass());
        return "passed";
    }

    @Coroutine
    String plain(int what, int element, SharedQueue<Integer> queue) {
        if (what < 4) {
            Co.yield(queue.put(element).noTimeout());
            return "put " + element;
        } else if (what < 8) {
            return "got " + Co.yield(queue.get().noTimeout());
        }
        Co.yield(Events.pass());
        return "passed";
    }

    private List<String> run(long seed, boolean attempts) {
        log.clear();
        users.clear();
        Random random = new Random(seed);
        int budget = 1 + random.nextInt(6);
        SharedQueue<Integer> queue = SharedQueue.bounded(1 + random.nextInt(3));
        try (Scheduler one = new VirtualTime().builder().budget(budget).build();
                Scheduler other = new VirtualTime().builder().budget(budget).build()) {
            for (int i = 0; i < USERS; i++) {
                Coro<?, ?> user =
                        SharedAttemptsTestCoroutines.use(this, i, new Random(seed * USERS + i), queue, attempts);
                users.add(i % 2 == 0 ? one.add(user) : other.add(user));
            }
            for (int turns = 0; turns < 100; turns++) {
                one.runOnce();
                log.add("turn");
                other.runOnce();
                log.add("turn");
            }
        }
        return List.copyOf(log);
    }

    @Test
    void anAttemptIsNotToBeSeen() {
        long first = Long.getLong("cogen.seed", ThreadLocalRandom.current().nextLong(1L << 40));
        for (long seed = first; seed < first + RUNS; seed++) {
            assertEquals(run(seed, false), run(seed, true), "-Dcogen.seed=" + seed);
        }
    }

    @CoroutineTest
    void anElementMayBeAnOperation(Scheduler scheduler) {
        SharedQueue<Operation<String, RuntimeException>> queue = SharedQueue.bounded(1);
        Operation<String, RuntimeException> element = Events.ready("inside");
        queue.offer(element);
        assertEquals("inside", scheduler.run(SharedAttemptsTestCoroutines.inside(queue)));
    }

    @Coroutine
    static String inside(SharedQueue<Operation<String, RuntimeException>> queue) {
        Operation<String, RuntimeException> element = Co.yield(queue.get());
        return Co.yield(element);
    }
}
