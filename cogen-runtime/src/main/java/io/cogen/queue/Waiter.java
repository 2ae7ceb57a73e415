package io.cogen.queue;

import io.cogen.core.Operation;
import io.cogen.core.Priority;
import org.jspecify.annotations.Nullable;

/**
 * An operation on a queue, with a place in the list of those that wait.
 *
 * @param <T> what the yield gives
 */
abstract class Waiter<E, T extends @Nullable Object> extends Operation<T, RuntimeException> {
    final Queue<E> queue;

    @Nullable
    Waiter<?, ?> next;

    @Nullable
    Waiter<?, ?> previous;

    Waiter(Queue<E> queue) {
        this.queue = queue;
    }

    /** Ends the wait for good or ill; {@code first}: also without a priority of its own at the head of the queue. */
    final void end(@Nullable T value, boolean first) {
        complete(value, first || goesFirst());
    }

    final void endWith(Throwable failure) {
        fail(failure, goesFirst());
    }

    final boolean goesFirst() {
        return priority().favoursCoro();
    }

    final boolean hasPriority() {
        return priority() != Priority.LAST;
    }

    /** The coroutine, which need not wait, goes on when its turn comes. */
    final void queueUp() {
        requeue(goesFirst());
    }

    final boolean isRivalOf(Waiter<?, ?> other) {
        return excludes(other);
    }

    /** Another thread may post what ends the wait. */
    @Override
    protected final boolean isInternal() {
        return false;
    }

    @Override
    protected boolean isSelectable() {
        return true;
    }
}
