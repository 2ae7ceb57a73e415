package io.cogen.sync;

import io.cogen.core.Operation;
import org.jspecify.annotations.Nullable;

/** An operation that waits in a {@link WaitQueue}, of which it is a link. */
abstract class Waiter<T extends @Nullable Object> extends Operation<T, RuntimeException> {
    /** Where it is; null if it does not wait. */
    @Nullable
    WaitQueue<?> queue;

    @Nullable
    Waiter<?> next;

    @Nullable
    Waiter<?> previous;

    /** Whether it wants to go to the head of the run queue. */
    final boolean goesFirst() {
        return priority().favoursCoro();
    }

    final void succeed(T value, boolean first) {
        complete(value, first);
    }

    final void failWith(Throwable failure, boolean first) {
        fail(failure, first);
    }

    final void leave() {
        WaitQueue<?> left = queue;
        if (left != null) {
            left.unlink(this);
        }
    }

    @Override
    protected void cleanup() {
        leave();
    }

    @Override
    protected boolean isInternal() {
        return true;
    }
}
