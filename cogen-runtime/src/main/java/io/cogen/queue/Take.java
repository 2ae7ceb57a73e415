package io.cogen.queue;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import org.jspecify.annotations.Nullable;

/** An operation that takes elements out. */
abstract class Take<E, T extends @Nullable Object> extends Waiter<E, T> {
    Take(Queue<E> queue) {
        super(queue);
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        E element = queue.take(this, scheduler);
        if (element != null) {
            return atOnce(of(element));
        }
        return queue.waitsOrEnds(this);
    }

    /** What the yield gives if this element is there. */
    abstract T of(E element);

    /**
     * It lets a put go on: does that go to the head of the queue? It does if it has that priority, or if this operation favours those
     * that it wakes; and then this one goes behind it.
     */
    final boolean yieldsTo(boolean favoured) {
        boolean first = favoured || priority().favoursOperation();
        if (first && !queue.takerQueued) {
            queue.takerQueued = true;
            queueUp();
        }
        return first;
    }

    /** The queue is closed, and nothing is left. */
    abstract void finish();

    @Override
    protected final void cleanup() {
        queue.gets.remove(this);
    }
}
