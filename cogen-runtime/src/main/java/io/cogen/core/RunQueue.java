package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** The coroutines that can go on: a ring that grows, and shrinks no further than it has to. Confined to the loop's thread. */
class RunQueue {
    private static final int SMALLEST = 64;

    private @Nullable Coro<?, ?>[] ring = new Coro<?, ?>[SMALLEST];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void addLast(Coro<?, ?> coro) {
        if (size == ring.length) {
            resize(size * 2);
        }
        ring[head + size & ring.length - 1] = coro;
        size++;
    }

    void addFirst(Coro<?, ?> coro) {
        if (size == ring.length) {
            resize(size * 2);
        }
        head = head - 1 & ring.length - 1;
        ring[head] = coro;
        size++;
    }

    @Nullable
    Coro<?, ?> poll() {
        if (size == 0) {
            return null;
        }
        Coro<?, ?> coro = ring[head];
        ring[head] = null;
        head = head + 1 & ring.length - 1;
        size--;
        return coro;
    }

    /**
     * What is added at the tail from here to {@link #endGroup()} keeps its order, whatever the seed: one event lets several
     * coroutines go on, and their order is a promise. May be nested; the outermost group counts.
     */
    void startGroup() {}

    void endGroup() {}

    /** Called before the coroutines of a turn are taken out. */
    void startTurn() {}

    /** Gives memory back after a burst; called when the loop has nothing to do. */
    void trim() {
        if (ring.length > SMALLEST && size < ring.length / 8) {
            resize(Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, size)) * 2));
        }
    }

    private void resize(int length) {
        @Nullable Coro<?, ?>[] larger = new Coro<?, ?>[length];
        for (int i = 0; i < size; i++) {
            larger[i] = ring[head + i & ring.length - 1];
        }
        ring = larger;
        head = 0;
    }
}
