package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** The children of a scope that have not ended, in the order in which they were started. */
final class Children {
    private @Nullable Child first;
    private @Nullable Child last;
    /** Those that are no daemons. */
    private int awaited;

    boolean isEmpty() {
        return first == null;
    }

    /** Whether there are some, and the scope waits for none of them. */
    boolean areDaemons() {
        return awaited == 0 && first != null;
    }

    void add(Child child) {
        child.previous = last;
        if (last == null) {
            first = child;
        } else {
            last.next = child;
        }
        last = child;
        awaited += child.daemon ? 0 : 1;
    }

    void remove(Child child) {
        if (child.previous == null) {
            first = child.next;
        } else {
            child.previous.next = child.next;
        }
        if (child.next == null) {
            last = child.previous;
        } else {
            child.next.previous = child.previous;
        }
        awaited -= child.daemon ? 0 : 1;
    }

    /** Cancels all. One that has not begun ends at once, and so leaves the list. */
    void cancel(Cancellation cancellation) {
        Child child = first;
        while (child != null) {
            Child following = child.next;
            Interruptions.cancel(child.coro, cancellation);
            child = following;
        }
    }

    /** When one of them got on last, see {@link Coro#gotOn}. */
    long gotOn(long now) {
        long latest = Long.MIN_VALUE;
        for (Child child = first; child != null; child = child.next) {
            latest = Math.max(latest, child.coro.gotOn(now));
        }
        return latest;
    }
}
