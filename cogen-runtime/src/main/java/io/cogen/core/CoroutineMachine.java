package io.cogen.core;

import org.jspecify.annotations.Nullable;

/**
 * What generated coroutines extend; not for hand-written code. The machine is the coroutine and the operation at once: a
 * suspended coroutine is one object, with a field for each variable that lives across the suspension.
 *
 * <pre>{@code
 * protected boolean step(int state) {
 *     switch (state) {
 *         case 0:
 *             if (awaits(1, peer.readLine(80))) return true;
 *         case 1:
 *             String line = this.<String>awaited();
 *             return ends(line.length());
 *     }
 * }
 * }</pre>
 *
 * @param <T> what the coroutine returns
 * @param <X> the checked exception it throws
 */
public abstract class CoroutineMachine<T extends @Nullable Object, X extends Throwable> extends Coro<T, X> {
    /** For generated classes. Nothing runs yet. */
    protected CoroutineMachine() {}

    /**
     * Runs the body from a state to its next suspension.
     *
     * @param state 0 at the start, later what {@link #awaits} was given
     * @return true: suspended; false: ended, {@link #ends} was called. What it throws ends the coroutine with that failure.
     * @throws Throwable what the body throws
     */
    protected abstract boolean step(int state) throws Throwable;

    @Override
    protected abstract SourceMap source();

    /** Drops every reference the machine holds; called once by the runtime when it has ended in any way. */
    protected void clear() {}

    /**
     * A suspension point: {@code if (awaits(3, op)) return true; case 3: V v = this.<V>awaited();}. Starts the operation on the
     * running scheduler. Throws nothing itself: what is wrong with the operation, or was done to the coroutine, comes out of
     * {@link #awaited}.
     *
     * @param next the state to be resumed at
     * @param operation what to wait for; null fails as a null in Co.yield does
     * @return true: parked, to be resumed at {@code next}; false: the operation is done already, go on
     */
    protected final boolean awaits(int next, @Nullable Operation<?, ?> operation) {
        this.next = next;
        return await(operation);
    }

    /**
     * The outcome of what was awaited: its value; or throws, whatever its type, its failure or what was raised. Once for
     * each {@link #awaits}.
     *
     * @param <V> the operation's value
     * @return the value
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // the emitter knows the type
    protected final <V extends @Nullable Object> V awaited() {
        return (V) takeAwaited();
    }

    /**
     * Stores the result, {@code return ends(value);}: always false.
     *
     * @param value what the coroutine returns
     * @return false
     */
    protected final boolean ends(@Nullable T value) {
        awaiting = value;
        return false;
    }

    @Override
    final boolean advance(int state) throws Throwable {
        return step(state);
    }

    @Override
    final void forget() {
        clear();
    }
}
