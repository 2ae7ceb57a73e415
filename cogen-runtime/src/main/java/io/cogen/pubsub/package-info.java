/**
 * Publish and subscribe: {@link io.cogen.pubsub.PublishSubscribeQueue} for messages that all subscribers get, {@link
 * io.cogen.pubsub.Topics} for messages that have a topic, with subscribers that say which topics concern them.
 *
 * <p>Both have the same subscribers: a {@link io.cogen.pubsub.Subscription}, which gives what has come since the last fetch, all at once;
 * with a policy of its own, {@link io.cogen.pubsub.Overflow}, for when it is too slow, and counters of how slow it is. A {@link
 * io.cogen.pubsub.Broker} brings topics from outside the process.
 *
 * <h2>Threads</h2>
 *
 * Everything belongs to one scheduler's thread, except what a broker calls.
 *
 * <h2>Words</h2>
 *
 * <dl>
 *   <dt>log
 *   <dd>messages that several subscribers read, each stored once
 *   <dt>position
 *   <dd>where in a log a subscriber goes on reading
 *   <dt>behind, lag
 *   <dd>how many messages a subscriber has not read yet
 *   <dt>pattern
 *   <dd>which topics: {@code a.*.c}, {@code a.>}
 * </dl>
 */
@NullMarked
package io.cogen.pubsub;

import org.jspecify.annotations.NullMarked;
