package io.cogen.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The least comes out first; of equal ones the one that came first. */
final class Heap<E> implements Storage<E> {
    private record Entry<E>(E element, long number) {}

    private final Comparator<Entry<E>> order;
    private final java.util.PriorityQueue<Entry<E>> entries;
    private long count;

    Heap(Comparator<? super E> comparator) {
        order = (a, b) -> {
            int compared = comparator.compare(a.element, b.element);
            return compared != 0 ? compared : Long.compare(a.number, b.number);
        };
        entries = new java.util.PriorityQueue<>(order);
    }

    @Override
    public void add(E element) {
        entries.add(new Entry<>(element, count++));
    }

    @Override
    public @Nullable E poll() {
        Entry<E> least = entries.poll();
        return least == null ? null : least.element;
    }

    @Override
    public @Nullable E peek() {
        Entry<E> least = entries.peek();
        return least == null ? null : least.element;
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Iterator<E> iterator() {
        List<Entry<E>> sorted = new ArrayList<>(entries);
        sorted.sort(order);
        return sorted.stream().map(Entry::element).iterator();
    }
}
