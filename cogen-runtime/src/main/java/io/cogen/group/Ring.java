package io.cogen.group;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue without locks for any number of threads, after Dmitry Vyukov: each slot has a number that says for which round it is
 * free, or full. One of JCTools' would do, but for two things: it takes exactly as many elements as it was made for, and closing it is
 * one step with claiming a place, because the mark is a bit of the index that is claimed. So whoever finds it closed and empty knows
 * that nothing can come any more.
 */
class Ring<E> {
    /*
     * Memory order. An index is read with getVolatile and moved with compareAndSet: what SharedQueue's waiting relies on. A slot's number
     * is stored with setRelease behind the element, and read with getAcquire in front of it: who sees the number sees the element, or
     * sees that it has been taken out.
     */
    enum Offered {
        TAKEN_IN,
        FULL,
        CLOSED
    }

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    /** The sign of the put index. */
    private static final long CLOSED = Long.MIN_VALUE;

    private static final long INDEX = Long.MAX_VALUE;

    // Places in `indices`, apart from each other and from the array's head, so that threads do not share cache lines.
    private static final int PUT = 16;
    private static final int TAKE = 32;
    /** Below which a put need not look at the take index; it may lag behind. */
    private static final int LIMIT = 48;

    private final long[] indices = new long[64];
    private final long[] numbers;
    private final @Nullable Object[] elements;
    private final int mask;
    final int capacity;

    /** @param capacity 1 to 2^30 */
    Ring(int capacity) {
        this.capacity = capacity;
        int size = Math.max(
                2, Integer.highestOneBit(capacity - 1) << 1); // with one slot, free and full would be one number
        mask = size - 1;
        elements = new @Nullable Object[size];
        numbers = new long[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = i;
        }
        indices[LIMIT] = capacity;
    }

    Offered offer(E element) {
        while (true) {
            long put = (long) LONGS.getVolatile(indices, PUT);
            if (put < 0) {
                return Offered.CLOSED;
            }
            if (put >= (long) LONGS.getOpaque(indices, LIMIT) && !raiseLimit(put)) {
                return Offered.FULL;
            }
            int slot = (int) put & mask;
            long free = (long) LONGS.getAcquire(numbers, slot);
            if (free < put) {
                return Offered.FULL; // the one who takes what was here is about to
            }
            if (free == put && LONGS.compareAndSet(indices, PUT, put, put + 1)) {
                elements[slot] = element;
                LONGS.setRelease(numbers, slot, put + 1);
                return Offered.TAKEN_IN;
            }
        }
    }

    private boolean raiseLimit(long put) {
        long limit = (long) LONGS.getVolatile(indices, TAKE) + capacity;
        LONGS.setOpaque(indices, LIMIT, limit);
        return put < limit;
    }

    /** The next one; null if there is none, or if the one who puts it is about to. */
    @SuppressWarnings("unchecked") // only offer() stores
    @Nullable
    E take() {
        while (true) {
            long take = (long) LONGS.getVolatile(indices, TAKE);
            int slot = (int) take & mask;
            long full = (long) LONGS.getAcquire(numbers, slot);
            if (full <= take) {
                return null;
            }
            if (full == take + 1 && LONGS.compareAndSet(indices, TAKE, take, take + 1)) {
                Object element = elements[slot];
                elements[slot] = null;
                LONGS.setRelease(numbers, slot, take + mask + 1);
                return (E) element;
            }
        }
    }

    /** True for the first. */
    boolean close() {
        while (true) {
            long put = (long) LONGS.getVolatile(indices, PUT);
            if (put < 0 || LONGS.compareAndSet(indices, PUT, put, put | CLOSED)) {
                return put >= 0;
            }
        }
    }

    boolean isClosed() {
        return (long) LONGS.getVolatile(indices, PUT) < 0;
    }

    /** Whether it is closed and nothing is left, nor about to come. */
    boolean isDrained() {
        long put = (long) LONGS.getVolatile(indices, PUT);
        return put < 0 && (put & INDEX) == (long) LONGS.getVolatile(indices, TAKE);
    }

    /** False: something is there, or is about to be. */
    boolean isEmpty() {
        long take = (long) LONGS.getVolatile(indices, TAKE); // first, so that it is not ahead
        return ((long) LONGS.getVolatile(indices, PUT) & INDEX) == take;
    }

    /** For how many more there is room. */
    int room() {
        long put = (long) LONGS.getVolatile(indices, PUT) & INDEX; // first, so that it is not ahead
        long used = put - (long) LONGS.getVolatile(indices, TAKE);
        return (int) Math.min(capacity, Math.max(0, capacity - used));
    }

    int size() {
        long take = (long) LONGS.getVolatile(indices, TAKE);
        long size = ((long) LONGS.getVolatile(indices, PUT) & INDEX) - take;
        return (int) Math.min(capacity, size);
    }
}
