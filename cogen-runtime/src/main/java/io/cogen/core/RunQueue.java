package io.cogen.core;

import org.jspecify.annotations.Nullable;

/**
 * The coroutines that can go on: a list through the coroutines themselves. A coroutine that can go on has no timer, so the link that
 * it has for the timers' lists is free. Confined to the loop's thread.
 */
class RunQueue {
    private @Nullable Coro<?, ?> first;
    private @Nullable Coro<?, ?> last;

    boolean isEmpty() {
        return first == null;
    }

    /** The one behind which there is none at the moment. */
    @Nullable
    Coro<?, ?> last() {
        return last;
    }

    void addLast(Coro<?, ?> coro) {
        Coro<?, ?> before = last;
        last = coro;
        if (before == null) {
            first = coro;
        } else {
            before.following = coro;
        }
    }

    void addFirst(Coro<?, ?> coro) {
        coro.following = first;
        if (first == null) {
            last = coro;
        }
        first = coro;
    }

    @Nullable
    Coro<?, ?> poll() {
        Coro<?, ?> coro = first;
        if (coro == null) {
            return null;
        }
        Coro<?, ?> next = coro.following;
        first = next;
        if (next == null) {
            last = null;
        } else {
            coro.following = null;
        }
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
}
