package io.cogen.tests.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.pubsub.LaggedException;
import io.cogen.pubsub.Overflow;
import io.cogen.pubsub.PubSubClosedException;
import io.cogen.pubsub.PublishSubscribeQueue;
import io.cogen.pubsub.Subscription;
import io.cogen.pubsub.SubscriptionOptions;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Slow subscribers, each with a policy of its own. */
final class OverflowTest {
    private final PublishSubscribeQueue<Integer> queue = new PublishSubscribeQueue<>(8);
    private final List<Object> log = new ArrayList<>();

    private Subscription<Integer> subscribe(Overflow overflow, int limit) {
        return queue.subscribe(overflow, SubscriptionOptions.of(overflow).limit(limit));
    }

    private void offer(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> assertTrue(queue.offer(i)));
    }

    @CoroutineTest
    void dropOldest(Scheduler scheduler) {
        Subscription<Integer> slow = subscribe(Overflow.DROP_OLDEST, 3);
        offer(1, 3);
        assertEquals(0, slow.dropped());
        offer(4, 100);
        assertEquals(3, slow.behind());
        assertEquals(97, slow.dropped());
        assertEquals(List.of(98, 99, 100), slow.poll());
        offer(101, 104);
        assertEquals(List.of(102, 103, 104), slow.poll());
        assertEquals(List.of(), slow.poll());
        assertEquals(98, slow.dropped());
        assertEquals(3, slow.statistics().highestLag());
        assertEquals(6, slow.statistics().fetched());
    }

    @CoroutineTest
    void dropNewest(Scheduler scheduler) {
        Subscription<Integer> slow = subscribe(Overflow.DROP_NEWEST, 3);
        offer(1, 4);
        assertEquals(List.of(1, 2, 3), slow.poll());
        offer(5, 7);
        offer(8, 100); // its messages are no longer among the latest eight
        assertEquals(3, slow.behind());
        assertEquals(List.of(5, 6, 7), slow.poll());
        assertEquals(1 + 93, slow.dropped());
        offer(101, 101);
        assertEquals(List.of(101), slow.poll());
        offer(102, 200);
        assertEquals(List.of(102, 103, 104), slow.poll());
    }

    @CoroutineTest
    void conflate(Scheduler scheduler) {
        Subscription<Integer> slow = queue.subscribe("state", SubscriptionOptions.of(Overflow.CONFLATE));
        offer(1, 5);
        assertEquals(1, slow.behind());
        assertEquals(List.of(5), slow.poll());
        assertEquals(4, slow.dropped());
        Subscription<Integer> late = queue.subscribe("late", SubscriptionOptions.of(Overflow.CONFLATE));
        assertEquals(List.of(5), late.poll()); // the state as it is
        assertThrows(
                IllegalArgumentException.class,
                () -> SubscriptionOptions.of(Overflow.CONFLATE).limit(2));
    }

    @CoroutineTest
    void fail(Scheduler scheduler) {
        Subscription<Integer> slow = subscribe(Overflow.FAIL, 3);
        offer(1, 5);
        LaggedException lagged = assertThrows(LaggedException.class, slow::poll);
        assertEquals(2, lagged.lost());
        assertTrue(lagged.getMessage().contains("has lost 2 messages: it may have 3 unread"), lagged.getMessage());
        assertEquals(List.of(3, 4, 5), slow.poll());
        assertEquals(2, slow.dropped());
        offer(6, 100);
        assertEquals(92, assertThrows(LaggedException.class, slow::poll).lost());
        offer(101, 101);
        assertEquals(1, assertThrows(LaggedException.class, slow::poll).lost());
        assertEquals(List.of(99, 100, 101), slow.poll());
    }

    // ------------------------------------------------------------------ suspend

    @Coroutine
    void publishes(int from, int to) {
        for (int i = from; i <= to; i++) {
            Co.yield(queue.publish(i));
            log.add(i);
        }
    }

    @Coroutine
    void fetchesSlowly(int times) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.pass());
            Co.yield(Events.pass());
            log.add(Co.yield(queue.fetch(Overflow.SUSPEND)));
        }
    }

    @CoroutineTest
    void suspend(Scheduler scheduler) {
        Subscription<Integer> slow = subscribe(Overflow.SUSPEND, 3);
        Subscription<Integer> other = subscribe(Overflow.DROP_OLDEST, 2);
        scheduler.add(OverflowTestCoroutines.publishes(this, 1, 7));
        scheduler.runOnce();
        assertEquals(List.of(1, 2, 3), log);
        assertFalse(queue.offer(99));
        assertEquals(1, queue.statistics().waitingPublishers());
        scheduler.add(OverflowTestCoroutines.fetchesSlowly(this, 2));
        scheduler.run();
        assertEquals(List.of(1, 2, 3, List.of(1, 2, 3), 4, 5, 6, List.of(4, 5, 6), 7), log);
        assertEquals(List.of(7), slow.poll());
        assertEquals(0, slow.dropped());
        assertEquals(List.of(6, 7), other.poll());
    }

    @Coroutine
    void takes() {
        Co.yield(Events.pass());
        log.add(Co.yield(queue.fetch(Overflow.SUSPEND)));
    }

    @Seeds(50)
    void publishersThatWaitAreServedInOrder(Scheduler scheduler) {
        Subscription<Integer> slow = subscribe(Overflow.SUSPEND, 2);
        offer(-2, -1);
        for (int i = 0; i < 4; i++) {
            scheduler.add(OverflowTestCoroutines.publishes(this, i, i));
            scheduler.runOnce();
        }
        scheduler.add(OverflowTestCoroutines.takes(this));
        scheduler.run(OverflowTestCoroutines.pauses());
        assertEquals(List.of(List.of(-2, -1), 0, 1), log);
        assertFalse(queue.offer(99));
        scheduler.add(OverflowTestCoroutines.takes(this));
        scheduler.run();
        assertEquals(List.of(List.of(-2, -1), 0, 1, List.of(0, 1), 2, 3), log);
        assertEquals(List.of(2, 3), slow.poll());
    }

    @Coroutine
    static void pauses() {
        for (int i = 0; i < 10; i++) {
            Co.yield(Events.pass());
        }
    }

    @CoroutineTest
    void whoLeavesHoldsUpNobody(Scheduler scheduler) {
        Subscription<Integer> slow = subscribe(Overflow.SUSPEND, 1);
        Subscription<Integer> other = queue.subscribe("other");
        scheduler.add(OverflowTestCoroutines.publishes(this, 1, 5));
        scheduler.runOnce();
        assertEquals(List.of(1), log);
        scheduler.post(slow::close);
        scheduler.run();
        assertEquals(List.of(1, 2, 3, 4, 5), log);
        assertEquals(List.of(1, 2, 3, 4, 5), other.poll());
    }

    @CoroutineTest
    void fromOutsideTheLoopToo(Scheduler scheduler) {
        Subscription<Integer> slow = subscribe(Overflow.SUSPEND, 1);
        scheduler.add(OverflowTestCoroutines.publishes(this, 1, 2));
        scheduler.runOnce();
        assertFalse(queue.offer(99));
        assertEquals(List.of(1), slow.poll());
        assertEquals(List.of(1), log); // the publisher goes on when the loop runs
        scheduler.run();
        assertEquals(List.of(1, 2), log);
    }

    @Coroutine
    void subscribesAndSleepsForEver() {
        queue.subscribe(SubscriptionOptions.of(Overflow.SUSPEND).limit(1));
        Co.yield(Events.suspend());
    }

    @CoroutineTest
    void norDoesWhoIsCancelled(Scheduler scheduler) {
        var slow = scheduler.add(OverflowTestCoroutines.subscribesAndSleepsForEver(this));
        scheduler.add(OverflowTestCoroutines.publishes(this, 1, 3));
        scheduler.runOnce();
        scheduler.runOnce();
        slow.cancel("too slow");
        scheduler.run();
        assertEquals(List.of(1, 2, 3), log);
    }

    @Coroutine
    void fails() {
        try {
            Co.yield(OverflowTestCoroutines.publishes(this, 1, 3));
        } catch (PubSubClosedException closed) {
            log.add("closed");
        }
    }

    @CoroutineTest
    void aPublisherThatWaitsFailsWhenTheQueueIsClosed(Scheduler scheduler) {
        Subscription<Integer> slow = subscribe(Overflow.SUSPEND, 1);
        scheduler.add(OverflowTestCoroutines.fails(this));
        scheduler.runOnce();
        scheduler.post(queue::close);
        scheduler.run();
        assertEquals(List.of(1, "closed"), log);
        assertEquals(List.of(1), slow.poll());
        assertThrows(PubSubClosedException.class, slow::poll);
    }

    @CoroutineTest
    void limitsOfTheirOwn(Scheduler scheduler) {
        Subscription<Integer> three =
                queue.subscribe(3, SubscriptionOptions.defaults().limit(3));
        Subscription<Integer> two =
                queue.subscribe(2, SubscriptionOptions.defaults().limit(2));
        offer(1, 2);
        assertFalse(queue.offer(3));
        two.poll();
        offer(3, 3);
        assertFalse(queue.offer(4));
        assertEquals(List.of(1, 2, 3), three.poll());
        offer(4, 4);
        assertFalse(queue.offer(5));
        Subscription<Integer> late =
                queue.subscribe("late", SubscriptionOptions.defaults().limit(3));
        two.poll();
        three.poll();
        assertFalse(queue.offer(5)); // the newcomer has the latest three of the history
        assertEquals(List.of(2, 3, 4), late.poll());
        offer(5, 5);
    }
}
