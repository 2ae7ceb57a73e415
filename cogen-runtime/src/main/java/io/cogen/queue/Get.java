package io.cogen.queue;

/** {@link Queue#get}. */
final class Get<E> extends Take<E, E> {
    Get(Queue<E> queue) {
        super(queue);
    }

    @Override
    E of(E element) {
        return element;
    }

    @Override
    void finish() {
        endWith(queue.closedException());
    }

    @Override
    public String toString() {
        return "get from " + queue;
    }
}
