package io.cogen.pubsub;

import java.util.Objects;

/**
 * How a subscriber wants its messages: {@code SubscriptionOptions.of(DROP_OLDEST).limit(100).fromNow()}. Immutable; each method gives
 * another one.
 */
public final class SubscriptionOptions {
    /** Where the first fetch begins. */
    enum Start {
        DEFAULT,
        HISTORY,
        NOW
    }

    private static final int CAPACITY = 0;
    private static final SubscriptionOptions DEFAULTS =
            new SubscriptionOptions(Overflow.SUSPEND, CAPACITY, Start.DEFAULT, false);

    final Overflow overflow;
    final Start start;
    final boolean detached;
    private final int limit;

    private SubscriptionOptions(Overflow overflow, int limit, Start start, boolean detached) {
        this.overflow = overflow;
        this.limit = limit;
        this.start = start;
        this.detached = detached;
    }

    /**
     * The defaults: {@link Overflow#SUSPEND}, as many unread messages as the capacity; of a {@link PublishSubscribeQueue} from the
     * start of its history, of {@link Topics} from now on.
     *
     * @return always the same
     */
    public static SubscriptionOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The defaults with another policy.
     *
     * @param overflow what happens to whom when the subscriber is too slow
     * @return options
     */
    public static SubscriptionOptions of(Overflow overflow) {
        return new SubscriptionOptions(Objects.requireNonNull(overflow, "overflow"), CAPACITY, Start.DEFAULT, false);
    }

    /**
     * How many unread messages the subscriber may have before its {@link Overflow} policy takes effect; by default the capacity. With
     * {@link Overflow#CONFLATE} it is one.
     *
     * @param most one or more, and at most the capacity of what is subscribed to
     * @return other options
     * @throws IllegalArgumentException if it is less than one, or not one with {@link Overflow#CONFLATE}
     */
    public SubscriptionOptions limit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a subscriber may have no less than one unread message: " + most);
        }
        if (overflow == Overflow.CONFLATE && most != 1) {
            throw new IllegalArgumentException(
                    "with CONFLATE there is one unread message, not " + most + "; use DROP_OLDEST for the latest few");
        }
        return new SubscriptionOptions(overflow, most, start, detached);
    }

    /**
     * The first fetch gives what is published from the subscription on.
     *
     * @return other options
     */
    public SubscriptionOptions fromNow() {
        return new SubscriptionOptions(overflow, limit, Start.NOW, detached);
    }

    /**
     * The first fetch begins with the retained history; with the latest of it, if there is more than the {@link #limit}. For a {@link
     * PublishSubscribeQueue} this is the default; {@link Topics} have no history.
     *
     * @return other options
     */
    public SubscriptionOptions fromHistory() {
        return new SubscriptionOptions(overflow, limit, Start.HISTORY, detached);
    }

    /**
     * The subscription does not end with the coroutine that makes it: somebody has to close it.
     *
     * @return other options
     */
    public SubscriptionOptions detached() {
        return new SubscriptionOptions(overflow, limit, start, true);
    }

    /** The limit in force. */
    int limitWithin(int capacity) {
        if (limit > capacity) {
            throw new IllegalArgumentException("a subscriber cannot have " + limit + " unread messages where only "
                    + capacity + " are kept; give a higher capacity or a lower limit");
        }
        return overflow == Overflow.CONFLATE ? 1 : limit == CAPACITY ? capacity : limit;
    }

    @Override
    public String toString() {
        return overflow
                + (limit == CAPACITY ? "" : ", limit " + limit)
                + (start == Start.DEFAULT ? "" : start == Start.NOW ? ", from now" : ", from history")
                + (detached ? ", detached" : "");
    }
}
