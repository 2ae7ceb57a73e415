package io.cogen.queue;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import org.jspecify.annotations.Nullable;

/** A put or get that has failed when it was attempted: the {@link Storage} threw, or its comparator. It fails where the operation would. */
final class Refused extends Operation<@Nullable Object, RuntimeException> {
    private final Throwable failure;

    Refused(Throwable failure) {
        this.failure = failure;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        fail(failure);
        return true;
    }
}
