package io.cogen.queue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who wait, in the order in which they came. Whoever leaves costs the same, wherever they stand. */
final class WaitList<W extends Waiter<?, ?>> {
    private @Nullable Waiter<?, ?> first;
    private @Nullable Waiter<?, ?> last;

    /** They are counted for this, so that nobody else pays for it. */
    int size() {
        int size = 0;
        for (Waiter<?, ?> each = first; each != null; each = each.next) {
            size++;
        }
        return size;
    }

    boolean isEmpty() {
        return first == null;
    }

    void add(W waiter) {
        Waiter<?, ?> before = last;
        if (before == null) {
            first = waiter;
        } else {
            waiter.previous = before;
            before.next = waiter;
        }
        last = waiter;
    }

    void remove(W waiter) {
        Waiter<?, ?> before = waiter.previous;
        Waiter<?, ?> behind = waiter.next;
        if (before == null && first != waiter) {
            return; // taken out already, by whoever is about to end its wait
        }
        if (before == null) {
            first = behind;
        } else {
            before.next = behind;
            waiter.previous = null;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.previous = before;
            waiter.next = null;
        }
    }

    /** Takes all out, in their order. */
    @SuppressWarnings("unchecked") // there are only these in it
    List<W> takeAll() {
        List<W> all = new ArrayList<>();
        while (first != null) {
            W waiter = (W) first;
            remove(waiter);
            all.add(waiter);
        }
        return all;
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
