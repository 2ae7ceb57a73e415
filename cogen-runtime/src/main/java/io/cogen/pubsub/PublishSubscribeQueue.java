package io.cogen.pubsub;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Messages for all who subscribe: each subscriber gets each message, in the order of their publication, whenever it comes to fetch them.
 *
 * <pre>{@code
 * @Coroutine
 * static void reader(PublishSubscribeQueue<String> news) {
 *     news.subscribe();
 *     while (true) {
 *         for (String message : Co.yield(news.fetch())) {
 *             System.out.println(message);
 *         }
 *     }
 * }
 *
 * Co.yield(news.publish("it rains"));
 * }</pre>
 *
 * <h2>Who subscribes</h2>
 *
 * A coroutine, or a key. {@link #subscribe()} is for the {@linkplain Coro#root() coroutine} that runs, with all that it calls, and ends
 * with it. {@link #subscribe(Object)} is for a key of any kind, with which anybody may fetch, and lasts until it is closed. Both give a
 * {@link Subscription}, which does the same as the methods here without a look-up. A subscriber fetches with one coroutine at a time.
 *
 * <h2>History</h2>
 *
 * The queue retains the latest messages, as many as its capacity, each once however many subscribers there are. A new subscriber begins
 * with all of them, unless its {@linkplain SubscriptionOptions#fromNow options} say otherwise. {@link #compact()} drops what everybody has
 * read.
 *
 * <h2>Slow subscribers</h2>
 *
 * By default a publisher waits for a subscriber that has as many unread messages as the capacity. So nothing is lost; but a subscriber
 * that never fetches holds up all, itself too if it publishes. {@link Overflow} has the other ways, for each subscriber its own.
 *
 * <h2>Costs</h2>
 *
 * A publish costs as much as there are subscribers that wait in a fetch; all of them are given the same list. Nothing is done for the
 * others.
 *
 * <p><b>Threads.</b> One scheduler's thread; from another one use {@link Scheduler#post}. Coroutines that wait for a queue which only
 * another thread feeds are not kept waiting, as nobody knows of that thread: see {@link Broker} for a bridge from outside.
 *
 * @param <M> the messages; never null
 */
public final class PublishSubscribeQueue<M> implements AutoCloseable {
    /** How many messages are retained unless a capacity is given. */
    public static final int DEFAULT_CAPACITY = 1_024;

    private final Log<M> log;
    private final Hub<M> hub;
    private final Map<Object, Subscription<M>> subscriptions = new HashMap<>();

    /** A queue that retains {@link #DEFAULT_CAPACITY} messages. */
    public PublishSubscribeQueue() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * A queue.
     *
     * @param capacity how many messages it retains, and how many unread ones a subscriber may have
     * @throws IllegalArgumentException if {@code capacity} is not from 1 to 2^30
     */
    public PublishSubscribeQueue(int capacity) {
        hub = new OneLog(capacity);
        log = new Log<>(capacity, true);
    }

    /** All messages concern one log, and are of one topic. */
    private final class OneLog extends Hub<M> {
        private @Nullable List<Log<M>> logs;

        OneLog(int capacity) {
            super(capacity, false);
        }

        @Override
        Object topic(M message) {
            return "";
        }

        @Override
        List<Log<M>> logs(M message) {
            List<Log<M>> all = logs;
            return all == null ? logs = List.of(log) : all;
        }

        @Override
        Collection<Log<M>> allLogs() {
            return List.of(log);
        }

        @Override
        String what() {
            return "the queue";
        }
    }

    // ------------------------------------------------------------------ publishing

    /**
     * Publishes a message.
     *
     * <p><b>Completes</b> with the number of subscribers that waited for it and have been woken. They go on in the order in which they
     * began to wait. With {@code CORO} and {@code FIRST} the publisher just goes on, as long as its budget lasts; with {@code OP} it goes
     * to the head of the queue, with {@code LAST} to the tail, behind those it has woken. If it has woken nobody it just goes on. It waits
     * while a subscriber with {@link Overflow#SUSPEND} has as many unread messages as it may; publishers that wait are served in order.
     *
     * <p><b>Fails</b> with {@link PubSubClosedException} if the queue is closed, before or while it waits.
     *
     * <p><b>Cancellation.</b> Safe: a publisher that is withdrawn while it waits has published nothing.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param message not null; should not change any more
     * @return the operation, for one use
     */
    public Operation<Integer, RuntimeException> publish(M message) {
        return new Publish<M, Integer>(hub, message) {
            @Override
            Integer result(int woken) {
                return woken;
            }
        };
    }

    /**
     * Publishes a message if that needs no waiting.
     *
     * @param message not null; should not change any more
     * @return whether it was published; false if publishers have to wait for a subscriber with {@link Overflow#SUSPEND}
     * @throws PubSubClosedException if the queue is closed
     * @throws IllegalStateException if somebody waits in a fetch, and this is not the thread of the scheduler
     */
    public boolean offer(M message) {
        Objects.requireNonNull(message, "message");
        return hub.offer(message);
    }

    // ------------------------------------------------------------------ subscribing

    /**
     * Subscribes the coroutine that runs; see {@link #subscribe(SubscriptionOptions)}.
     *
     * @return the subscription, with the default options
     * @throws IllegalStateException if it is subscribed already, or no coroutine runs on this thread
     */
    public Subscription<M> subscribe() {
        return subscribe(SubscriptionOptions.defaults());
    }

    /**
     * Subscribes the coroutine that runs, together with those that call it and that it calls: its {@linkplain Coro#root() root} is the key.
     * Unless it is {@linkplain SubscriptionOptions#detached detached}, the subscription ends with it.
     *
     * @param options policy, limit, and where to begin
     * @return the subscription
     * @throws IllegalStateException if it is subscribed already, or no coroutine runs on this thread
     * @throws IllegalArgumentException if the limit is higher than the capacity
     */
    public Subscription<M> subscribe(SubscriptionOptions options) {
        Coro<?, ?> root = currentRoot();
        return subscribe(root, options, options.detached ? null : root);
    }

    /**
     * Subscribes a key; see {@link #subscribe(Object, SubscriptionOptions)}.
     *
     * @param key compared by {@code equals}
     * @return the subscription, with the default options
     * @throws IllegalStateException if the key is subscribed already
     */
    public Subscription<M> subscribe(Object key) {
        return subscribe(key, SubscriptionOptions.defaults());
    }

    /**
     * Subscribes a key, until it is unsubscribed, or its subscription is closed: {@code scope.own(queue.subscribe(key, options))}.
     *
     * @param key compared by {@code equals}; should not change
     * @param options policy, limit, and where to begin
     * @return the subscription
     * @throws IllegalStateException if the key is subscribed already
     * @throws IllegalArgumentException if the limit is higher than the capacity
     */
    public Subscription<M> subscribe(Object key, SubscriptionOptions options) {
        return subscribe(key, options, null);
    }

    private Subscription<M> subscribe(Object key, SubscriptionOptions options, @Nullable Coro<?, ?> owner) {
        Objects.requireNonNull(key, "key");
        if (subscriptions.containsKey(key)) {
            throw new IllegalStateException(named(key)
                    + " is subscribed already; unsubscribe first to begin anew, or subscribe with another key");
        }
        boolean history = options.start != SubscriptionOptions.Start.NOW;
        Subscription<M> subscription =
                new Subscription<>(hub, log, key, options, history, owner, () -> subscriptions.remove(key));
        subscriptions.put(key, subscription);
        return subscription;
    }

    /**
     * Waits for messages for the coroutine that yields this, which has {@linkplain #subscribe() subscribed}; see {@link
     * Subscription#fetch}.
     *
     * <p><b>Completes</b> with all messages that have come since the fetch before, one or more, as an immutable list.
     *
     * <p><b>Fails</b> as {@link Subscription#fetch}, and with {@link IllegalStateException} if the coroutine has not subscribed.
     *
     * <p><b>Cancellation.</b> Safe: messages that were given to it are delivered, and a fetch that was withdrawn has taken none.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<List<M>, RuntimeException> fetch() {
        return new FetchByKey<>(this, null);
    }

    /**
     * As {@link #fetch()}, for a key.
     *
     * <p><b>Completes</b>, <b>Fails</b>, <b>Cancellation</b>, <b>Threads</b> as {@link #fetch()}.
     *
     * @param key the one that has subscribed
     * @return the operation, for one use
     */
    public Operation<List<M>, RuntimeException> fetch(Object key) {
        return new FetchByKey<>(this, Objects.requireNonNull(key, "key"));
    }

    /**
     * Ends the subscription of the coroutine that runs.
     *
     * @throws IllegalStateException if it is not subscribed, or no coroutine runs on this thread
     */
    public void unsubscribe() {
        find(currentRoot()).close();
    }

    /**
     * Ends the subscription of a key.
     *
     * @param key the one that has subscribed
     * @throws IllegalStateException if it has not
     */
    public void unsubscribe(Object key) {
        find(Objects.requireNonNull(key, "key")).close();
    }

    /** The subscription of a key. */
    Subscription<M> find(Object key) {
        Subscription<M> subscription = subscriptions.get(key);
        if (subscription == null) {
            throw new IllegalStateException(named(key) + " is not subscribed; call subscribe("
                    + (key instanceof Coro<?, ?> ? "" : "key") + ") first");
        }
        return subscription;
    }

    private static String named(Object key) {
        return key instanceof Coro<?, ?> coro ? "the coroutine " + coro.name() : "the key " + key;
    }

    private static Coro<?, ?> currentRoot() {
        Coro<?, ?> coro = Coro.current();
        if (coro == null) {
            throw new IllegalStateException(
                    "no coroutine runs on this thread that could be the subscriber; give a key");
        }
        return coro.root();
    }

    // ------------------------------------------------------------------ the whole

    /**
     * Drops the messages that all subscribers have read; all, if there are no subscribers. Subscribers go on where they are. For
     * memory: newcomers do not get what is gone.
     *
     * @return how many messages were dropped
     */
    public int compact() {
        return log.compact();
    }

    /**
     * How many messages are retained.
     *
     * @return zero to {@link #capacity()}
     */
    public int size() {
        return log.size();
    }

    /**
     * How many messages can be retained.
     *
     * @return as given to the constructor
     */
    public int capacity() {
        return log.capacity;
    }

    /**
     * Ends it: nothing can be published any more, and publishers that wait fail. Subscribers read what there is; then their fetches
     * fail with {@link PubSubClosedException}. Closing it again does nothing.
     */
    @Override
    public void close() {
        hub.close(null);
    }

    /**
     * As {@link #close()}, for a failure, which is the cause of the exceptions.
     *
     * @param failure why
     */
    public void close(Throwable failure) {
        hub.close(Objects.requireNonNull(failure, "failure"));
    }

    /**
     * Whether it is closed.
     *
     * @return true for good, once it is
     */
    public boolean isClosed() {
        return hub.isClosed();
    }

    /**
     * What has been published, and how far the subscribers are.
     *
     * @return as of now
     */
    public PubSubStatistics statistics() {
        return hub.statistics();
    }
}
