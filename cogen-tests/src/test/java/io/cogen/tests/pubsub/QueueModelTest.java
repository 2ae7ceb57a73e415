package io.cogen.tests.pubsub;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.pubsub.LaggedException;
import io.cogen.pubsub.Overflow;
import io.cogen.pubsub.PubSubClosedException;
import io.cogen.pubsub.PublishSubscribeQueue;
import io.cogen.pubsub.Subscription;
import io.cogen.pubsub.SubscriptionOptions;
import io.cogen.pubsub.SubscriptionStatistics;
import io.cogen.testkit.VirtualTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random operations on the queue and on a model that does everything at once and stores every message for everybody. */
final class QueueModelTest {
    private static final int RUNS = 40;
    private static final int STEPS = 120;

    /** The model. Outcomes of operations are collected by their numbers. */
    static final class Model {
        final class Sub {
            final Overflow overflow;
            final int limit;
            final Deque<Integer> unread = new ArrayDeque<>();
            int lost;
            int dropped;
            int fetched;
            int highest;
            int waitingFetch = -1;

            Sub(Overflow overflow, int limit, boolean history) {
                this.overflow = overflow;
                this.limit = limit;
                if (history) {
                    retained.stream().skip(Math.max(0, retained.size() - limit)).forEach(unread::add);
                }
                highest = unread.size();
            }

            /** Who drops the newest has its messages set aside when the first of them is no longer retained. */
            boolean needs(int message) {
                return unread.contains(message) && retained.contains(unread.element());
            }

            void take(int message) {
                if (waitingFetch >= 0) {
                    outcomes.put(waitingFetch, List.of(message));
                    waitingFetch = -1;
                    fetched++;
                    return;
                }
                if (unread.size() == limit) {
                    dropped++;
                    lost++;
                    if (overflow == Overflow.DROP_NEWEST) {
                        return;
                    }
                    unread.remove();
                }
                unread.add(message);
                highest = Math.max(highest, unread.size());
            }
        }

        final int capacity;
        final Deque<Integer> retained = new ArrayDeque<>();
        final Map<Integer, Sub> subs = new LinkedHashMap<>();
        final Map<Integer, Integer> waitingPublishers = new LinkedHashMap<>();
        final Map<Integer, Object> outcomes = new HashMap<>();
        boolean closed;
        int published;

        Model(int capacity) {
            this.capacity = capacity;
        }

        boolean isFull() {
            return subs.values().stream().anyMatch(s -> s.overflow == Overflow.SUSPEND && s.unread.size() == s.limit);
        }

        int deliver(int message) {
            int woken = (int)
                    subs.values().stream().filter(s -> s.waitingFetch >= 0).count();
            published++;
            retained.add(message);
            if (retained.size() > capacity) {
                retained.remove();
            }
            subs.values().forEach(s -> s.take(message));
            return woken;
        }

        void publish(int number, int message) {
            if (closed) {
                outcomes.put(number, "closed");
            } else if (!waitingPublishers.isEmpty() || isFull()) {
                waitingPublishers.put(number, message);
            } else {
                outcomes.put(number, deliver(message));
            }
        }

        boolean offer(int message) {
            boolean free = waitingPublishers.isEmpty() && !isFull();
            if (free) {
                deliver(message);
            }
            return free;
        }

        void letIn() {
            while (!isFull() && !waitingPublishers.isEmpty()) {
                int number = waitingPublishers.keySet().iterator().next();
                outcomes.put(number, deliver(waitingPublishers.remove(number)));
            }
        }

        void fetch(int number, int key) {
            Sub sub = subs.get(key);
            if (sub.waitingFetch >= 0) {
                outcomes.put(number, "another waits");
            } else if (sub.lost > 0 && sub.overflow == Overflow.FAIL) {
                outcomes.put(number, "lost " + sub.lost);
                sub.lost = 0;
            } else if (!sub.unread.isEmpty()) {
                outcomes.put(number, List.copyOf(sub.unread));
                sub.fetched += sub.unread.size();
                sub.unread.clear();
                sub.lost = 0;
                letIn();
            } else if (closed) {
                outcomes.put(number, "closed");
            } else {
                sub.waitingFetch = number;
            }
        }

        void cancel(int number) {
            if (waitingPublishers.remove(number) != null) {
                outcomes.put(number, "cancelled");
            }
            for (Sub sub : subs.values()) {
                if (sub.waitingFetch == number) {
                    sub.waitingFetch = -1;
                    outcomes.put(number, "cancelled");
                }
            }
        }

        void unsubscribe(int key) {
            Sub sub = subs.remove(key);
            if (sub.waitingFetch >= 0) {
                outcomes.put(sub.waitingFetch, "closed");
            }
            letIn();
        }

        int compact() {
            int before = retained.size();
            while (!retained.isEmpty() && subs.values().stream().noneMatch(s -> s.needs(retained.element()))) {
                retained.remove();
            }
            return before - retained.size();
        }

        void close() {
            closed = true;
            waitingPublishers.keySet().forEach(number -> outcomes.put(number, "closed"));
            waitingPublishers.clear();
            for (Sub sub : subs.values()) {
                if (sub.waitingFetch >= 0) {
                    outcomes.put(sub.waitingFetch, "closed");
                    sub.waitingFetch = -1;
                }
            }
        }
    }

    private final Map<Integer, Object> outcomes = new HashMap<>();

    @Coroutine
    void fetch(int number, Subscription<Integer> from) {
        Object outcome = "cancelled";
        try {
            outcome = Co.yield(from.fetch());
        } catch (LaggedException lagged) {
            outcome = "lost " + lagged.lost();
        } catch (PubSubClosedException closed) {
            outcome = "closed";
        } catch (IllegalStateException another) {
            outcome = "another waits";
        } finally {
            outcomes.put(number, outcome);
        }
    }

    @Coroutine
    void publish(int number, PublishSubscribeQueue<Integer> queue, int message) {
        Object outcome = "cancelled";
        try {
            outcome = Co.yield(queue.publish(message));
        } catch (PubSubClosedException closed) {
            outcome = "closed";
        } finally {
            outcomes.put(number, outcome);
        }
    }

    @Coroutine
    void compare(Random random, Overflow only) {
        int capacity = 1 + random.nextInt(20);
        PublishSubscribeQueue<Integer> queue = new PublishSubscribeQueue<>(capacity);
        Model model = new Model(capacity);
        Map<Integer, Subscription<Integer>> subs = new HashMap<>();
        List<Coro<?, ?>> coros = new ArrayList<>();
        Scheduler scheduler = Scheduler.current();
        List<String> done = new ArrayList<>();
        int publishing = 3 + random.nextInt(6);
        for (int step = 0; step < STEPS; step++) {
            int number = coros.size();
            int key = random.nextInt(6);
            int action = random.nextInt(12 + publishing);
            if (action >= 12) {
                done.add("publish " + step);
                coros.add(scheduler.add(QueueModelTestCoroutines.publish(this, number, queue, step)));
                model.publish(number, step);
            } else if (action < 4 && subs.containsKey(key)) {
                done.add("fetch " + key);
                coros.add(scheduler.add(QueueModelTestCoroutines.fetch(this, number, subs.get(key))));
                model.fetch(number, key);
            } else if (action == 5 && subs.containsKey(key)) {
                done.add("unsubscribe " + key);
                subs.remove(key).close();
                model.unsubscribe(key);
            } else if (action <= 6 && !subs.containsKey(key)) {
                Overflow overflow = only != null ? only : Overflow.values()[random.nextInt(5)];
                int limit = overflow == Overflow.CONFLATE ? 1 : 1 + random.nextInt(capacity);
                boolean history = random.nextBoolean();
                SubscriptionOptions options = SubscriptionOptions.of(overflow).limit(limit);
                done.add("subscribe " + key + " " + options + " " + history);
                subs.put(key, queue.subscribe(key, history ? options : options.fromNow()));
                model.subs.put(key, model.new Sub(overflow, limit, history));
            } else if (action == 7 && !model.closed) {
                done.add("offer " + step);
                assertEquals(model.offer(step), queue.offer(step), done::toString);
            } else if (action == 8) {
                done.add("compact");
                assertEquals(model.compact(), queue.compact(), done::toString);
            } else if (action == 9 && number > 0) {
                int victim = number - 1 - random.nextInt(Math.min(number, 5));
                done.add("cancel " + victim);
                coros.get(victim).cancel("model");
                model.cancel(victim);
            } else if (action == 10 && step > STEPS * 3 / 4 && random.nextInt(4) == 0) {
                done.add("close");
                queue.close();
                model.close();
            }
            Co.yield(Events.sleep(ofMillis(1)));
            assertEquals(model.outcomes, outcomes, done::toString);
            check(model, queue, done);
        }
        for (Coro<?, ?> each : coros) {
            each.cancel("end");
        }
        Co.yield(Events.sleep(ofMillis(1)));
        assertEquals(0, queue.statistics().waitingPublishers(), done::toString);
    }

    private static void check(Model model, PublishSubscribeQueue<Integer> queue, List<String> done) {
        assertEquals(model.retained.size(), queue.size(), done::toString);
        assertEquals(model.published, queue.statistics().published(), done::toString);
        assertEquals(model.waitingPublishers.size(), queue.statistics().waitingPublishers(), done::toString);
        for (SubscriptionStatistics each : queue.statistics().subscriptions()) {
            Model.Sub sub = model.subs.get(each.subscriber());
            assertEquals(
                    new SubscriptionStatistics(
                            each.subscriber(),
                            sub.overflow,
                            sub.limit,
                            sub.unread.size(),
                            sub.highest,
                            sub.fetched,
                            sub.dropped,
                            sub.waitingFetch >= 0),
                    each,
                    done::toString);
        }
    }

    private void run(Overflow only) {
        long first = System.nanoTime();
        for (long seed = first; seed < first + RUNS; seed++) {
            outcomes.clear();
            try (Scheduler scheduler =
                    new VirtualTime().builder().randomOrder(seed).build()) {
                scheduler.run(QueueModelTestCoroutines.compare(this, new Random(seed), only));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ", " + only, failure);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void onePolicy(Overflow overflow) {
        run(overflow);
    }

    @Test
    void allPoliciesTogether() {
        run(null);
    }
}
