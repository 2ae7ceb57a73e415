package io.cogen.pubsub;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** {@link Topics} of one scheduler: a log for each pattern that somebody has subscribed to. */
final class LocalTopics<M> extends Hub<Message<M>> implements Topics<M> {
    private final PatternTree<Log<Message<M>>> patterns = new PatternTree<>();

    /** Is told when a pattern gets its first subscriber (true), or has lost its last one (false). */
    private BiConsumer<TopicPattern, Boolean> interest = (pattern, any) -> {};

    LocalTopics(int capacity, boolean fromOutside) {
        super(capacity, fromOutside);
    }

    void onInterest(BiConsumer<TopicPattern, Boolean> listener) {
        interest = listener;
    }

    @Override
    Object topic(Message<M> message) {
        return message.topic();
    }

    @Override
    List<Log<Message<M>>> logs(Message<M> message) {
        List<Log<Message<M>>> found = new ArrayList<>(4);
        patterns.match(List.of(message.topic().split("\\.", -1)), found::add);
        return found;
    }

    @Override
    Collection<Log<Message<M>>> allLogs() {
        List<Log<Message<M>>> all = new ArrayList<>();
        patterns.forEach(all::add);
        return all;
    }

    @Override
    String what() {
        return "topics";
    }

    @Override
    public Operation<Void, RuntimeException> publish(String topic, M value) {
        TopicPattern.topic(topic);
        return new Publish<Message<M>, @Nullable Void>(this, new Message<>(topic, value)) {
            @Override
            @Nullable
            Void result(int woken) {
                return null;
            }
        };
    }

    @Override
    public Subscription<Message<M>> subscribe(String text, SubscriptionOptions options) {
        TopicPattern pattern = TopicPattern.of(text);
        if (options.start == SubscriptionOptions.Start.HISTORY) {
            throw new IllegalArgumentException(
                    "topics have no history to begin with; leave out fromHistory(), or use a PublishSubscribeQueue");
        }
        options.limitWithin(capacity);
        requireOpen();
        Coro<?, ?> coro = options.detached ? null : Coro.current();
        Log<Message<M>> present = patterns.get(pattern);
        Log<Message<M>> log = patterns.getOrAdd(pattern, () -> new Log<>(capacity, false));
        Subscription<Message<M>> subscription = new Subscription<>(
                this, log, pattern, options, false, coro == null ? null : coro.root(), () -> left(pattern, log));
        if (present == null) {
            try {
                interest.accept(pattern, true);
            } catch (RuntimeException | Error refused) {
                subscription.close();
                throw refused;
            }
        }
        return subscription;
    }

    private void left(TopicPattern pattern, Log<Message<M>> log) {
        if (log.subscriptions.isEmpty()) {
            patterns.remove(pattern);
            interest.accept(pattern, false);
        }
    }

    @Override
    public void close() {
        close((Throwable) null);
    }

    @Override
    public void close(@Nullable Throwable failure) {
        super.close(failure);
    }

    @Override
    public boolean isClosed() {
        return super.isClosed();
    }

    @Override
    public PubSubStatistics statistics() {
        return super.statistics();
    }
}
