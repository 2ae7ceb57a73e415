package io.cogen.queue;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Last in, first out. */
final class Stack<E> implements Storage<E> {
    private final Ring<E> ring = new Ring<>();

    @Override
    public void add(E element) {
        ring.addFirst(element);
    }

    /** What is put first comes out first, as everything here. */
    @Override
    public void addFirst(E element) {
        ring.addFirst(element);
    }

    @Override
    public @Nullable E poll() {
        return ring.poll();
    }

    @Override
    public @Nullable E peek() {
        return ring.peek();
    }

    @Override
    public int size() {
        return ring.size();
    }

    @Override
    public Iterator<E> iterator() {
        return ring.iterator();
    }
}
