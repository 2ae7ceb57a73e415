package io.cogen.pubsub;

import io.cogen.core.Operation;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What brings messages from outside the process to {@link Topics#over Topics}, and takes them there: to be implemented for NATS, Redis and
 * their kind. Patterns, policies, counters and waiting are the topics' own affair; a broker carries messages.
 *
 * <p><b>Threads.</b> These methods are called on the scheduler's thread, and must not block it. The {@link Inbox} may be called from any.
 *
 * @param <M> the values of messages
 */
public interface Broker<M> {
    /**
     * Called first, and once.
     *
     * @param inbox for what comes
     */
    void start(Inbox<M> inbox);

    /**
     * Somebody subscribes to a pattern to which nobody did: the broker begins to deliver what matches it. Each message is delivered
     * once, however many patterns it matches; what matches none does no harm.
     *
     * @param pattern that is wanted
     */
    void subscribe(TopicPattern pattern);

    /**
     * Nobody subscribes to a pattern any more. What comes all the same does no harm. Not called when all is {@linkplain #close closed}.
     *
     * @param pattern that is not wanted any more
     */
    void unsubscribe(TopicPattern pattern);

    /**
     * Publishes a message. Subscribers of this process get it as those of others do, when the broker delivers it.
     *
     * <p><b>Completes</b> with null, when the broker has taken the message; what that means is for the broker to say. The operation calls
     * {@code keepAlive()}, if another thread completes it.
     *
     * <p><b>Fails</b> as the broker says.
     *
     * <p><b>Cancellation.</b> As the broker says.
     *
     * <p><b>Threads.</b> Scheduler's thread.
     *
     * @param topic a valid one
     * @param value what
     * @return the operation, for one use
     */
    Operation<Void, RuntimeException> publish(String topic, M value);

    /** Called last, and once: nothing will be delivered any more. */
    void close();

    /**
     * Where a broker puts what comes. Any thread.
     *
     * @param <M> the values of messages
     */
    interface Inbox<M> {
        /**
         * Brings a message. Those that one thread brings are seen in that order.
         *
         * <p>Subscribers with {@link Overflow#SUSPEND} cannot hold up the one who calls this, so the message waits for them, in memory: a
         * broker with back-pressure stops reading while too many stages are not complete.
         *
         * @param topic without wildcards
         * @param value not null
         * @return completes, on the scheduler's thread, when all whom it concerns have the message, or have dropped it by their policies;
         *     fails with {@link PubSubClosedException} if the topics are closed before that
         * @throws IllegalArgumentException if {@code topic} is none
         */
        CompletionStage<Void> deliver(String topic, M value);

        /**
         * Nothing will come any more: the topics are closed.
         *
         * @param failure why, or null for a regular end
         */
        void end(@Nullable Throwable failure);
    }
}
