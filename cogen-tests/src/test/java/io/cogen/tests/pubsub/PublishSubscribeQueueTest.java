package io.cogen.tests.pubsub;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.pubsub.Overflow;
import io.cogen.pubsub.PubSubClosedException;
import io.cogen.pubsub.PubSubStatistics;
import io.cogen.pubsub.PublishSubscribeQueue;
import io.cogen.pubsub.Subscription;
import io.cogen.pubsub.SubscriptionOptions;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The queue as its users see it: who gets what, when, in which order; and the end. */
final class PublishSubscribeQueueTest {
    private final PublishSubscribeQueue<String> queue = new PublishSubscribeQueue<>();
    private final List<Object> log = new ArrayList<>();

    private int offer(String... messages) {
        for (String message : messages) {
            assertTrue(queue.offer(message));
        }
        return messages.length;
    }

    // ------------------------------------------------------------------ fetching

    @Coroutine
    void fetches(Object name, int times) {
        queue.subscribe();
        for (int i = 0; i < times; i++) {
            log.add(name + "=" + Co.yield(queue.fetch()));
        }
    }

    // CG-131: the first fetch gives the whole retained history
    @CoroutineTest
    void aNewSubscriberBeginsWithTheHistory(Scheduler scheduler) {
        offer("a", "b");
        scheduler.run(PublishSubscribeQueueTestCoroutines.fetches(this, 1, 1));
        scheduler.run(PublishSubscribeQueueTestCoroutines.fetches(this, 2, 1));
        assertEquals(List.of("1=[a, b]", "2=[a, b]"), log);
    }

    @Coroutine
    void fromNow() {
        Subscription<String> own =
                queue.subscribe(SubscriptionOptions.defaults().fromNow());
        assertEquals(0, own.behind());
        offer("c");
        assertEquals(List.of("c"), Co.yield(own.fetch()));
        own.close();
        own = queue.subscribe(SubscriptionOptions.defaults().fromHistory().limit(2));
        assertEquals(List.of("b", "c"), Co.yield(own.fetch())); // the latest, no more than it may have
        assertEquals(0, own.dropped());
    }

    @CoroutineTest
    void orFromNowOnOrWithTheLatest(Scheduler scheduler) {
        offer("a", "b");
        scheduler.run(PublishSubscribeQueueTestCoroutines.fromNow(this));
    }

    @Coroutine
    void snapshots() {
        queue.subscribe();
        List<String> first = Co.yield(queue.fetch());
        offer("b");
        assertEquals(List.of("a"), first);
        assertThrows(UnsupportedOperationException.class, () -> first.add("x"));
        List<String> second = Co.yield(queue.fetch());
        offer("c", "d");
        assertEquals(List.of("b"), second);
        List<String> third = Co.yield(queue.fetch());
        assertEquals(List.of("c", "d"), third);
        assertThrows(UnsupportedOperationException.class, () -> third.set(0, "x"));
    }

    // CG-135: what a fetch gives does not change any more
    @CoroutineTest
    void aBatchIsASnapshot(Scheduler scheduler) {
        offer("a");
        scheduler.run(PublishSubscribeQueueTestCoroutines.snapshots(this));
    }

    @Coroutine
    void publishes(String... messages) {
        for (String message : messages) {
            log.add(message + " woke " + Co.yield(queue.publish(message).priority(Priority.CORO)));
        }
    }

    // CG-135: a woken fetcher gets the first message; what came before it ran is for its next fetch
    @CoroutineTest
    void whatComesBeforeTheWokenOneRunsIsForItsNextFetch(Scheduler scheduler) {
        scheduler.add(PublishSubscribeQueueTestCoroutines.fetches(this, 1, 2));
        scheduler.runOnce();
        scheduler.add(PublishSubscribeQueueTestCoroutines.publishes(this, "a", "b", "c"));
        scheduler.run();
        assertEquals(List.of("a woke 1", "b woke 0", "c woke 0", "1=[a]", "1=[b, c]"), log);
    }

    @Coroutine
    void fetchWithTimeout(Subscription<String> own) {
        try {
            Co.yield(own.fetch().timeout(ofSeconds(1)));
            log.add("fetched");
        } catch (OperationTimeoutException late) {
            log.add("late");
        }
        offer("a");
        log.add(Co.yield(own.fetch().timeout(ofSeconds(1))));
    }

    // CG-132: a timeout, after which nothing is lost
    @CoroutineTest
    void aFetchMayTimeOut(Scheduler scheduler) {
        scheduler.run(PublishSubscribeQueueTestCoroutines.fetchWithTimeout(this, queue.subscribe("key")));
        assertEquals(List.of("late", List.of("a")), log);
    }

    // ------------------------------------------------------------------ who goes first

    @Coroutine
    void publishesWith(Priority priority) {
        log.add("pub " + Co.yield(queue.publish("m").priority(priority)));
    }

    @Coroutine
    void other() {
        log.add("other");
    }

    private List<Object> order(Scheduler scheduler, Priority publisher) {
        for (int i = 1; i <= 3; i++) {
            scheduler.add(PublishSubscribeQueueTestCoroutines.fetches(this, i, 1));
            scheduler.runOnce();
        }
        scheduler.add(PublishSubscribeQueueTestCoroutines.publishesWith(this, publisher));
        scheduler.run();
        return log;
    }

    // CG-130: the publisher at the tail, behind those it has woken
    @Seeds(20)
    void last(Scheduler scheduler) {
        assertEquals(List.of("1=[m]", "2=[m]", "3=[m]", "pub 3"), order(scheduler, Priority.LAST));
    }

    // CG-130: the publisher at the head
    @Seeds(20)
    void operationFirst(Scheduler scheduler) {
        assertEquals(List.of("pub 3", "1=[m]", "2=[m]", "3=[m]"), order(scheduler, Priority.OP));
    }

    // CG-130: the publisher goes on at once
    @Seeds(20)
    void coroutineFirst(Scheduler scheduler) {
        assertEquals(List.of("pub 3", "1=[m]", "2=[m]", "3=[m]"), order(scheduler, Priority.CORO));
    }

    @Coroutine
    void fetchesFirst(Object name) {
        queue.subscribe();
        log.add(name + "=" + Co.yield(queue.fetch().priority(Priority.OP)));
    }

    // CG-130: a fetch with a priority goes to the head of the queue, one after the other
    @CoroutineTest
    void fetchersWithAPriorityTurnTheOrderRound(Scheduler scheduler) {
        for (int i = 1; i <= 3; i++) {
            scheduler.add(PublishSubscribeQueueTestCoroutines.fetchesFirst(this, i));
            scheduler.runOnce();
        }
        scheduler.add(PublishSubscribeQueueTestCoroutines.publishesWith(this, Priority.LAST));
        scheduler.run();
        assertEquals(List.of("3=[m]", "2=[m]", "1=[m]", "pub 3"), log);
    }

    @Coroutine
    void offers() {
        assertTrue(queue.offer("m"));
        log.add("offered");
    }

    @Seeds(20)
    void anOfferWakesInOrderToo(Scheduler scheduler) {
        for (int i = 1; i <= 5; i++) {
            scheduler.add(PublishSubscribeQueueTestCoroutines.fetches(this, i, 1));
            scheduler.runOnce();
        }
        scheduler.add(PublishSubscribeQueueTestCoroutines.offers(this));
        scheduler.run();
        assertEquals(List.of("offered", "1=[m]", "2=[m]", "3=[m]", "4=[m]", "5=[m]"), log);
    }

    // ------------------------------------------------------------------ keys

    @Coroutine
    List<String> fetchHere() {
        return Co.yield(queue.fetch());
    }

    @Coroutine
    void callsFetch() {
        queue.subscribe();
        offer("a");
        assertEquals(List.of("a"), Co.yield(PublishSubscribeQueueTestCoroutines.fetchHere(this)));
        queue.unsubscribe();
        assertNotSubscribed(assertThrows(IllegalStateException.class, queue::unsubscribe));
    }

    private static void assertNotSubscribed(IllegalStateException e) {
        assertTrue(e.getMessage().contains("is not subscribed; call subscribe("), e.getMessage());
    }

    // CG-131, CG-133: the key is the coroutine with all that it calls; an unknown unsubscribe is an error
    @CoroutineTest
    void aCallFetchesForItsCaller(Scheduler scheduler) {
        scheduler.run(PublishSubscribeQueueTestCoroutines.callsFetch(this));
        assertEquals(List.of(), queue.statistics().subscriptions());
    }

    @Coroutine
    List<String> fetchFor(Object key) {
        return Co.yield(queue.fetch(key));
    }

    // CG-131 to CG-133: explicit keys
    @CoroutineTest
    void aKeyIsForAnybody(Scheduler scheduler) {
        queue.subscribe("ann");
        offer("a");
        assertEquals(List.of("a"), scheduler.run(PublishSubscribeQueueTestCoroutines.fetchFor(this, "ann")));
        offer("b");
        assertEquals(
                List.of("b"), scheduler.run(PublishSubscribeQueueTestCoroutines.fetchFor(this, new String("ann"))));
        queue.unsubscribe("ann");
        assertNotSubscribed(assertThrows(IllegalStateException.class, () -> queue.unsubscribe("ann")));
    }

    // CG-132: not subscribed
    @CoroutineTest
    void onlySubscribersFetch(Scheduler scheduler) {
        assertNotSubscribed(assertThrows(
                IllegalStateException.class,
                () -> scheduler.run(PublishSubscribeQueueTestCoroutines.fetchFor(this, "bob"))));
        assertNotSubscribed(assertThrows(
                IllegalStateException.class, () -> scheduler.run(PublishSubscribeQueueTestCoroutines.fetchHere(this))));
    }

    @CoroutineTest
    void misuse(Scheduler scheduler) {
        queue.subscribe("ann");
        IllegalStateException twice = assertThrows(IllegalStateException.class, () -> queue.subscribe("ann"));
        assertTrue(twice.getMessage().contains("the key ann is subscribed already"), twice.getMessage());
        assertThrows(IllegalStateException.class, () -> queue.subscribe());
        assertThrows(IllegalStateException.class, queue::unsubscribe);
        assertThrows(IllegalArgumentException.class, () -> new PublishSubscribeQueue<>(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> SubscriptionOptions.defaults().limit(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> queue.subscribe("bob", SubscriptionOptions.defaults().limit(1025)));
        assertThrows(NullPointerException.class, () -> queue.offer(null));
        assertThrows(NullPointerException.class, () -> queue.publish(null));
        assertEquals(1, queue.statistics().subscriptions().size());
    }

    // One pending fetch for each subscriber: a second one neither replaces the first nor waits (CG-135)
    @CoroutineTest
    void oneFetchAtATime(Scheduler scheduler) {
        queue.subscribe("ann");
        Coro<List<String>, RuntimeException> first =
                scheduler.add(PublishSubscribeQueueTestCoroutines.fetchFor(this, "ann"));
        scheduler.runOnce();
        assertThrows(
                IllegalStateException.class,
                () -> scheduler.run(PublishSubscribeQueueTestCoroutines.fetchFor(this, "ann")));
        scheduler.add(PublishSubscribeQueueTestCoroutines.offers(this));
        assertEquals(List.of("m"), scheduler.run(first));
    }

    // ------------------------------------------------------------------ compact

    // CG-134: nothing is lost, and the number is what was removed
    @CoroutineTest
    void compactDropsWhatEverybodyHasRead(Scheduler scheduler) {
        Subscription<String> ann = queue.subscribe("ann");
        Subscription<String> bob = queue.subscribe("bob");
        offer("a", "b");
        assertEquals(0, queue.compact());
        ann.poll();
        assertEquals(0, queue.compact());
        offer("c");
        assertEquals(List.of("a", "b", "c"), bob.poll());
        assertEquals(2, queue.compact());
        assertEquals(1, queue.size());
        offer("d");
        assertEquals(List.of("c", "d"), ann.poll());
        assertEquals(List.of("d"), bob.poll());
        assertEquals(2, queue.compact());
        offer("e");
        assertEquals(List.of("e"), ann.poll());
        assertEquals(List.of("e"), bob.poll());
        ann.close();
        bob.close();
        assertEquals(1, queue.compact()); // with nobody there, all
        assertEquals(0, queue.size());
    }

    @CoroutineTest
    void theHistoryIsBounded(Scheduler scheduler) {
        PublishSubscribeQueue<Integer> small = new PublishSubscribeQueue<>(100);
        IntStream.range(0, 1_000).forEach(small::offer);
        assertEquals(100, small.size());
        assertEquals(
                IntStream.range(900, 1_000).boxed().toList(),
                small.subscribe("late").poll());
        assertEquals(1_000, small.statistics().published());
    }

    // ------------------------------------------------------------------ lifetime

    @Coroutine
    void isCancelledWhileSubscribed(boolean detached) {
        queue.subscribe(detached ? SubscriptionOptions.defaults().detached() : SubscriptionOptions.defaults());
        Co.yield(Events.suspend());
    }

    @CoroutineTest
    void aSubscriptionEndsWithItsCoroutine(Scheduler scheduler) {
        Coro<Void, RuntimeException> cancelled =
                scheduler.add(PublishSubscribeQueueTestCoroutines.isCancelledWhileSubscribed(this, false));
        Coro<Void, RuntimeException> detached =
                scheduler.add(PublishSubscribeQueueTestCoroutines.isCancelledWhileSubscribed(this, true));
        scheduler.runOnce();
        assertEquals(2, queue.statistics().subscriptions().size());
        cancelled.cancel("enough");
        detached.cancel("enough");
        scheduler.run();
        assertEquals(1, queue.statistics().subscriptions().size());
        queue.unsubscribe(detached);
    }

    @Coroutine
    void subscribesInAScope(Scope scope) {
        scope.own(queue.subscribe("key"));
        offer("a");
    }

    @Coroutine
    void scoped() {
        Co.yield(Scope.run(scope -> PublishSubscribeQueueTestCoroutines.subscribesInAScope(this, scope)));
    }

    @CoroutineTest
    void orWithItsScope(Scheduler scheduler) {
        scheduler.run(PublishSubscribeQueueTestCoroutines.scoped(this));
        assertEquals(List.of(), queue.statistics().subscriptions());
    }

    @Coroutine
    void subscribesAndEnds(List<Subscription<String>> to) {
        to.add(queue.subscribe());
    }

    @CoroutineTest
    void theHandleSaysWhyItIsClosed(Scheduler scheduler) {
        List<Subscription<String>> handle = new ArrayList<>();
        scheduler.run(PublishSubscribeQueueTestCoroutines.subscribesAndEnds(this, handle));
        assertTrue(handle.get(0).isClosed());
        PubSubClosedException e =
                assertThrows(PubSubClosedException.class, () -> handle.get(0).poll());
        assertTrue(e.getMessage().contains("has ended with the coroutine that made it"), e.getMessage());
        handle.get(0).close();
    }

    @CoroutineTest
    void closingASubscriptionEndsItsFetch(Scheduler scheduler) {
        Subscription<String> ann = queue.subscribe("ann");
        Coro<List<String>, RuntimeException> fetch =
                scheduler.add(PublishSubscribeQueueTestCoroutines.fetchFor(this, "ann"));
        scheduler.runOnce();
        assertThrows(IllegalStateException.class, () -> queue.offer("a")); // not on the loop's thread
        assertEquals(0, queue.size());
        ann.close();
        assertThrows(PubSubClosedException.class, () -> scheduler.run(fetch));
    }

    // ------------------------------------------------------------------ the end

    @Coroutine
    void closes(Throwable failure) {
        Co.yield(Events.sleep(ofMillis(1)));
        if (failure == null) {
            queue.close();
        } else {
            queue.close(failure);
        }
    }

    @Coroutine
    void drains(Object name) {
        queue.subscribe();
        try {
            while (true) {
                log.add(name + "=" + Co.yield(queue.fetch()));
            }
        } catch (PubSubClosedException end) {
            log.add(name + " ends, " + end.getCause());
        }
    }

    @Seeds(10)
    void subscribersDrainAndThenEnd(Scheduler scheduler) {
        offer("a");
        queue.subscribe("later");
        for (int i = 1; i <= 3; i++) {
            scheduler.add(PublishSubscribeQueueTestCoroutines.drains(this, i));
            scheduler.runOnce();
        }
        scheduler.add(PublishSubscribeQueueTestCoroutines.closes(this, null));
        scheduler.run();
        assertEquals(List.of("1=[a]", "2=[a]", "3=[a]", "1 ends, null", "2 ends, null", "3 ends, null"), log);

        assertTrue(queue.isClosed());
        assertThrows(PubSubClosedException.class, () -> queue.offer("b"));
        assertThrows(
                PubSubClosedException.class,
                () -> scheduler.run(PublishSubscribeQueueTestCoroutines.publishes(this, "b")));
        assertEquals(List.of("a"), scheduler.run(PublishSubscribeQueueTestCoroutines.fetchFor(this, "later")));
        assertThrows(
                PubSubClosedException.class,
                () -> scheduler.run(PublishSubscribeQueueTestCoroutines.fetchFor(this, "later")));
        queue.close(new IOException("too late to matter"));
    }

    @CoroutineTest
    void aFailureIsTheCause(Scheduler scheduler) {
        IOException broken = new IOException("broken");
        scheduler.add(PublishSubscribeQueueTestCoroutines.drains(this, 1));
        scheduler.add(PublishSubscribeQueueTestCoroutines.closes(this, broken));
        scheduler.run();
        assertEquals(List.of("1 ends, " + broken), log);
        assertSame(
                broken,
                assertThrows(PubSubClosedException.class, () -> queue.offer("b"))
                        .getCause());
    }

    // ------------------------------------------------------------------ looking in

    @CoroutineTest
    void statistics(Scheduler scheduler) {
        queue.subscribe("ann", SubscriptionOptions.of(Overflow.DROP_OLDEST).limit(2));
        offer("a", "b", "c");
        PubSubStatistics all = queue.statistics();
        assertEquals(3, all.published());
        assertEquals(3, all.retained());
        assertEquals("ann", all.subscriptions().get(0).subscriber());
        assertEquals(2, all.subscriptions().get(0).behind());
        assertEquals(2, all.subscriptions().get(0).highestLag());
        assertEquals(1, all.subscriptions().get(0).dropped());
        assertFalse(all.subscriptions().get(0).waiting());
    }

    @CoroutineTest
    void aDumpSaysWhatIsWaitedFor(Scheduler scheduler) {
        queue.subscribe("ann");
        Coro<List<String>, RuntimeException> fetch =
                scheduler.add(PublishSubscribeQueueTestCoroutines.fetchFor(this, "ann"));
        scheduler.runOnce();
        assertTrue(scheduler.dump().contains("messages for the subscription of ann to the queue"), scheduler.dump());
        assertNotNull(assertThrows(IllegalStateException.class, () -> scheduler.run(fetch))
                .getMessage());
        fetch.cancel("end of the test");
        scheduler.run();
    }

    // ------------------------------------------------------------------ many

    @Coroutine
    void keepsFetching(List<List<String>> to) {
        queue.subscribe();
        to.add(Co.yield(queue.fetch()));
    }

    @CoroutineTest
    void allThatAreWokenGetTheSameList(Scheduler scheduler) {
        List<List<String>> got = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            scheduler.add(PublishSubscribeQueueTestCoroutines.keepsFetching(this, got));
        }
        scheduler.runOnce();
        scheduler.add(PublishSubscribeQueueTestCoroutines.publishesWith(this, Priority.LAST));
        scheduler.run();
        assertEquals(1_000, got.size());
        got.forEach(each -> assertSame(got.get(0), each));

        got.clear();
        offer("n");
        for (int i = 0; i < 100; i++) {
            scheduler.add(PublishSubscribeQueueTestCoroutines.keepsFetching(this, got));
        }
        scheduler.run();
        assertEquals(List.of("m", "n"), got.get(0));
        got.forEach(each -> assertSame(got.get(0), each));
    }
}
