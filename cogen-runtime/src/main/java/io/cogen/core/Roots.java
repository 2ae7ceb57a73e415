package io.cogen.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The coroutines that were added and have not ended, in order. All others are found through them: they were called. */
final class Roots {
    private @Nullable Coro<?, ?> first;
    private @Nullable Coro<?, ?> last;

    boolean isEmpty() {
        return first == null;
    }

    void add(Coro<?, ?> coro) {
        coro.rootPrevious = last;
        if (last == null) {
            first = coro;
        } else {
            last.rootNext = coro;
        }
        last = coro;
    }

    void remove(Coro<?, ?> coro) {
        link(coro.rootPrevious, coro.rootNext);
        coro.rootNext = null;
        coro.rootPrevious = null;
    }

    /** In a method of its own, so that both are short enough to be inlined where coroutines seldom end, too. */
    private void link(@Nullable Coro<?, ?> previous, @Nullable Coro<?, ?> next) {
        if (previous == null) {
            first = next;
        } else {
            previous.rootNext = next;
        }
        if (next == null) {
            last = previous;
        } else {
            next.rootPrevious = previous;
        }
    }

    List<Coro<?, ?>> snapshot() {
        List<Coro<?, ?>> all = new ArrayList<>();
        for (Coro<?, ?> coro = first; coro != null; coro = coro.rootNext) {
            all.add(coro);
        }
        return all;
    }

    /** The first of those that have not been told of as stuck; marks all. */
    @Nullable
    Coro<?, ?> tellStuck() {
        Coro<?, ?> untold = null;
        for (Coro<?, ?> coro = first; coro != null; coro = coro.rootNext) {
            if ((coro.state & Coro.TOLD) == 0) {
                coro.state |= Coro.TOLD;
                untold = untold == null ? coro : untold;
            }
        }
        return untold;
    }
}
