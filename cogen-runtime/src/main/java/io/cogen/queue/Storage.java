package io.cogen.queue;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Where a queue keeps its elements, and in which order they come out. It need not know of capacities, nor of who waits: a queue never
 * adds more than it has room for, and an element that somebody waits for is handed over and never comes here.
 *
 * <pre>{@code
 * Queue<Job> jobs = new Queue<>(100, new NewestOfEachUser());
 * }</pre>
 *
 * <p><b>Threads.</b> Those of its queue, to which it belongs. Its methods are short, never wait, and do not use the queue.
 *
 * @param <E> what is kept; never null
 */
public interface Storage<E> extends Iterable<E> {
    /**
     * Adds an element. If it throws, the put fails with that, and the element counts as never put.
     *
     * @param element what was put
     */
    void add(E element);

    /**
     * Adds an element that is to come out before all others: {@link Queue#putFirst}.
     *
     * @param element what was put
     * @throws UnsupportedOperationException if the order is not for the user to say; by default always
     */
    default void addFirst(E element) {
        throw new UnsupportedOperationException(
                "the order of this queue leaves no element first that is put first; use put: "
                        + getClass().getName());
    }

    /**
     * Removes the element that comes out next.
     *
     * @return null if there is none, and only then
     */
    @Nullable
    E poll();

    /**
     * The element that comes out next.
     *
     * @return null if there is none
     */
    @Nullable
    E peek();

    /**
     * How many there are.
     *
     * @return zero or more
     */
    int size();

    /**
     * The elements in the order in which they come out. Used up before anything else is done.
     *
     * @return a new iterator; need not support removal
     */
    @Override
    Iterator<E> iterator();
}
