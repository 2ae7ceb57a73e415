package io.cogen.sync;

import io.cogen.core.Coro;
import org.jspecify.annotations.Nullable;

/** Words for messages. */
final class Names {
    private Names() {}

    /** As in "lock orders". */
    static String label(String kind, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a " + kind + " is blank; leave it out if there is none");
        }
        return kind + " " + name;
    }

    /** Who asks: the root of the coroutine that runs. */
    static @Nullable Coro<?, ?> caller() {
        Coro<?, ?> current = Coro.current();
        return current == null ? null : current.root();
    }

    /** As above, for what needs an owner. */
    static Coro<?, ?> owner(String label) {
        Coro<?, ?> caller = caller();
        if (caller == null) {
            throw new IllegalStateException(
                    label + " belongs to a coroutine, and none runs here; outside of one use Co.yield(acquire())");
        }
        return caller;
    }

    static String who(@Nullable Coro<?, ?> caller) {
        return caller == null ? "code outside a coroutine" : caller.place();
    }

    /** As in "1 permit". */
    static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
