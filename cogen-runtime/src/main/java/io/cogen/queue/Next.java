package io.cogen.queue;

import org.jspecify.annotations.Nullable;

/** {@link Queue#next}. */
final class Next<E> extends Take<E, @Nullable E> {
    Next(Queue<E> queue) {
        super(queue);
    }

    @Override
    E of(E element) {
        return element;
    }

    @Override
    void finish() {
        if (queue.cause == null) {
            end(null, false);
        } else {
            endWith(queue.closedException());
        }
    }

    @Override
    public String toString() {
        return "next from " + queue;
    }
}
