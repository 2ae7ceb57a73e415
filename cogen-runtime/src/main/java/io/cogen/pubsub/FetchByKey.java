package io.cogen.pubsub;

import io.cogen.core.Coro;
import org.jspecify.annotations.Nullable;

/** {@link PublishSubscribeQueue#fetch()}: finds the subscription when it is yielded. */
final class FetchByKey<M> extends Fetch<M> {
    private final PublishSubscribeQueue<M> queue;
    private final @Nullable Object key;

    /** @param key null: the root of the coroutine that yields it */
    FetchByKey(PublishSubscribeQueue<M> queue, @Nullable Object key) {
        super(null);
        this.queue = queue;
        this.key = key;
    }

    @Override
    Subscription<M> find(Coro<?, ?> coro) {
        return queue.find(key == null ? coro.root() : key);
    }
}
