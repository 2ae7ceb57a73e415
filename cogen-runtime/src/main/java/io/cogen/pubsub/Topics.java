package io.cogen.pubsub;

import io.cogen.core.Operation;
import io.cogen.core.Scheduler;

/**
 * Messages that have a topic, for subscribers that say which topics concern them, by {@linkplain TopicPattern pattern}: {@code a.*.c},
 * {@code a.>}.
 *
 * <pre>{@code
 * Topics<String> topics = Topics.inMemory();
 * try (Subscription<Message<String>> kitchen = topics.subscribe("rooms.kitchen.>", SubscriptionOptions.of(DROP_OLDEST).limit(100))) {
 *     for (Message<String> message : Co.yield(kitchen.fetch())) {
 *         System.out.println(message.topic() + ": " + message.value());
 *     }
 * }
 *
 * Co.yield(topics.publish("rooms.kitchen.oven", "hot"));
 * }</pre>
 *
 * <h2>Order</h2>
 *
 * A subscriber gets the messages of all its topics in the order of their publication, and all subscribers get those of one topic in the
 * same order. Publishers that wait for slow subscribers are served in order for each topic; topics that do not concern the slow one go on.
 *
 * <h2>History</h2>
 *
 * There is none: a subscriber gets what is published from its subscription on, and a message that concerns nobody is gone. What
 * subscribers have not read is held once for all that have the same pattern.
 *
 * <h2>Where it comes from</h2>
 *
 * {@link #inMemory} is for one scheduler. {@link #over} is the same for its users, and has its messages from a {@link Broker}.
 *
 * <p><b>Threads.</b> One scheduler's thread.
 *
 * @param <M> the values of messages; never null
 */
public interface Topics<M> extends AutoCloseable {
    /** How many unread messages a subscriber may have unless a capacity is given. */
    int DEFAULT_CAPACITY = PublishSubscribeQueue.DEFAULT_CAPACITY;

    /**
     * Topics for one scheduler, with {@link #DEFAULT_CAPACITY}.
     *
     * @param <M> the values of messages
     * @return new ones
     */
    static <M> Topics<M> inMemory() {
        return inMemory(DEFAULT_CAPACITY);
    }

    /**
     * Topics for one scheduler.
     *
     * @param <M> the values of messages
     * @param capacity how many unread messages a subscriber may have
     * @return new ones
     * @throws IllegalArgumentException if {@code capacity} is not from 1 to 2^30
     */
    static <M> Topics<M> inMemory(int capacity) {
        return new LocalTopics<>(capacity, false);
    }

    /**
     * The topics of a broker, for one scheduler. While a subscriber waits in a fetch, the scheduler's loop waits for the broker.
     *
     * @param <M> the values of messages
     * @param scheduler on whose thread they are used
     * @param broker brings the messages; is started here
     * @param capacity how many unread messages a subscriber may have
     * @return new ones
     * @throws IllegalArgumentException if {@code capacity} is not from 1 to 2^30
     */
    static <M> Topics<M> over(Scheduler scheduler, Broker<M> broker, int capacity) {
        return BrokerTopics.start(scheduler, broker, capacity);
    }

    /**
     * Publishes a message.
     *
     * <p><b>Completes</b> with null. In memory: when all subscribers have it, or have dropped it by their policies. It waits while a subscriber
     * with {@link Overflow#SUSPEND} whom it concerns has as many unread messages as it may. Who goes on first is said by {@code
     * priority}, as for {@link PublishSubscribeQueue#publish}. Over a broker: when the broker says so.
     *
     * <p><b>Fails</b> with {@link PubSubClosedException} if the topics are closed, before or while it waits; over a broker also with what that
     * one fails with.
     *
     * <p><b>Cancellation.</b> In memory safe: a publisher that is withdrawn while it waits has published nothing. Over a broker as that says.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param topic tokens with dots between them, without wildcards
     * @param value not null; should not change any more
     * @return the operation, for one use
     * @throws IllegalArgumentException if {@code topic} is none
     */
    Operation<Void, RuntimeException> publish(String topic, M value);

    /**
     * Subscribes to topics, with the default options; see {@link #subscribe(String, SubscriptionOptions)}.
     *
     * @param pattern see {@link TopicPattern}
     * @return the subscription
     * @throws IllegalArgumentException if {@code pattern} is none
     * @throws PubSubClosedException if the topics are closed
     */
    default Subscription<Message<M>> subscribe(String pattern) {
        return subscribe(pattern, SubscriptionOptions.defaults());
    }

    /**
     * Subscribes to topics, from now on. Each subscription is on its own, also those of one coroutine to one pattern. If a coroutine calls
     * this, the subscription ends with it, unless it is {@linkplain SubscriptionOptions#detached detached}.
     *
     * @param pattern see {@link TopicPattern}
     * @param options policy and limit
     * @return the subscription
     * @throws IllegalArgumentException if {@code pattern} is none, the limit is higher than the capacity, or the options ask for a
     *     history
     * @throws PubSubClosedException if the topics are closed
     */
    Subscription<Message<M>> subscribe(String pattern, SubscriptionOptions options);

    /**
     * Ends them: nothing can be published any more, and publishers that wait fail. Subscribers read what there is; then their fetches
     * fail with {@link PubSubClosedException}. A broker is closed. Closing them again does nothing.
     */
    @Override
    void close();

    /**
     * As {@link #close()}, for a failure, which is the cause of the exceptions.
     *
     * @param failure why
     */
    void close(Throwable failure);

    /**
     * Whether they are closed.
     *
     * @return true for good, once they are
     */
    boolean isClosed();

    /**
     * What has been published or delivered here, and how far the subscribers are.
     *
     * @return as of now
     */
    PubSubStatistics statistics();
}
