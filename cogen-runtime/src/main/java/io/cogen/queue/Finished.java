package io.cogen.queue;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;

/** {@link Queue#join}. */
final class Finished<E> extends Waiter<E, Void> {
    Finished(Queue<E> queue) {
        super(queue);
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        return queue.join(this, scheduler);
    }

    @Override
    protected void cleanup() {
        queue.joins.remove(this);
    }

    @Override
    public String toString() {
        return "all of " + queue + " to be done";
    }
}
