package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** What an attempt has given to a coroutine whose budget is used up, so that it goes on with it in the next turn. Done from the beginning. */
final class Given extends Operation<@Nullable Object, RuntimeException> {
    Given(@Nullable Object value) {
        slot = value;
        state = DONE;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        throw new AssertionError(this);
    }
}
