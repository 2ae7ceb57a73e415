package io.cogen.net;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the one operation of its kind that waits on a socket is. Atomic because the operations of a socket may run on
 * several schedulers, where a second one is to be an error and not a race.
 */
final class Slot extends AtomicReference<@Nullable SocketOperation<?>> {
    private static final long serialVersionUID = 1;

    /** Throws when somebody waits. */
    void requireFree(SocketOperation<?> next) {
        SocketOperation<?> waiting = get();
        if (waiting != null) {
            throw taken(next, waiting);
        }
    }

    void enter(SocketOperation<?> next) {
        if (!compareAndSet(null, next)) {
            throw taken(next, get());
        }
    }

    void leave(SocketOperation<?> last) {
        // Nobody else takes it out, so that nothing is to be compared when it is there.
        if (get() == last) {
            setRelease(null);
        }
    }

    private static IllegalStateException taken(SocketOperation<?> next, @Nullable SocketOperation<?> waiting) {
        return new IllegalStateException("cannot start " + next + ": another coroutine waits in " + waiting
                + " already; let one coroutine do it and hand on the result, or end the other's wait first");
    }
}
