package io.cogen.pubsub;

/**
 * What happens when a subscriber has as many unread messages as it may have, its {@linkplain SubscriptionOptions#limit limit}, and
 * another one is published. Each subscriber has its own policy; that of one is no concern of the others, except {@link #SUSPEND}.
 */
public enum Overflow {
    /** The publisher waits for this subscriber. Nothing is lost; one slow subscriber slows down all. */
    SUSPEND,
    /** The subscriber loses its oldest unread message. */
    DROP_OLDEST,
    /** The subscriber does not get the new message. */
    DROP_NEWEST,
    /** The subscriber gets only the latest message: as {@link #DROP_OLDEST} with a limit of one. */
    CONFLATE,
    /**
     * The subscriber loses its oldest unread messages, and its next fetch fails with {@link LaggedException}, which says how many; the
     * fetch after that goes on with the oldest that is left.
     */
    FAIL
}
