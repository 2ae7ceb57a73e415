package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** {@link Events#suspend}; {@link Coro#resume} ends it. */
final class Suspend extends Operation<@Nullable Object, RuntimeException> {
    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        return false;
    }

    /** On the loop's thread. */
    static void resume(Coro<?, ?> target, @Nullable Object value) {
        Coro<?, ?> coro = Interruptions.innermost(target);
        if (coro.awaiting instanceof Suspend suspend) {
            if ((suspend.state & LIFE) != PARKED) {
                throw new IllegalStateException(
                        "was resumed, cancelled or timed out already, and has not gone on since: " + coro);
            }
            suspend.settleHere(value, DONE);
        } else {
            throw new IllegalStateException(
                    "only a coroutine that waits in Events.suspend() can be resumed, and this one does not: " + coro);
        }
    }

    @Override
    public String toString() {
        return "somebody to resume it";
    }
}
