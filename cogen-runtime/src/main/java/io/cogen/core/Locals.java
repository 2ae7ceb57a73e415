package io.cogen.core;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of {@link CoroutineLocal}s that an added coroutine and all that it calls, directly or not, have together. */
final class Locals {
    /*
     * They belong to the coroutine at the root of the calls. Whoever asks for them, and the one that called it, keep a reference
     * as well, until they end: so a recursion in which everybody asks does not walk to the root each time.
     */

    private final Map<CoroutineLocal<?>, @Nullable Object> values = new IdentityHashMap<>(4);

    private Locals() {}

    /** Those that a coroutine sees; null if there are none yet. */
    static @Nullable Locals find(Coro<?, ?> coro) {
        for (Coro<?, ?> each = coro; each != null; each = each.caller()) {
            if (each.extras != null && each.extras.locals != null) {
                if (each == coro) {
                    return each.extras.locals;
                }
                keep(coro, each.extras.locals);
                return each.extras.locals;
            }
        }
        return null;
    }

    static Locals findOrMake(Coro<?, ?> coro) {
        Locals found = find(coro);
        if (found == null) {
            found = new Locals();
            root(coro).extras().locals = found;
            keep(coro, found);
        }
        return found;
    }

    private static Coro<?, ?> root(Coro<?, ?> coro) {
        Coro<?, ?> root = coro;
        for (Coro<?, ?> caller = coro.caller(); caller != null; caller = caller.caller()) {
            root = caller;
        }
        return root;
    }

    private static void keep(Coro<?, ?> coro, Locals locals) {
        coro.extras().locals = locals;
        Coro<?, ?> caller = coro.caller();
        if (caller != null) {
            caller.extras().locals = locals;
        }
    }

    /** Gives a coroutine that is added the inheritable values of the one that adds it. */
    static void inherit(@Nullable Coro<?, ?> parent, Coro<?, ?> child) {
        Locals from = parent == null ? null : find(parent);
        if (from == null) {
            return;
        }
        from.values.forEach((local, value) -> {
            if (local.isInheritable()) {
                Extras extras = child.extras();
                if (extras.locals == null) {
                    extras.locals = new Locals();
                }
                Objects.requireNonNull(extras.locals).values.put(local, value);
            }
        });
    }

    boolean has(CoroutineLocal<?> local) {
        return values.containsKey(local);
    }

    @Nullable
    Object get(CoroutineLocal<?> local) {
        return values.get(local);
    }

    void put(CoroutineLocal<?> local, @Nullable Object value) {
        values.put(local, value);
    }

    void remove(CoroutineLocal<?> local) {
        values.remove(local);
    }
}
