package io.cogen.pubsub;

import java.util.List;

/**
 * What has been published and who is behind, at a moment.
 *
 * @param published how many messages, in all
 * @param retained how many of them are still held
 * @param waitingPublishers how many publishers wait for slow subscribers
 * @param closed whether it is closed
 * @param subscriptions one for each subscriber, in the order in which they came
 */
public record PubSubStatistics(
        long published,
        long retained,
        int waitingPublishers,
        boolean closed,
        List<SubscriptionStatistics> subscriptions) {}
