package io.cogen.pubsub;

/**
 * A subscriber with {@link Overflow#FAIL} was too slow and has lost messages. It is still subscribed: its next fetch gives what is
 * left.
 */
public final class LaggedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How many. */
    private final long lost;

    LaggedException(Object subscriber, long lost, int limit) {
        super(subscriber + " has lost " + lost + (lost == 1 ? " message" : " messages") + ": it may have " + limit
                + " unread; fetch again for what is left, more often, or with a higher limit");
        this.lost = lost;
    }

    /**
     * How many messages were lost since the fetch before.
     *
     * @return one or more
     */
    public long lost() {
        return lost;
    }
}
