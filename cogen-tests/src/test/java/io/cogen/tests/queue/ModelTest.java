package io.cogen.tests.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import io.cogen.core.Select;
import io.cogen.queue.LifoQueue;
import io.cogen.queue.PriorityQueue;
import io.cogen.queue.Queue;
import io.cogen.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random use of two queues, also by Selects over both, against a reference that knows only lists. */
final class ModelTest {
    private static final int RUNS = 60;
    private static final int STEPS = 60;
    private static final Comparator<Integer> TENS = Comparator.comparingInt(each -> each / 10);

    enum Kind {
        BOUNDED(() -> new Queue<>(3), List::size),
        OF_ONE(() -> new Queue<>(1), List::size),
        UNBOUNDED(Queue::new, List::size),
        RENDEZVOUS(Queue::rendezvous, List::size),
        LIFO(LifoQueue::new, all -> 0),
        BOUNDED_LIFO(() -> new LifoQueue<>(2), all -> 0),
        PRIORITY(() -> new PriorityQueue<>(TENS), null),
        BOUNDED_PRIORITY(() -> new PriorityQueue<>(2, TENS), null);

        final Supplier<Queue<Integer>> queue;
        /** Where a new element goes; null: behind all that are not greater. */
        final Function<List<Integer>, Integer> place;

        Kind(Supplier<Queue<Integer>> queue, Function<List<Integer>, Integer> place) {
            this.queue = queue;
            this.place = place;
        }

        void add(List<Integer> to, Integer element) {
            if (place != null) {
                to.add(place.apply(to), element);
            } else {
                to.add(
                        (int) to.stream()
                                .filter(each -> TENS.compare(each, element) <= 0)
                                .count(),
                        element);
            }
        }
    }

    /** Somebody who waits, for one thing or for the first of two. */
    private static final class Waiting {
        final String who;
        boolean gone;
        Coro<?, ?> coro;

        Waiting(String who) {
            this.who = who;
        }
    }

    private record Putting(Waiting who, int element) {}

    /** What a queue should do. */
    private static final class Model {
        final Kind kind;
        final int capacity;
        final List<Integer> elements = new ArrayList<>();
        final List<Waiting> gets = new ArrayList<>();
        final List<Putting> puts = new ArrayList<>();
        final List<String> news;
        boolean closed;
        int put;

        Model(Kind kind, int capacity, List<String> news) {
            this.kind = kind;
            this.capacity = capacity;
            this.news = news;
        }

        /** Whether it is done. */
        boolean put(Waiting who, int element) {
            forget();
            if (closed) {
                news.add(who.who + " finds it closed");
            } else if (gets.stream().anyMatch(each -> each != who)) {
                Waiting getter =
                        gets.stream().filter(each -> each != who).findFirst().orElseThrow();
                end(getter, "got " + element);
                end(who, "put");
                put++;
            } else if (elements.size() < capacity) {
                kind.add(elements, element);
                end(who, "put");
                put++;
            } else {
                puts.add(new Putting(who, element));
                return false;
            }
            who.gone = true;
            return true;
        }

        boolean get(Waiting who) {
            Integer element = take(who);
            if (element != null) {
                end(who, "got " + element);
            } else if (closed) {
                end(who, "finds it closed");
            } else {
                gets.add(who);
                return false;
            }
            return true;
        }

        Integer take(Waiting who) {
            forget();
            Integer taken = elements.isEmpty() ? null : elements.remove(0);
            Putting next =
                    puts.stream().filter(each -> each.who != who).findFirst().orElse(null);
            if (next != null && (taken != null || capacity == 0)) {
                end(next.who, "put");
                put++;
                if (capacity == 0) {
                    return next.element;
                }
                kind.add(elements, next.element);
            }
            return taken;
        }

        void close() {
            forget();
            closed = true;
            gets.forEach(each -> end(each, "finds it closed"));
        }

        private void end(Waiting who, String how) {
            who.gone = true;
            news.add(who.who + " " + how);
        }

        void forget() {
            gets.removeIf(each -> each.gone);
            puts.removeIf(each -> each.who.gone);
        }
    }

    private final List<String> expected = new ArrayList<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private int names;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aQueueDoesWhatItsModelDoes(Kind kind) {
        long first = ThreadLocalRandom.current().nextInt(1_000_000_000);
        for (long seed = first; seed < first + RUNS; seed++) {
            try (Scheduler scheduler =
                    new VirtualTime().builder().randomOrder(seed).build()) {
                run(new Random(seed), scheduler, kind);
            } catch (Throwable failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        }
    }

    private void run(Random random, Scheduler scheduler, Kind kind) {
        expected.clear();
        waiting.clear();
        Queue<Integer> a = kind.queue.get().named("a");
        Queue<Integer> b = kind.queue.get().named("b");
        Users users = new Users(scheduler, a);
        Model ma = new Model(kind, a.capacity(), expected);
        Model mb = new Model(kind, b.capacity(), expected);
        for (int step = 0; step < STEPS; step++) {
            boolean onA = random.nextBoolean();
            step(random, users, onA ? a : b, onA ? ma : mb, onA ? b : a, onA ? mb : ma);
            assertEquals(expected.stream().sorted().toList(), users.news());
            expected.clear();
            same(a, ma);
            same(b, mb);
        }
    }

    private void step(Random random, Users users, Queue<Integer> queue, Model model, Queue<Integer> other, Model mo) {
        Waiting who = new Waiting("user " + names++);
        int element = random.nextInt(100);
        int second = random.nextInt(100);
        switch (random.nextInt(22)) {
            case 0, 1, 2, 3 -> {
                model.put(who, element);
                who.coro = users.start(who.who, queue.put(element), "put");
            }
            case 4, 5, 6, 7 -> {
                model.get(who);
                who.coro = users.start(who.who, queue.get(), "got");
            }
            case 8, 9 -> {
                boolean done = model.get(who) || mo.get(who);
                who.coro = users.start(
                        who.who,
                        Select.of(queue.get(), x -> x).or(other.get(), x -> x).inOrder(),
                        "got");
            }
            case 10, 11 -> {
                boolean done = model.put(who, element) || mo.put(who, second);
                who.coro = users.start(
                        who.who,
                        Select.of(queue.put(element), x -> (Object) x)
                                .or(other.put(second), x -> x)
                                .inOrder(),
                        "put");
            }
            case 12, 13 -> { // both ways, and on the same queue perhaps
                boolean same = random.nextBoolean();
                boolean done = model.get(who) || (same ? model : mo).put(who, second);
                who.coro = users.start(
                        who.who,
                        Select.of(queue.get(), x -> (Object) ("got " + x))
                                .or((same ? queue : other).put(second), x -> "put")
                                .inOrder(),
                        "");
            }
            case 14 -> {
                boolean done = !model.closed && model.put(new Waiting("offer"), element);
                expected.remove("offer put");
                if (!done) {
                    model.puts.removeIf(each -> each.who.who.equals("offer"));
                }
                assertEquals(done, !model.closed && queue.offer(element));
            }
            case 15, 16 -> assertEquals(model.take(null), queue.poll());
            case 17, 18, 19 -> interrupt(random);
            case 20 -> {
                List<Integer> all = new ArrayList<>();
                for (Integer each = model.take(null); each != null; each = model.take(null)) {
                    all.add(each);
                }
                assertEquals(all, queue.drain());
            }
            default -> {
                if (random.nextInt(4) == 0) {
                    model.close();
                    queue.close();
                }
            }
        }
        if (who.coro != null && !who.gone) {
            waiting.put(who.who, who);
        }
    }

    /** Somebody leaves. */
    private void interrupt(Random random) {
        waiting.values().removeIf(each -> each.gone);
        if (!waiting.isEmpty()) {
            Waiting victim = new ArrayList<>(waiting.values()).get(random.nextInt(waiting.size()));
            victim.gone = true;
            expected.add(victim.who + " is withdrawn");
            if (random.nextBoolean()) {
                victim.coro.cancel("test");
            } else {
                victim.coro.kill("test");
            }
        }
    }

    private static void same(Queue<Integer> queue, Model model) {
        model.forget();
        List<Integer> elements = new ArrayList<>();
        queue.forEach(elements::add);
        assertEquals(model.elements, elements);
        assertEquals(model.gets.size(), queue.statistics().waitingGets());
        assertEquals(model.puts.size(), queue.statistics().waitingPuts());
        assertEquals(model.put, queue.statistics().put());
    }
}
