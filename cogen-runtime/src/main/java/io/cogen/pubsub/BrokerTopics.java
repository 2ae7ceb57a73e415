package io.cogen.pubsub;

import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@link Topics} whose messages come from a {@link Broker}: local ones for all but the way there and back. */
final class BrokerTopics<M> implements Topics<M> {
    private final LocalTopics<M> local;
    private final Broker<M> broker;
    private boolean brokerClosed;

    private BrokerTopics(LocalTopics<M> local, Broker<M> broker) {
        this.local = local;
        this.broker = broker;
    }

    static <M> Topics<M> start(Scheduler scheduler, Broker<M> broker, int capacity) {
        Objects.requireNonNull(scheduler, "scheduler");
        LocalTopics<M> local = new LocalTopics<>(capacity, true);
        BrokerTopics<M> topics = new BrokerTopics<>(local, broker);
        local.onInterest(topics::interest);
        broker.start(new LoopInbox<>(scheduler, local));
        return topics;
    }

    private void interest(TopicPattern pattern, boolean any) {
        if (any) {
            broker.subscribe(pattern);
        } else if (!brokerClosed && !local.isClosed()) {
            broker.unsubscribe(pattern);
        }
    }

    @Override
    public Operation<Void, RuntimeException> publish(String topic, M value) {
        if (local.isClosed()) {
            return local.publish(topic, value); // which says so
        }
        TopicPattern.topic(topic);
        return broker.publish(topic, Objects.requireNonNull(value, "value"));
    }

    @Override
    public Subscription<Message<M>> subscribe(String pattern, SubscriptionOptions options) {
        return local.subscribe(pattern, options);
    }

    @Override
    public void close() {
        local.close();
        closeBroker();
    }

    @Override
    public void close(Throwable failure) {
        local.close(failure);
        closeBroker();
    }

    private void closeBroker() {
        if (!brokerClosed) {
            brokerClosed = true;
            broker.close();
        }
    }

    @Override
    public boolean isClosed() {
        return local.isClosed();
    }

    @Override
    public PubSubStatistics statistics() {
        return local.statistics();
    }

    /** The way from other threads to the loop. */
    private record LoopInbox<M>(Scheduler scheduler, LocalTopics<M> topics) implements Broker.Inbox<M> {
        @Override
        public CompletionStage<Void> deliver(String topic, M value) {
            TopicPattern.topic(topic);
            Delivery<M> delivery = new Delivery<>(scheduler, topics, new Message<>(topic, value));
            try {
                scheduler.post(delivery);
            } catch (IllegalStateException closed) {
                delivery.taken.completeExceptionally(
                        new PubSubClosedException("the scheduler of the topics is closed", closed));
            }
            return delivery.taken.minimalCompletionStage();
        }

        @Override
        public void end(@Nullable Throwable failure) {
            scheduler.post(() -> topics.close(failure));
        }
    }

    /** A message that comes from outside, which waits as a publisher does. */
    private static final class Delivery<M> implements Publication<Message<M>>, Runnable {
        final CompletableFuture<@Nullable Void> taken = new CompletableFuture<>();
        private final Scheduler scheduler;
        private final LocalTopics<M> topics;
        private final Message<M> message;

        Delivery(Scheduler scheduler, LocalTopics<M> topics, Message<M> message) {
            this.scheduler = scheduler;
            this.topics = topics;
            this.message = message;
        }

        @Override
        public Message<M> message() {
            return message;
        }

        @Override
        public void run() {
            if (topics.isClosed()) {
                refuse(topics.closedException());
                return;
            }
            List<Log<Message<M>>> logs = topics.logs(message);
            if (topics.isInTheWay(message, logs)) {
                topics.lineUp(scheduler, new Chain.Node<>(this), logs);
            } else {
                scheduler.inOrder(() -> publish(logs));
            }
        }

        @Override
        public void publish(List<Log<Message<M>>> logs) {
            topics.deliver(logs, message);
            tell(() -> taken.complete(null));
        }

        @Override
        public void refuse(PubSubClosedException closed) {
            tell(() -> taken.completeExceptionally(closed));
        }

        /** Not here and now: whoever waits for it may do anything, and we are in the middle of something. */
        private void tell(Runnable news) {
            try {
                scheduler.post(news);
            } catch (IllegalStateException schedulerIsClosed) {
                news.run();
            }
        }
    }
}
