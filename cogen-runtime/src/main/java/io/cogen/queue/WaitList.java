package io.cogen.queue;

import org.jspecify.annotations.Nullable;

/** Those who wait, in the order in which they came. Whoever leaves costs the same, wherever they stand. */
final class WaitList<W extends Waiter<?, ?>> {
    private @Nullable Waiter<?, ?> first;
    private @Nullable Waiter<?, ?> last;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return first == null;
    }

    void add(W waiter) {
        Waiter<?, ?> before = last;
        waiter.previous = before;
        if (before == null) {
            first = waiter;
        } else {
            before.next = waiter;
        }
        last = waiter;
        size++;
    }

    void remove(W waiter) {
        Waiter<?, ?> before = waiter.previous;
        Waiter<?, ?> behind = waiter.next;
        if (before == null) {
            first = behind;
        } else {
            before.next = behind;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.previous = before;
        }
        waiter.next = null;
        waiter.previous = null;
        size--;
    }

    /** The first of them; null if there is none. */
    @SuppressWarnings("unchecked") // there are only these in it
    @Nullable
    W first() {
        return (W) first;
    }

    /** The first of them that is no clause of the same Select as another one; null if there is none. */
    @SuppressWarnings("unchecked") // there are only these in it
    @Nullable
    W firstBut(@Nullable Waiter<?, ?> rival) {
        Waiter<?, ?> each = first;
        if (rival != null) {
            while (each != null && each.isRivalOf(rival)) {
                each = each.next;
            }
        }
        return (W) each;
    }
}
