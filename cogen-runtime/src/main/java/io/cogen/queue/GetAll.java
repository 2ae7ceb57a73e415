package io.cogen.queue;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import java.util.ArrayList;
import java.util.List;

/** {@link Queue#getAll}. */
final class GetAll<E> extends Take<E, List<E>> {
    private final int atMost;

    GetAll(Queue<E> queue, int atMost) {
        super(queue);
        if (atMost < 1) {
            throw new IllegalArgumentException("cannot get " + atMost + " elements at most; 1 or more");
        }
        this.atMost = atMost;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        queue.gather();
        try {
            return super.process(scheduler, coro);
        } finally {
            queue.wakeGathered(
                    this); // refused half way, what came in has come in; and with nothing taken, none is gathered
        }
    }

    @Override
    List<E> of(E element) {
        List<E> all = new ArrayList<>();
        all.add(element);
        queue.takeMore(this, all, atMost);
        queue.wakeGathered(this);
        return all;
    }

    @Override
    void finish() {
        endWith(queue.closedException());
    }

    @Override
    public String toString() {
        return "get all from " + queue;
    }
}
