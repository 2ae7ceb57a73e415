package io.cogen.tests.pubsub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.pubsub.Message;
import io.cogen.pubsub.Overflow;
import io.cogen.pubsub.PubSubClosedException;
import io.cogen.pubsub.Subscription;
import io.cogen.pubsub.SubscriptionOptions;
import io.cogen.pubsub.TopicPattern;
import io.cogen.pubsub.Topics;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics in memory: patterns, order, and slow subscribers. */
final class TopicsTest {
    private final Topics<Integer> topics = Topics.inMemory(8);
    private final List<Object> log = new ArrayList<>();

    // ------------------------------------------------------------------ patterns

    @ParameterizedTest
    @CsvSource({
        "a, a, true",
        "a, A, false",
        "a.b.c, a.b.c, true",
        "a.b.c, a.b, false",
        "a.b, a.b.c, false",
        "a.*.c, a.b.c, true",
        "a.*.c, a.c, false",
        "a.*.c, a.b.b.c, false",
        "a.*, a.b, true",
        "a.*, a, false",
        "*, a, true",
        "*, a.b, false",
        "a.>, a.b, true",
        "a.>, a.b.c.d, true",
        "a.>, a, false",
        "a.>, b.a, false",
        "*.>, a.b, true",
        "*.>, a, false",
        ">, a, true",
        ">, a.b.c, true",
        "*.*.*, a.b.c, true",
        "*.*.*, a.b, false",
    })
    void matches(String pattern, String topic, boolean expected) {
        assertEquals(expected, TopicPattern.of(pattern).matches(topic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "a.", ".a", "a..b", "a b", "a.\tb", "a.\u2003b", "a.b*", "*a", "a.>.b", ">.a", "a.>>"})
    void isNoPattern(String pattern) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> topics.subscribe(pattern));
        assertTrue(e.getMessage().contains(pattern), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.", "a..b", "a b", "a.*", "a.>", "a*"})
    void isNoTopic(String topic) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> topics.publish(topic, 1));
        assertTrue(e.getMessage().contains(topic), e.getMessage());
    }

    @Test
    void longOnes() {
        String most = "a" + ".a".repeat(255);
        assertTrue(TopicPattern.of(most).matches(most));
        assertThrows(IllegalArgumentException.class, () -> TopicPattern.of(most + ".a"));
        assertEquals(TopicPattern.of("a.*"), TopicPattern.of("a.*"));
        assertEquals("a.*", TopicPattern.of("a.*").toString());
    }

    private static String random(Random random, boolean pattern) {
        int tokens = 1 + random.nextInt(5);
        return IntStream.range(0, tokens)
                .mapToObj(i -> {
                    int token = random.nextInt(pattern ? 6 : 3);
                    return token == 5 && i == tokens - 1 ? ">" : token >= 3 ? "*" : "abc".substring(token, token + 1);
                })
                .collect(Collectors.joining("."));
    }

    @Coroutine
    void randomPatterns(Random random) {
        List<String> patterns = new ArrayList<>();
        List<Subscription<Message<Integer>>> subs = new ArrayList<>();
        SubscriptionOptions options = SubscriptionOptions.of(Overflow.FAIL);
        for (int i = 0; i < 400; i++) {
            int action = random.nextInt(4);
            if (action == 0 || subs.isEmpty()) {
                String pattern = random(random, true);
                patterns.add(pattern);
                subs.add(topics.subscribe(pattern, options));
            } else if (action == 1 && subs.size() > 20) {
                int gone = random.nextInt(subs.size());
                patterns.remove(gone);
                subs.remove(gone).close();
            } else {
                String topic = random(random, false);
                Co.yield(topics.publish(topic, i));
                for (int s = 0; s < subs.size(); s++) {
                    List<Message<Integer>> expected =
                            naive(patterns.get(s), topic) ? List.of(new Message<>(topic, i)) : List.of();
                    assertEquals(expected, subs.get(s).poll(), patterns.get(s));
                    assertEquals(
                            !expected.isEmpty(),
                            TopicPattern.of(patterns.get(s)).matches(topic));
                }
            }
        }
        assertEquals(0, topics.statistics().retained());
        subs.forEach(Subscription::close);
        assertEquals(List.of(), topics.statistics().subscriptions());
    }

    /** By a regular expression. */
    private static boolean naive(String pattern, String topic) {
        return topic.matches(pattern.replace(".", "\\.").replace("*", "[^.]+").replace(">", ".+"));
    }

    @CoroutineTest
    void theTreeFindsWhatANaiveMatcherFinds(Scheduler scheduler) {
        long first = System.nanoTime();
        for (long seed = first; seed < first + 30; seed++) {
            try {
                scheduler.run(TopicsTestCoroutines.randomPatterns(this, new Random(seed)));
            } catch (AssertionError failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    // ------------------------------------------------------------------ order

    @Coroutine
    void publishes(String topic, int from, int to) {
        for (int i = from; i <= to; i++) {
            Co.yield(topics.publish(topic, i));
            log.add(topic + i);
        }
    }

    @Coroutine
    void fetches(Object name, String pattern) {
        try (Subscription<Message<Integer>> own = topics.subscribe(pattern)) {
            log.add(name + " " + Co.yield(own.fetch()).get(0).value());
        }
    }

    // The wakes of one publish are one event, also across patterns: in the order of waiting
    @Seeds(50)
    void whoWaitsIsWokenInOrder(Scheduler scheduler) {
        List<String> patterns = List.of("a.b", "a.*", "a.>", "a.b", ">", "a.*", "*.b");
        for (int i = 0; i < patterns.size(); i++) {
            scheduler.add(TopicsTestCoroutines.fetches(this, i, patterns.get(i)));
            scheduler.runOnce();
        }
        scheduler.add(TopicsTestCoroutines.publishes(this, "a.b", 7, 7));
        scheduler.run();
        assertEquals(List.of("0 7", "1 7", "2 7", "3 7", "4 7", "5 7", "6 7", "a.b7"), log);
        assertEquals(List.of(), topics.statistics().subscriptions());
    }

    @CoroutineTest
    void oneSubscriberSeesAllItsTopicsInOrder(Scheduler scheduler) {
        Subscription<Message<Integer>> all = topics.subscribe("a.>");
        scheduler.add(TopicsTestCoroutines.publishes(this, "a.x", 1, 2));
        scheduler.add(TopicsTestCoroutines.publishes(this, "b.x", 3, 3));
        scheduler.add(TopicsTestCoroutines.publishes(this, "a.y.z", 4, 5));
        scheduler.run();
        assertEquals(
                log.stream().filter(each -> !each.equals("b.x3")).toList(),
                all.poll().stream().map(m -> m.topic() + m.value()).toList());
    }

    // ------------------------------------------------------------------ slow subscribers

    @CoroutineTest
    void aSlowOneHoldsUpItsTopicsOnly(Scheduler scheduler) {
        Subscription<Message<Integer>> slow =
                topics.subscribe("a.*", SubscriptionOptions.defaults().limit(2));
        Subscription<Message<Integer>> all = topics.subscribe(">", SubscriptionOptions.of(Overflow.DROP_OLDEST));
        scheduler.add(TopicsTestCoroutines.publishes(this, "a.x", 1, 4));
        scheduler.runOnce();
        scheduler.add(TopicsTestCoroutines.publishes(this, "a.y", 5, 6));
        scheduler.runOnce();
        scheduler.add(TopicsTestCoroutines.publishes(this, "b", 7, 8));
        scheduler.runOnce();
        assertEquals(List.of("a.x1", "a.x2", "b7", "b8"), log);
        assertEquals(List.of(1, 2), values(slow.poll()));
        scheduler.runOnce();
        scheduler.runOnce();
        assertEquals(List.of(3, 5), values(slow.poll())); // one topic after the other, as they came
        scheduler.runOnce();
        scheduler.runOnce();
        assertEquals(2, slow.poll().size());
        scheduler.run();
        assertEquals(List.of(1, 2, 7, 8, 3, 5), values(all.poll()).subList(0, 6));
    }

    private static List<Integer> values(List<Message<Integer>> messages) {
        return messages.stream().map(Message::value).toList();
    }

    @Coroutine
    void publishesMany(String topic, int publisher) {
        for (int i = 0; i < 20; i++) {
            Co.yield(topics.publish(topic, publisher * 100 + i));
        }
    }

    @Coroutine
    void comesAndGoes(List<Message<Integer>> to, String pattern, int limit, int fetches) {
        try (Subscription<Message<Integer>> own =
                topics.subscribe(pattern, SubscriptionOptions.defaults().limit(limit))) {
            for (int i = 0; i < fetches; i++) {
                Co.yield(Events.pass());
                to.addAll(Co.yield(own.fetch()));
            }
        }
    }

    @Coroutine
    void newcomers() {
        for (int i = 1; i <= 5; i++) {
            Co.yield(Events.pass());
            Scheduler.current()
                    .add(TopicsTestCoroutines.comesAndGoes(
                            this, new ArrayList<>(), i % 2 == 0 ? "t.*" : "*.a", 1 + i % 3, i));
        }
    }

    // Messages that go to several logs, of which now this and now that is full, while patterns come and go: each topic
    // stays in order
    @Seeds(100)
    void aTopicStaysInOrder(Scheduler scheduler) {
        List<Message<Integer>> all = new ArrayList<>();
        List<Message<Integer>> some = new ArrayList<>();
        Coro<Void, RuntimeException> reader =
                scheduler.add(TopicsTestCoroutines.comesAndGoes(this, all, ">", 3, 1_000));
        scheduler.add(TopicsTestCoroutines.comesAndGoes(this, some, "t.a", 1, 15));
        scheduler.runOnce();
        scheduler.add(TopicsTestCoroutines.newcomers(this));
        for (int i = 1; i <= 3; i++) {
            scheduler.add(TopicsTestCoroutines.publishesMany(this, i < 3 ? "t.a" : "t.b", i));
        }
        for (int i = 0; i < 300; i++) {
            scheduler.runOnce();
        }
        assertEquals(60, all.size());
        for (int i = 1; i <= 3; i++) {
            int publisher = i;
            List<Integer> own =
                    values(all).stream().filter(m -> m / 100 == publisher).toList();
            assertEquals(own.stream().sorted().toList(), own);
        }
        List<Message<Integer>> ofTopic =
                all.stream().filter(m -> m.topic().equals("t.a")).toList();
        assertEquals(ofTopic.subList(0, some.size()), some);
        assertTrue(some.size() >= 15);
        reader.cancel("end of the test");
        scheduler.post(topics::close); // for newcomers that came too late
        scheduler.run();
    }

    // ------------------------------------------------------------------ lifetime

    @Coroutine
    void leaves(boolean detached) {
        SubscriptionOptions options = SubscriptionOptions.of(Overflow.FAIL);
        topics.subscribe("a", detached ? options.detached() : options);
    }

    @CoroutineTest
    void subscriptionsEndWithTheirCoroutines(Scheduler scheduler) {
        scheduler.run(TopicsTestCoroutines.leaves(this, false));
        assertEquals(0, topics.statistics().subscriptions().size());
        scheduler.run(TopicsTestCoroutines.leaves(this, true));
        assertEquals(1, topics.statistics().subscriptions().size());
    }

    @CoroutineTest
    void nothingIsRetainedThatNobodyWillRead(Scheduler scheduler) {
        Subscription<Message<Integer>> own = topics.subscribe("a");
        scheduler.run(TopicsTestCoroutines.publishes(this, "a", 1, 5));
        assertEquals(5, topics.statistics().retained());
        own.poll();
        assertEquals(0, topics.statistics().retained());
        Subscription<Message<Integer>> late = topics.subscribe("a");
        scheduler.run(TopicsTestCoroutines.publishes(this, "a", 6, 7));
        assertEquals(List.of(6, 7), values(late.poll()));
        assertEquals(2, topics.statistics().retained());
        own.close();
        assertEquals(0, topics.statistics().retained());
        scheduler.run(TopicsTestCoroutines.publishes(this, "nobody", 8, 9));
        assertEquals(9, topics.statistics().published());
    }

    @CoroutineTest
    void misuse(Scheduler scheduler) {
        assertThrows(
                IllegalArgumentException.class,
                () -> topics.subscribe("a", SubscriptionOptions.defaults().fromHistory()));
        assertThrows(
                IllegalArgumentException.class,
                () -> topics.subscribe("a", SubscriptionOptions.defaults().limit(9)));
        assertEquals(List.of(), topics.statistics().subscriptions());
    }

    @CoroutineTest
    void theEnd(Scheduler scheduler) {
        Subscription<Message<Integer>> own = topics.subscribe("a");
        scheduler.run(TopicsTestCoroutines.publishes(this, "a", 1, 1));
        IllegalStateException why = new IllegalStateException("why");
        topics.close(why);
        assertTrue(topics.isClosed());
        assertFalse(own.isClosed());
        assertEquals(List.of(1), values(own.poll()));
        assertEquals(why, assertThrows(PubSubClosedException.class, own::poll).getCause());
        assertThrows(PubSubClosedException.class, () -> topics.subscribe("a"));
        assertThrows(PubSubClosedException.class, () -> scheduler.run(TopicsTestCoroutines.publishes(this, "a", 1, 1)));
    }
}
