package io.cogen.tests.pubsub;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import io.cogen.pubsub.PublishSubscribeQueue;
import io.cogen.pubsub.Subscription;
import io.cogen.pubsub.SubscriptionOptions;
import io.cogen.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Interrupt then grant, grant then interrupt, with several victims and a survivor, in each of four ways (SEEDS 4.4): nothing is lost and
 * nothing comes twice, to those who wait for messages and to those who wait to publish.
 */
final class InterruptionTest {
    static final class Raise extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** How the victims are interrupted: the first by this way, the second by that, and so on. */
    private static final List<Consumer<Coro<?, ?>>> WAYS = List.of(
            coro -> coro.cancel("victim"),
            coro -> coro.kill("victim"),
            coro -> coro.raise(new Raise()),
            coro -> {}); // it times out

    private static final int VICTIMS = 8;
    private final PublishSubscribeQueue<Integer> queue = new PublishSubscribeQueue<>(100);
    private final Map<Object, Object> outcomes = new HashMap<>();
    private final List<Coro<?, ?>> coros = new ArrayList<>();

    private void interrupt() {
        for (int i = VICTIMS - 1; i >= 0; i--) {
            WAYS.get(i % WAYS.size()).accept(coros.get(i));
        }
    }

    // ------------------------------------------------------------------ fetch

    @Coroutine
    void fetches(int key) {
        Object outcome = "cancelled";
        try {
            outcome = key < VICTIMS ? Co.yield(queue.fetch(key).timeout(ofMillis(10))) : Co.yield(queue.fetch(key));
            // What is interrupted behind the grant throws at the next suspension point, the message being there.
        } catch (Raise e) {
            outcome = "raised";
        } catch (OperationTimeoutException e) {
            outcome = "late";
        } finally {
            outcomes.put(key, outcome);
        }
    }

    @Coroutine
    void fetchersWait(boolean interruptFirst) {
        for (int i = 0; i <= VICTIMS; i++) {
            queue.subscribe(i);
            coros.add(Scheduler.current().add(InterruptionTestCoroutines.fetches(this, i)));
        }
        Co.yield(Events.sleep(ofMillis(5)));
        if (interruptFirst) {
            interrupt();
            Co.yield(Events.sleep(ofMillis(5)));
            assertEquals(1, Co.yield(queue.publish(1)));
        } else {
            assertEquals(VICTIMS + 1, Co.yield(queue.publish(1).priority(Priority.CORO)));
            interrupt();
        }
        Co.yield(Events.sleep(ofMillis(10)));
        assertEquals(0, Co.yield(queue.publish(2)));
        for (int i = 0; i <= VICTIMS; i++) {
            outcomes.put("left for " + i, Co.yield(queue.fetch(i)));
        }
    }

    @Seeds(100)
    void interruptThenGrantOfFetches(Scheduler scheduler) {
        scheduler.run(InterruptionTestCoroutines.fetchersWait(this, true));
        List<String> expected = List.of("cancelled", "cancelled", "raised", "late");
        for (int i = 0; i < VICTIMS; i++) {
            assertEquals(expected.get(i % 4), outcomes.get(i));
            assertEquals(List.of(1, 2), outcomes.get("left for " + i)); // it has taken nothing
        }
        assertEquals(List.of(1), outcomes.get(VICTIMS));
        assertEquals(List.of(2), outcomes.get("left for " + VICTIMS));
    }

    @Seeds(100)
    void grantThenInterruptOfFetches(Scheduler scheduler) {
        scheduler.run(InterruptionTestCoroutines.fetchersWait(this, false));
        for (int i = 0; i <= VICTIMS; i++) {
            assertEquals(List.of(1), outcomes.get(i));
            assertEquals(List.of(2), outcomes.get("left for " + i)); // it comes once
        }
    }

    // ------------------------------------------------------------------ publish

    @Coroutine
    void publishes(int number) {
        Object outcome = "cancelled";
        try {
            outcome = number < VICTIMS
                    ? Co.yield(queue.publish(number).timeout(ofMillis(10)))
                    : Co.yield(queue.publish(number));
        } catch (Raise e) {
            outcome = "raised";
        } catch (OperationTimeoutException e) {
            outcome = "late";
        } finally {
            outcomes.put(number, outcome);
        }
    }

    @Coroutine
    void publishersWait(boolean interruptFirst, List<Integer> got) {
        Subscription<Integer> slow =
                queue.subscribe("slow", SubscriptionOptions.defaults().limit(VICTIMS / 2));
        for (int i = 1; i <= VICTIMS / 2; i++) {
            assertEquals(0, Co.yield(queue.publish(-i)));
        }
        for (int i = 0; i <= VICTIMS; i++) {
            coros.add(Scheduler.current().add(InterruptionTestCoroutines.publishes(this, i)));
            Co.yield(Events.pass()); // so that they wait in this order
        }
        Co.yield(Events.sleep(ofMillis(5)));
        if (interruptFirst) {
            interrupt();
            Co.yield(Events.sleep(ofMillis(5)));
            got.addAll(slow.poll());
        } else {
            got.addAll(slow.poll());
            interrupt();
        }
        Co.yield(Events.sleep(ofMillis(10)));
        got.addAll(slow.poll());
        Co.yield(Events.sleep(ofMillis(1)));
        got.addAll(slow.poll());
    }

    @Seeds(100)
    void interruptThenGrantOfPublishers(Scheduler scheduler) {
        List<Integer> got = new ArrayList<>();
        scheduler.run(InterruptionTestCoroutines.publishersWait(this, true, got));
        List<String> expected = List.of("cancelled", "cancelled", "raised", "late");
        for (int i = 0; i < VICTIMS; i++) {
            assertEquals(expected.get(i % 4), outcomes.get(i));
        }
        assertEquals(List.of(-1, -2, -3, -4, VICTIMS), got);
        assertEquals(0, outcomes.get(VICTIMS));
        assertEquals(0, queue.statistics().waitingPublishers());
    }

    @Seeds(100)
    void grantThenInterruptOfPublishers(Scheduler scheduler) {
        List<Integer> got = new ArrayList<>();
        scheduler.run(InterruptionTestCoroutines.publishersWait(this, false, got));
        Set<Integer> published = new HashSet<>(Set.of(-1, -2, -3, -4));
        for (int i = 0; i <= VICTIMS; i++) {
            if (outcomes.get(i).equals(0)) {
                published.add(i);
            }
        }
        assertTrue(outcomes.get(VICTIMS).equals(0));
        assertEquals(published.size(), got.size());
        assertEquals(published, Set.copyOf(got));
        assertEquals(4 + 4 + 1, published.size()); // four found room, and the survivor
    }

    // ------------------------------------------------------------------ chaos

    private final Map<Integer, List<Integer>> got = new HashMap<>();
    private final List<Integer> published = new ArrayList<>();

    @Coroutine
    void publishesMany(int publisher) {
        for (int i = 0; i < 6; i++) {
            try {
                Co.yield(queue.publish(publisher * 100 + i));
                published.add(publisher * 100 + i);
                Co.yield(Events.pass());
            } catch (Raise e) {
                // that one was not published, or it throws behind that
            }
        }
    }

    @Coroutine
    void fetchesMany(int subscriber) {
        List<Integer> mine = got.computeIfAbsent(subscriber, none -> new ArrayList<>());
        while (mine.isEmpty() || mine.get(mine.size() - 1) != -1) {
            try {
                mine.addAll(Co.yield(queue.fetch(subscriber)));
                Co.yield(Events.pass());
            } catch (Raise e) {
                // once more
            }
        }
    }

    @Coroutine
    void disturbs(List<Coro<Void, RuntimeException>> publishers, List<Coro<Void, RuntimeException>> subscribers) {
        Co.yield(Events.pass());
        Co.yield(Events.pass()); // all have begun
        for (int i = 0; i < 12; i++) {
            publishers.get(i % 2).raise(new Raise());
            subscribers.get(i % 3).raise(new Raise());
            Co.yield(Events.pass());
        }
        publishers.get(2).cancel("chaos");
        subscribers.get(2).kill("chaos");
    }

    @Coroutine
    void chaos() {
        Scheduler scheduler = Scheduler.current();
        List<Coro<Void, RuntimeException>> publishers = new ArrayList<>();
        List<Coro<Void, RuntimeException>> subscribers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            queue.subscribe(i, SubscriptionOptions.defaults().limit(1 + i % 2));
            subscribers.add(scheduler.add(InterruptionTestCoroutines.fetchesMany(this, i)));
            publishers.add(scheduler.add(InterruptionTestCoroutines.publishesMany(this, i)));
        }
        Co.yield(InterruptionTestCoroutines.disturbs(this, publishers, subscribers));
        Co.yield(Events.sleep(ofMillis(1)));
        queue.unsubscribe(2); // nobody fetches for it any more
        Co.yield(publishers.get(0));
        Co.yield(publishers.get(1));
        Co.yield(publishers.get(3));
        Co.yield(queue.publish(-1));
    }

    // All who stay see the same messages in the same order, each publisher's in its order, and exactly those that were
    // published.
    @Seeds(1000)
    void whateverTheOrder(Scheduler scheduler) {
        scheduler.run(InterruptionTestCoroutines.chaos(this));
        scheduler.run();
        List<Integer> all = got.get(0);
        assertEquals(all, got.get(1));
        assertEquals(all, got.get(3));
        assertEquals(-1, all.get(all.size() - 1));
        assertEquals(all.size(), Set.copyOf(all).size());
        published.add(-1);
        assertEquals(Set.copyOf(published), Set.copyOf(all));
        for (int p = 0; p < 4; p++) {
            int publisher = p;
            List<Integer> own =
                    all.stream().filter(m -> m / 100 == publisher && m >= 0).toList();
            assertEquals(own.stream().sorted().toList(), own);
        }
    }
}
