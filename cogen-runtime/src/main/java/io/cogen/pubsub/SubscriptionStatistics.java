package io.cogen.pubsub;

/**
 * What one subscriber has done, at a moment.
 *
 * @param subscriber its key, or its pattern
 * @param overflow its policy
 * @param limit how many unread messages it may have
 * @param behind how many unread messages a fetch would give now
 * @param highestLag the most that {@code behind} has ever been
 * @param fetched how many messages it has got
 * @param dropped how many it has lost by its policy
 * @param waiting whether somebody waits in a fetch
 */
public record SubscriptionStatistics(
        Object subscriber,
        Overflow overflow,
        int limit,
        long behind,
        long highestLag,
        long fetched,
        long dropped,
        boolean waiting) {}
