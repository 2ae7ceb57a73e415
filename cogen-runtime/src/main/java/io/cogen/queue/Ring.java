package io.cogen.queue;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** First in, first out: an array used round and round, which grows, and shrinks when a burst is over. */
final class Ring<E> implements Storage<E> {
    private static final int SMALLEST = 16;
    /** Longer than that it gives memory back. */
    private static final int LARGE = 1024;

    private @Nullable Object[] elements = new Object[SMALLEST];
    private int head;
    private int size;

    @Override
    public void add(E element) {
        if (size == elements.length) {
            resize(size * 2);
        }
        elements[head + size & elements.length - 1] = element;
        size++;
    }

    @Override
    public void addFirst(E element) {
        if (size == elements.length) {
            resize(size * 2);
        }
        head = head - 1 & elements.length - 1;
        elements[head] = element;
        size++;
    }

    @Override
    @SuppressWarnings("unchecked") // there is nothing else in it
    public @Nullable E poll() {
        if (size == 0) {
            return null;
        }
        @Nullable Object[] all = elements;
        E element = (E) all[head];
        all[head] = null;
        head = head + 1 & all.length - 1;
        size--;
        if (all.length > LARGE && size < all.length >> 3) {
            resize(all.length >> 1);
        }
        return element;
    }

    @Override
    @SuppressWarnings("unchecked") // there is nothing else in it
    public @Nullable E peek() {
        return (E) elements[head];
    }

    @Override
    public int size() {
        return size;
    }

    private void resize(int length) {
        @Nullable Object[] other = new Object[length];
        int untilEnd = Math.min(size, elements.length - head);
        System.arraycopy(elements, head, other, 0, untilEnd);
        System.arraycopy(elements, 0, other, untilEnd, size - untilEnd);
        elements = other;
        head = 0;
    }

    @Override
    public Iterator<E> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            @SuppressWarnings({"unchecked", "NullAway"}) // below the size there is an element
            public E next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return (E) elements[head + next++ & elements.length - 1];
            }
        };
    }
}
