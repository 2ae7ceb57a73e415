package io.cogen.queue;

/**
 * A queue whose newest element comes out first. Gets and puts that wait are served in the order in which they came, as in any {@link
 * Queue}.
 *
 * @param <E> what is put; never null
 */
public class LifoQueue<E> extends Queue<E> {
    /** Without a bound. */
    public LifoQueue() {
        this(UNBOUNDED);
    }

    /**
     * With a bound.
     *
     * @param capacity 1 or more
     * @throws IllegalArgumentException if there is no such capacity
     */
    public LifoQueue(int capacity) {
        super(capacity, new Stack<>());
    }

    @Override
    public LifoQueue<E> named(String name) {
        super.named(name);
        return this;
    }
}
