package io.cogen.pubsub;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Priority;
import io.cogen.core.Scheduler;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link PublishSubscribeQueue#publish}, and that of topics, which differ in what they give. */
abstract class Publish<M, T extends @Nullable Object> extends Operation<T, RuntimeException>
        implements Publication<M>, Runnable {
    private final Hub<M> hub;
    private final M message;
    private @Nullable List<Log<M>> logs;
    private Chain.@Nullable Node<Publication<M>> place;

    Publish(Hub<M> hub, M message) {
        this.hub = hub;
        this.message = Objects.requireNonNull(message, "message");
    }

    abstract @Nullable T result(int woken);

    @Override
    protected final boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        hub.requireOpen();
        hub.requireThread();
        logs = hub.logs(message);
        if (hub.isInTheWay(message, logs)) {
            place = new Chain.Node<>(this);
            hub.lineUp(scheduler, place, logs);
            logs = null;
            return false;
        }
        scheduler.inOrder(this);
        return true;
    }

    /** Nobody was in the way. */
    @Override
    public final void run() {
        int woken = hub.deliver(Objects.requireNonNull(logs), message);
        logs = null;
        Priority priority = priority();
        if (woken > 0 && !priority.favoursCoro()) {
            requeue(priority.favoursOperation());
        }
        complete(result(woken));
    }

    @Override
    public final M message() {
        return message;
    }

    @Override
    public final void publish(List<Log<M>> to) {
        int woken = hub.deliver(to, message);
        complete(result(woken), priority() != Priority.LAST);
    }

    @Override
    public final void refuse(PubSubClosedException closed) {
        fail(closed);
    }

    @Override
    protected final void cleanup() {
        hub.leaveLine(Objects.requireNonNull(place));
    }

    @Override
    protected final boolean isInternal() {
        return !hub.fromOutside;
    }

    @Override
    public final String toString() {
        return "slow subscribers of " + hub.what();
    }
}
