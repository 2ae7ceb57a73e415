package io.cogen.pubsub;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Subscription#fetch}. */
class Fetch<M> extends Operation<List<M>, RuntimeException> {
    private @Nullable Subscription<M> subscription;

    Fetch(@Nullable Subscription<M> subscription) {
        this.subscription = subscription;
    }

    /** For those that know only at the yield whose it is. */
    Subscription<M> find(Coro<?, ?> coro) {
        throw new AssertionError(coro);
    }

    @Override
    protected final boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        Subscription<M> from = subscription;
        if (from == null) {
            subscription = from = find(coro);
        }
        List<M> batch = from.take();
        if (batch == null) {
            from.await(scheduler, this);
            if (from.hub().fromOutside) {
                keepAlive();
            }
            return false;
        }
        complete(batch);
        from.hub().letIn(from.log());
        return true;
    }

    /** As in Python's cogen, any priority but the last puts the coroutine at the head of the queue. */
    final void give(List<M> batch) {
        complete(batch, priority() != Priority.LAST);
    }

    final void refuse(PubSubClosedException closed) {
        fail(closed);
    }

    @Override
    protected final void cleanup() {
        Objects.requireNonNull(subscription).withdraw(this);
    }

    @Override
    protected final boolean isInternal() {
        return subscription == null || !subscription.hub().fromOutside;
    }

    @Override
    public final String toString() {
        return "messages for " + (subscription == null ? "the coroutine" : subscription);
    }
}
