package io.cogen.benchmarks.scale;

import io.cogen.annotations.Coroutine;
import io.cogen.benchmarks.scale.World.Counter;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.pubsub.Message;
import io.cogen.pubsub.PublishSubscribeQueue;
import io.cogen.pubsub.Subscription;
import io.cogen.pubsub.SubscriptionOptions;
import io.cogen.pubsub.Topics;

/** Names and topics that somebody listens to, each or all of them. */
final class TopicWorlds {
    /** Messages that a subscriber may be behind. */
    private static final int BOUND = 128;

    private TopicWorlds() {}

    private static String[] names(int size) {
        String[] names = new String[size];
        for (int i = 0; i < size; i++) {
            names[i] = "name." + i;
        }
        return names;
    }

    /** Each waits for a signal of its own, and one of these comes. */
    static World signals(int size) {
        Scheduler scheduler = new Scheduler();
        Counter done = new Counter();
        String[] names = names(size);
        Order order = new Order(size);
        for (String name : names) {
            scheduler.add(WaiterWorldsCoroutines.listen(name, done));
        }
        return new World(scheduler, 1, times -> TopicWorldsCoroutines.signal(times, names, order), done);
    }

    @Coroutine
    static void signal(int times, String[] names, Order order) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.signal(names[order.next()]));
            Co.yield(Events.pass());
        }
    }

    /** Each has subscribed to a topic of its own, and something is published on one of these. */
    static World topics(int size) {
        Scheduler scheduler = new Scheduler();
        Topics<Integer> topics = Topics.inMemory(BOUND);
        Counter done = new Counter();
        String[] names = names(size);
        Order order = new Order(size);
        for (String name : names) {
            scheduler.add(TopicWorldsCoroutines.read(topics.subscribe(name, SubscriptionOptions.defaults()), done));
        }
        return new World(scheduler, 1, times -> TopicWorldsCoroutines.publish(times, topics, names, order), done);
    }

    @Coroutine
    static void read(Subscription<Message<Integer>> mine, Counter done) {
        while (true) {
            int came = Co.yield(mine.fetch()).size();
            done.count += came;
        }
    }

    @Coroutine
    static void publish(int times, Topics<Integer> topics, String[] names, Order order) {
        for (int i = 0; i < times; i++) {
            Co.yield(topics.publish(names[order.next()], i));
            Co.yield(Events.pass());
        }
    }

    /** All have subscribed to the same. */
    static World fanOut(int size) {
        Scheduler scheduler = new Scheduler();
        PublishSubscribeQueue<Integer> messages = new PublishSubscribeQueue<>(BOUND);
        Counter done = new Counter();
        for (int i = 0; i < size; i++) {
            scheduler.add(TopicWorldsCoroutines.readAll(messages.subscribe(i), done));
        }
        return new World(scheduler, size, times -> TopicWorldsCoroutines.publishToAll(times, messages), done);
    }

    @Coroutine
    static void readAll(Subscription<Integer> mine, Counter done) {
        while (true) {
            int came = Co.yield(mine.fetch()).size();
            done.count += came;
        }
    }

    @Coroutine
    static void publishToAll(int times, PublishSubscribeQueue<Integer> messages) {
        for (int i = 0; i < times; i++) {
            Co.yield(messages.publish(i));
            Co.yield(Events.pass());
        }
    }
}
