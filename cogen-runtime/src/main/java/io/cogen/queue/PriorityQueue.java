package io.cogen.queue;

import java.util.Comparator;
import java.util.Objects;

/**
 * A queue whose least element comes out first, and of equal ones that which was put first. {@link #putFirst} is not for it. An element
 * that somebody waits for is handed over without being compared; gets and puts that wait are served in the order in which they came,
 * as in any {@link Queue}.
 *
 * @param <E> what is put; never null
 */
public class PriorityQueue<E> extends Queue<E> {
    /**
     * Without a bound.
     *
     * @param order which is less; what it throws is the failure of the put. In a get it must not throw: an element may be lost
     */
    public PriorityQueue(Comparator<? super E> order) {
        this(UNBOUNDED, order);
    }

    /**
     * With a bound.
     *
     * @param capacity 1 or more
     * @param order which is less; what it throws is the failure of the put. In a get it must not throw: an element may be lost
     * @throws IllegalArgumentException if there is no such capacity
     */
    public PriorityQueue(int capacity, Comparator<? super E> order) {
        super(capacity, new Heap<>(Objects.requireNonNull(order, "order")));
    }

    /**
     * A queue of elements that have an order of their own, without a bound.
     *
     * @param <E> what is put
     * @return a new queue
     */
    public static <E extends Comparable<? super E>> PriorityQueue<E> natural() {
        return new PriorityQueue<>(Comparator.naturalOrder());
    }

    /**
     * A queue of elements that have an order of their own, with a bound.
     *
     * @param <E> what is put
     * @param capacity 1 or more
     * @return a new queue
     * @throws IllegalArgumentException if there is no such capacity
     */
    public static <E extends Comparable<? super E>> PriorityQueue<E> natural(int capacity) {
        return new PriorityQueue<>(capacity, Comparator.naturalOrder());
    }

    @Override
    public PriorityQueue<E> named(String name) {
        super.named(name);
        return this;
    }
}
