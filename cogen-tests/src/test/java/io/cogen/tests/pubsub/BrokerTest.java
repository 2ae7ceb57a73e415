package io.cogen.tests.pubsub;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.pubsub.Broker;
import io.cogen.pubsub.LaggedException;
import io.cogen.pubsub.Message;
import io.cogen.pubsub.Overflow;
import io.cogen.pubsub.PubSubClosedException;
import io.cogen.pubsub.Subscription;
import io.cogen.pubsub.SubscriptionOptions;
import io.cogen.pubsub.TopicPattern;
import io.cogen.pubsub.Topics;
import io.cogen.testkit.CoroutineTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** The SPI is enough for a broker that lives on another thread. */
@Timeout(20)
final class BrokerTest {
    /** Loses its connection, and says so when nobody wants to hear it. */
    static final class Lossy implements Broker<Integer> {
        Inbox<Integer> inbox;

        @Override
        public void start(Inbox<Integer> to) {
            inbox = to;
        }

        @Override
        public void subscribe(TopicPattern pattern) {}

        @Override
        public void unsubscribe(TopicPattern pattern) {
            throw new IllegalStateException("connection lost");
        }

        @Override
        public Operation<Void, RuntimeException> publish(String topic, Integer value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @Coroutine
    void unsubscribesInVain(Scheduler scheduler) {
        Lossy broker = new Lossy();
        Topics<Integer> topics = Topics.over(scheduler, broker, 1);
        Subscription<Message<Integer>> slow = topics.subscribe("a.*");
        List<CompletionStage<Void>> deliveries =
                List.of(broker.inbox.deliver("a.x", 1), broker.inbox.deliver("a.x", 2));
        Co.yield(Events.sleep(ofMillis(5)));
        assertThrows(IllegalStateException.class, slow::close);
        Co.yield(Events.sleep(ofMillis(5)));
        assertTrue(
                deliveries.stream().allMatch(each -> each.toCompletableFuture().isDone()));
        Subscription<Message<Integer>> again = topics.subscribe("a.x");
        broker.inbox.deliver("a.x", 3);
        assertEquals(3, Co.yield(again.fetch()).get(0).value());
        broker.inbox.end(null);
        Co.yield(Events.sleep(ofMillis(5)));
        again.close(); // the broker has ended, and is not asked
    }

    @CoroutineTest
    void aBrokerThatCannotUnsubscribeBlocksNoTopic(Scheduler scheduler) {
        scheduler.run(BrokerTestCoroutines.unsubscribesInVain(this, scheduler));
    }

    /** Brings back what is published, from a thread of its own, to whoever has subscribed. */
    static final class Echo implements Broker<Integer> {
        final ExecutorService thread = Executors.newSingleThreadExecutor();
        final Set<TopicPattern> wanted = new HashSet<>(); // the thread's
        final List<String> calls = new CopyOnWriteArrayList<>();
        Inbox<Integer> inbox;

        @Override
        public void start(Inbox<Integer> to) {
            inbox = to;
            calls.add("start");
        }

        @Override
        public void subscribe(TopicPattern pattern) {
            if (pattern.toString().equals("forbidden")) {
                throw new IllegalArgumentException("forbidden");
            }
            calls.add("+" + pattern);
            thread.execute(() -> wanted.add(pattern));
        }

        @Override
        public void unsubscribe(TopicPattern pattern) {
            calls.add("-" + pattern);
            thread.execute(() -> wanted.remove(pattern));
        }

        @Override
        public Operation<Void, RuntimeException> publish(String topic, Integer value) {
            return new Send(topic, value);
        }

        final class Send extends Operation<Void, RuntimeException> {
            private final String topic;
            private final Integer value;

            Send(String topic, Integer value) {
                this.topic = topic;
                this.value = value;
            }

            @Override
            protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
                keepAlive();
                thread.execute(() -> {
                    if (wanted.stream().anyMatch(each -> each.matches(topic))) {
                        inbox.deliver(topic, value);
                    }
                    complete(null);
                });
                return false;
            }
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    private final Echo broker = new Echo();
    private final List<Object> log = new ArrayList<>();

    @AfterEach
    void end() {
        broker.thread.shutdown();
    }

    @Coroutine
    void publishes(Topics<Integer> topics, String topic, int count) {
        for (int i = 1; i <= count; i++) {
            Co.yield(topics.publish(topic, i));
        }
    }

    @Coroutine
    void fetches(Topics<Integer> topics, String pattern, int count) {
        List<Integer> got = new ArrayList<>();
        try (Subscription<Message<Integer>> own =
                topics.subscribe(pattern, SubscriptionOptions.defaults().limit(2))) {
            while (got.size() < count) {
                Co.yield(own.fetch()).forEach(message -> got.add(message.value()));
            }
        }
        assertEquals(IntStream.rangeClosed(1, count).boxed().toList(), got);
        log.add(pattern);
    }

    @CoroutineTest
    void thereAndBack(Scheduler scheduler) {
        Topics<Integer> topics = Topics.over(scheduler, broker, 16);
        scheduler.add(BrokerTestCoroutines.fetches(this, topics, "a.*", 200));
        scheduler.add(BrokerTestCoroutines.fetches(this, topics, "a.b", 200));
        scheduler.add(BrokerTestCoroutines.fetches(this, topics, "a.b", 200));
        scheduler.runOnce();
        assertEquals(Set.of("start", "+a.*", "+a.b"), Set.copyOf(broker.calls));
        assertEquals(3, broker.calls.size());
        assertEquals(3, scheduler.outsideOperations()); // the loop waits for the broker, however long it takes
        scheduler.add(BrokerTestCoroutines.publishes(this, topics, "a.b", 200));
        scheduler.run();
        assertEquals(3, log.size());
        assertEquals(Set.of("start", "+a.*", "+a.b", "-a.*", "-a.b"), Set.copyOf(broker.calls));
        topics.close();
        topics.close();
        assertEquals("close", broker.calls.get(5));
        assertEquals(6, broker.calls.size());
        assertThrows(
                PubSubClosedException.class,
                () -> scheduler.run(BrokerTestCoroutines.publishes(this, topics, "a.b", 1)));
    }

    @Coroutine
    static void turns() {
        for (int i = 0; i < 5; i++) {
            Co.yield(Events.pass());
        }
    }

    @CoroutineTest
    void policiesAndBackPressureAreTheTopicsAffair(Scheduler scheduler) {
        Topics<Integer> topics = Topics.over(scheduler, broker, 16);
        Subscription<Message<Integer>> slow =
                topics.subscribe("a", SubscriptionOptions.defaults().limit(2));
        Subscription<Message<Integer>> lags =
                topics.subscribe(">", SubscriptionOptions.of(Overflow.FAIL).limit(3));
        List<CompletionStage<Void>> stages = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            stages.add(broker.inbox.deliver("a", i));
        }
        scheduler.run(BrokerTestCoroutines.turns());
        assertTrue(stages.get(1).toCompletableFuture().isDone());
        assertFalse(stages.get(2).toCompletableFuture().isDone());
        assertEquals(3, topics.statistics().waitingPublishers());
        assertEquals(List.of(new Message<>("a", 1), new Message<>("a", 2)), slow.poll());
        scheduler.run(BrokerTestCoroutines.turns());
        assertTrue(stages.get(3).toCompletableFuture().isDone());
        assertFalse(stages.get(4).toCompletableFuture().isDone());
        assertEquals(1, assertThrows(LaggedException.class, lags::poll).lost());
        topics.close();
        assertEquals(2, slow.poll().size());
        scheduler.run(BrokerTestCoroutines.turns());
        assertTrue(stages.get(4).toCompletableFuture().isCompletedExceptionally());
    }

    @Coroutine
    void waits(Topics<Integer> topics) {
        Subscription<Message<Integer>> own = topics.subscribe("a");
        broker.thread.execute(() -> broker.inbox.end(new IOException("connection lost")));
        try {
            Co.yield(own.fetch());
        } catch (PubSubClosedException end) {
            log.add(end.getCause().getMessage());
        }
    }

    @CoroutineTest
    void aBrokerMayEnd(Scheduler scheduler) {
        Topics<Integer> topics = Topics.over(scheduler, broker, 16);
        scheduler.run(BrokerTestCoroutines.waits(this, topics));
        assertEquals(List.of("connection lost"), log);
        topics.close();
        assertEquals("close", broker.calls.get(broker.calls.size() - 1));
    }

    @CoroutineTest
    void misuse(Scheduler scheduler) {
        Topics<Integer> topics = Topics.over(scheduler, broker, 16);
        assertThrows(IllegalArgumentException.class, () -> broker.inbox.deliver("a.*", 1));
        assertThrows(IllegalArgumentException.class, () -> topics.publish("a.*", 1));
        assertThrows(IllegalArgumentException.class, () -> topics.subscribe("forbidden"));
        assertEquals(List.of(), topics.statistics().subscriptions());
        scheduler.close();
        CompletionException late = assertThrows(
                CompletionException.class,
                () -> broker.inbox.deliver("a", 1).toCompletableFuture().join());
        assertEquals(PubSubClosedException.class, late.getCause().getClass());
    }
}
