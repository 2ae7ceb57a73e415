package io.cogen.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@link Events#join}. It only checks, and then makes the coroutine wait for the other one itself, as if that had been yielded;
 * but limits are those of this object, so that everybody who joins has their own.
 */
final class Join<T extends @Nullable Object, X extends Throwable> extends Operation<T, X> {
    private final Coro<T, X> target;

    Join(Coro<T, X> target) {
        this.target = Objects.requireNonNull(target, "coro");
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        if (!target.isDone()) {
            check(scheduler, coro);
            coro.awaiting = target;
            target.extras().addJoiner(coro);
            if (limits == null) {
                limits = new Limits(); // one object for both, whoever sets something in it
            }
            coro.extras().limits = limits;
            return false;
        }
        coro.awaiting = target;
        return true;
    }

    private void check(Scheduler scheduler, Coro<?, ?> joiner) {
        if ((target.state & LIFE) == NEW) {
            throw new IllegalStateException("it has not been added to a scheduler, so it may never end: " + target
                    + "; add it first, or call it with Co.yield(coro)");
        }
        if (target.scheduler != scheduler) {
            throw new IllegalStateException(
                    "belongs to another scheduler, only coroutines of that one can wait for it: " + target);
        }
        for (Coro<?, ?> each = joiner; each != null; each = each.caller()) {
            if (each == target) {
                throw new IllegalStateException(
                        target == joiner
                                ? "a coroutine cannot wait for itself: " + target
                                : "a coroutine cannot wait for the one that calls it, which waits for it: " + target);
            }
        }
    }

    /** The default timeout is for what the other one waits for. */
    @Override
    @Nullable
    Limits limitedBy(long nanos) {
        return limits;
    }

    @Override
    protected boolean isInternal() {
        return true;
    }

    @Override
    public String toString() {
        return "the end of " + target.name();
    }
}
