package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** A coroutine in a scope: a link of the scope's list. */
final class Child {
    final ScopeRun<?, ?> scope;
    final Coro<?, ?> coro;

    /** Whether the scope does not wait for it. */
    final boolean daemon;

    /** Who waits for it to be ready, until it is; null for most. */
    @Nullable
    Starting<?, ?> starting;

    @Nullable
    Child next;

    @Nullable
    Child previous;

    Child(ScopeRun<?, ?> scope, Coro<?, ?> coro, boolean daemon, @Nullable Starting<?, ?> starting) {
        this.scope = scope;
        this.coro = coro;
        this.daemon = daemon;
        this.starting = starting;
    }
}
