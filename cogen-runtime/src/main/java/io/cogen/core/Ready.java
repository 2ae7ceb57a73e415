package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** {@link Events#ready}. */
final class Ready<T extends @Nullable Object> extends Operation<T, RuntimeException> {
    private final @Nullable T value;

    Ready(@Nullable T value) {
        this.value = value;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        return atOnce(value);
    }

    @Override
    protected boolean isSelectable() {
        return true;
    }

    @Override
    public String toString() {
        return "ready: " + value;
    }
}
