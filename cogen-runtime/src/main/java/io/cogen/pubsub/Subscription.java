package io.cogen.pubsub;

import io.cogen.annotations.AtOnce;
import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber's place among the messages of a {@link PublishSubscribeQueue} or of {@link Topics}.
 *
 * <p>It ends when it is {@linkplain #close closed}, and, unless it was made with a key of its own or {@linkplain
 * SubscriptionOptions#detached detached}, with the coroutine that made it, together with that one's callers: so who is cancelled and
 * leaves it open holds back nobody. To end it earlier, use it in a try-with-resources statement or give it to a scope: {@code
 * scope.own(queue.subscribe())}.
 *
 * <p><b>Threads.</b> Scheduler's thread.
 *
 * @param <M> the messages
 */
public final class Subscription<M> implements AutoCloseable {
    final Overflow overflow;
    final int limit;

    /** The number of the message that it reads next. */
    long position;

    /** Its place among those who wait; or else in the chain in which it is sorted by position, if there is one. */
    final Chain.Node<Subscription<M>> place = new Chain.Node<>(this);

    Log.@Nullable Sorted<M> sorted;

    long waitNumber;

    private final Hub<M> hub;
    private final Log<M> log;
    private final Object key;
    private final Runnable whenClosed;

    private final Runnable ownerEnds = this::ownerHasEnded;
    private @Nullable Coro<?, ?> owner;
    private @Nullable Fetch<M> fetch;
    private @Nullable List<M> setAside;
    private @Nullable String closedBecause;
    private long highestLag;
    private long fetched;
    private long dropped;

    Subscription(
            Hub<M> hub,
            Log<M> log,
            Object key,
            SubscriptionOptions options,
            boolean history,
            @Nullable Coro<?, ?> owner,
            Runnable whenClosed) {
        this.hub = hub;
        this.log = log;
        this.key = key;
        this.overflow = options.overflow;
        this.limit = options.limitWithin(log.capacity);
        this.whenClosed = whenClosed;
        this.position = history ? Math.max(log.first(), log.next() - limit) : log.next();
        log.add(this);
        if (owner != null) {
            this.owner = owner;
            owner.whenDone(ownerEnds);
        }
    }

    /**
     * Waits for messages.
     *
     * <p><b>Completes</b> with all that have come since the fetch before, in the order in which they were published, one or more; at
     * once if there are some. The list is immutable, and stays as it is. Who waits is given the next message alone, when
     * it is published; what comes before the subscriber runs again is for its next fetch.
     *
     * <p><b>Fails</b> with {@link LaggedException} if the subscriber has {@link Overflow#FAIL} and has lost messages; with {@link
     * PubSubClosedException} when what it subscribes to is closed and everything has been read, or when the subscription is closed; with
     * {@link IllegalStateException} if another coroutine waits in a fetch of this subscription.
     *
     * <p><b>Cancellation.</b> Safe: messages that were given to it are delivered, and a fetch that was withdrawn has taken none.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @return the operation, for one use
     */
    @AtOnce("fetchAtOnce")
    public Operation<List<M>, RuntimeException> fetch() {
        return new Fetch<>(this);
    }

    /**
     * For generated code: {@link #fetch}, if that is possible at once.
     *
     * @param scheduler the one that runs the coroutine; null: nothing is done
     * @return the messages, or the operation
     */
    public Object fetchAtOnce(@Nullable Scheduler scheduler) {
        List<M> batch = scheduler == null || position == log.next() ? null : take();
        if (batch == null) {
            return fetch();
        }
        hub.letIn(log);
        return batch;
    }

    /**
     * What there is, without waiting.
     *
     * @return as {@link #fetch} gives; empty if there is nothing
     * @throws LaggedException as {@link #fetch}
     * @throws PubSubClosedException as {@link #fetch}
     */
    public List<M> poll() {
        List<M> batch = take();
        if (batch == null) {
            return List.of();
        }
        hub.letIn(log);
        return batch;
    }

    /**
     * Ends the subscription. What it has not read is gone for it; a fetch that waits fails with {@link PubSubClosedException}; publishers
     * that waited for it go on. Closing it again does nothing.
     */
    @Override
    public void close() {
        close("was closed");
    }

    private void ownerHasEnded() {
        owner = null;
        close(
                "has ended with the coroutine that made it; with a key of its own, or detached, it lasts until it is closed");
    }

    private void close(String because) {
        if (closedBecause != null) {
            return;
        }
        closedBecause = because;
        if (owner != null) {
            owner.removeWhenDone(ownerEnds);
            owner = null;
        }
        log.remove(this);
        setAside = null;
        if (fetch != null) {
            refuse(closedException());
        }
        try {
            whenClosed.run(); // a broker's unsubscribe, say, which may fail
        } finally {
            hub.letIn(log);
        }
    }

    private PubSubClosedException closedException() {
        return new PubSubClosedException(this + " " + closedBecause, null);
    }

    /**
     * Whether it has ended.
     *
     * @return true for good, once it has
     */
    public boolean isClosed() {
        return closedBecause != null;
    }

    /**
     * How many unread messages a fetch would give now.
     *
     * @return zero or more, at most the limit
     */
    public int behind() {
        return closedBecause != null ? 0 : (int) Math.min(log.next() - position, limit);
    }

    /**
     * How many messages it has lost by its {@link Overflow} policy.
     *
     * @return in all
     */
    public long dropped() {
        return dropped + (closedBecause != null ? 0 : lost());
    }

    /**
     * What it has done so far.
     *
     * @return as of now
     */
    public SubscriptionStatistics statistics() {
        return new SubscriptionStatistics(
                key, overflow, limit, behind(), Math.max(highestLag, behind()), fetched, dropped(), fetch != null);
    }

    private long lost() {
        return Math.max(0, log.next() - position - limit);
    }

    // ------------------------------------------------------------------ for fetch and log

    Hub<M> hub() {
        return hub;
    }

    Log<M> log() {
        return log;
    }

    /** What there is; null: nothing. */
    @Nullable
    List<M> take() {
        if (closedBecause != null) {
            throw closedException();
        } else if (fetch != null) {
            throw new IllegalStateException("another coroutine waits in a fetch of " + this
                    + "; give each its own subscription, or hand on what one has fetched");
        }
        long before = position;
        int behind = behind();
        if (behind == 0) {
            hub.requireOpen();
            return null;
        }
        highestLag = Math.max(highestLag, behind);
        long lost = lost();
        dropped += lost;
        if (lost > 0 && overflow == Overflow.FAIL) {
            position += lost;
            throw new LaggedException(this, lost, limit);
        }
        long from = overflow == Overflow.DROP_NEWEST ? position : log.next() - behind;
        List<M> batch = setAside != null ? setAside : log.slice(from, from + behind);
        setAside = null;
        fetched += behind;
        log.moved(this, before);
        return batch;
    }

    void await(Scheduler scheduler, Fetch<M> by) {
        waitNumber = hub.beginsToWait(scheduler);
        fetch = by;
        log.awaits(this);
    }

    void withdraw(Fetch<M> by) {
        if (fetch == by) {
            fetch = null;
            place.unlink();
            log.moved(this, log.next()); // it has not, but from here on it may be the slowest
            hub.endsToWait();
        }
    }

    /** Gives what has just been published to the one who waits. */
    void give(List<M> batch) {
        Fetch<M> by = Objects.requireNonNull(fetch);
        fetch = null;
        hub.endsToWait();
        fetched++;
        by.give(batch);
    }

    /** Nothing will come for the one who waits. */
    void refuse(PubSubClosedException closed) {
        Fetch<M> by = Objects.requireNonNull(fetch);
        fetch = null;
        hub.endsToWait();
        by.refuse(closed);
    }

    /** The log is about to lose what it may still read. */
    void setAside(List<M> messages) {
        setAside = messages;
    }

    /** The first message of the log that it may still read. */
    long needs() {
        if (setAside != null) {
            return log.next();
        }
        return overflow == Overflow.DROP_NEWEST ? position : log.next() - behind();
    }

    /** For people. */
    @Override
    public String toString() {
        return "the subscription of " + (key instanceof Coro<?, ?> coro ? coro.name() : key) + " to " + hub.what();
    }
}
