package io.cogen.queue;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import java.util.Objects;

/** {@link Queue#put} and {@link Queue#putFirst}. */
final class Put<E> extends Waiter<E, Void> {
    final E element;
    final boolean ahead;

    Put(Queue<E> queue, E element, boolean ahead) {
        super(queue);
        this.element = Objects.requireNonNull(element, "element");
        this.ahead = ahead;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        return queue.put(this, scheduler);
    }

    @Override
    protected void cleanup() {
        queue.puts.remove(this);
    }

    @Override
    public String toString() {
        return "put into " + queue;
    }
}
