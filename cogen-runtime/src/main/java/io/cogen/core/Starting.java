package io.cogen.core;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Scope#startUntilReady}. */
final class Starting<V extends @Nullable Object, X extends Throwable> extends Operation<V, X> {
    private final ScopeRun<?, ?> scope;
    private final Function<? super Scope.Ready<V>, ? extends Coro<?, X>> maker;
    private @Nullable Child child;

    Starting(ScopeRun<?, ?> scope, Function<? super Scope.Ready<V>, ? extends Coro<?, X>> maker) {
        this.scope = scope;
        this.maker = maker;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        Coro<?, X> made = Objects.requireNonNull(maker.apply(new Scope.Ready<>(this)), "the child that was made");
        child = scope.start(made, false, this);
        return false;
    }

    void ready(V value) {
        if (child != null) {
            child.starting = null;
        }
        complete(value);
    }

    /** The child has ended and was not ready. */
    void ended(Coro<?, ?> coro) {
        fail(
                coro.slot instanceof Throwable failure && (coro.state & LIFE) == FAILED
                        ? failure
                        : new IllegalStateException(coro.name() + " has returned, and had not said that it is ready"));
    }

    @Override
    protected void cleanup() {
        if (child != null) {
            child.starting = null;
            Interruptions.cancel(child.coro, new Cancellation("nobody waits for it to be ready any more", null));
        }
    }

    @Override
    protected boolean isInternal() {
        return true;
    }

    @Override
    public String toString() {
        return child == null ? "the start of a child" : child.coro.name() + " to be ready";
    }
}
