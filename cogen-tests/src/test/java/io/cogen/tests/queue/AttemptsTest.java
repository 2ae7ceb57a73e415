package io.cogen.tests.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import io.cogen.queue.LifoQueue;
import io.cogen.queue.PriorityQueue;
import io.cogen.queue.Queue;
import io.cogen.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A queue's operations that are attempted first do what they do otherwise, in the same order. The same program runs twice: with bare
 * operations, which are attempted, and with {@code noTimeout()}, which nothing attempts, and which asks for nothing.
 */
final class AttemptsTest {
    private static final int RUNS = 40;
    private static final int USERS = 5;
    private static final int STEPS = 12;
    private static final Comparator<Integer> TENS = (a, b) -> Integer.compare(lucky(a) / 10, lucky(b) / 10);

    enum Kind {
        BOUNDED(() -> new Queue<>(2)),
        UNBOUNDED(Queue::new),
        RENDEZVOUS(Queue::rendezvous),
        LIFO(() -> new LifoQueue<>(2)),
        PRIORITY(() -> new PriorityQueue<>(2, TENS));

        final Supplier<Queue<Integer>> queue;

        Kind(Supplier<Queue<Integer>> queue) {
            this.queue = queue;
        }
    }

    private static int lucky(int element) {
        if (element == 13) {
            throw new IllegalArgumentException("13");
        }
        return element;
    }

    private final List<String> log = new ArrayList<>();
    private final List<Coro<?, ?>> users = new ArrayList<>();

    @Coroutine
    void use(int who, Random random, Queue<Integer> queue, boolean attempts) {
        for (int i = 0; i < STEPS; i++) {
            int element = random.nextInt(20);
            try {
                String how = attempts
                        ? Co.yield(AttemptsTestCoroutines.bare(this, random.nextInt(10), element, queue))
                        : Co.yield(AttemptsTestCoroutines.plain(this, random.nextInt(10), element, queue));
                log.add(who + " " + how);
            } catch (RuntimeException failure) {
                log.add(who + " " + failure);
            } finally {
                log.add(who + " " + queue.statistics());
            }
            if (random.nextInt(12) == 0) {
                Coro<?, ?> other = users.get(random.nextInt(users.size()));
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
    String bare(int what, int element, Queue<Integer> queue) {
        switch (what) {
            case 0, 1, 2 -> Co.yield(queue.put(element));
            case 3 -> Co.yield(queue.putFirst(element));
            case 4, 5, 6 -> {
                return "got " + Co.yield(queue.get());
            }
            case 7, 8 -> {
                Integer next;
                return (next = Co.yield(queue.next())) != null ? "next " + next : "the end";
            }
            default -> Co.yield(Events.pass());
        }
        return "done " + what + " with " + element;
    }

    @Coroutine
    String plain(int what, int element, Queue<Integer> queue) {
        switch (what) {
            case 0, 1, 2 -> Co.yield(queue.put(element).noTimeout());
            case 3 -> Co.yield(queue.putFirst(element).noTimeout());
            case 4, 5, 6 -> {
                return "got " + Co.yield(queue.get().noTimeout());
            }
            case 7, 8 -> {
                Integer next;
                return (next = Co.yield(queue.next().noTimeout())) != null ? "next " + next : "the end";
            }
            default -> Co.yield(Events.pass());
        }
        return "done " + what + " with " + element;
    }

    private List<String> run(long seed, Kind kind, boolean attempts) {
        log.clear();
        users.clear();
        Random random = new Random(seed);
        Scheduler.Builder builder = new VirtualTime()
                .builder()
                .budget(1 + random.nextInt(6))
                .defaultPriority(Priority.values()[random.nextInt(4)])
                .onFailure((coro, failure) -> log.add("unhandled " + failure.getClass()));
        if (random.nextBoolean()) {
            builder.randomOrder(seed);
        }
        try (Scheduler scheduler = builder.build()) {
            Queue<Integer> queue = kind.queue.get();
            for (int i = 0; i < USERS; i++) {
                users.add(scheduler.add(
                        AttemptsTestCoroutines.use(this, i, new Random(seed * USERS + i), queue, attempts)));
            }
            while (scheduler.runOnce()) {
                log.add("turn");
            }
            queue.drain();
            queue.close();
            users.forEach(each -> each.kill("over"));
            while (scheduler.runOnce()) {
                log.add("turn");
            }
            log.add(queue.statistics().toString());
        }
        return List.copyOf(log);
    }

    @Coroutine
    void put(int element, Priority priority, Queue<Integer> queue) {
        try {
            Co.yield(queue.put(element).priority(priority));
            log.add("put " + element);
        } catch (IllegalArgumentException refused) {
            log.add("refused " + element);
        }
    }

    @Coroutine
    void get(Queue<Integer> queue, boolean attempts) {
        log.add("got "
                + (attempts ? Co.yield(queue.get()) : Co.yield(queue.get().noTimeout())));
    }

    /** Who gets in is not the first that waits, so that one's priority does not tell. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void behindAPutThatIsRefusedComesOneThatGoesFirst(boolean attempts) {
        try (Scheduler scheduler = new Scheduler()) {
            Queue<Integer> queue = new PriorityQueue<>(2, TENS);
            queue.offer(1);
            queue.offer(2);
            scheduler.add(AttemptsTestCoroutines.put(this, 13, Priority.LAST, queue));
            scheduler.add(AttemptsTestCoroutines.put(this, 3, Priority.FIRST, queue));
            scheduler.add(AttemptsTestCoroutines.get(this, queue, attempts));
            scheduler.run();
        }
        assertEquals(List.of("put 3", "refused 13", "got 1"), log);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theOrderIsThatOfOperations(Kind kind) {
        long first = ThreadLocalRandom.current().nextInt(1_000_000_000);
        for (long seed = first; seed < first + RUNS; seed++) {
            assertEquals(run(seed, kind, false), run(seed, kind, true), "seed " + seed);
        }
    }
}
