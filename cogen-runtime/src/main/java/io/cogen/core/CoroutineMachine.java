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
// Not abstract, although step and source must be overridden: javac compares each subclass of an abstract class that has
// type
// arguments with all its supertypes, method by method; and every coroutine is such a subclass.
public class CoroutineMachine<T extends @Nullable Object, X extends Throwable> extends Coro<T, X> {
    /** For generated classes. Nothing runs yet. */
    protected CoroutineMachine() {}

    /**
     * Runs the body from a state to its next suspension.
     *
     * @param state 0 at the start, later what {@link #awaits} was given
     * @return true: suspended; false: ended, {@link #ends} was called. What it throws ends the coroutine with that failure.
     * @throws Throwable what the body throws
     */
    protected boolean step(int state) throws Throwable {
        throw new AbstractMethodError(getClass().getName() + ".step(int)");
    }

    @Override
    protected SourceMap source() {
        throw new AbstractMethodError(getClass().getName() + ".source()");
    }

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
        return operation == Pass.INSTANCE ? pass() : await(operation);
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

    // ------------------------------------------------------------------ attempts

    /**
     * A suspension point at a call of a method that names another one with {@code @AtOnce}: that one is called first.
     *
     * <pre>{@code
     * called = jobs.getAtOnce(attempts());
     * returned = succeeded(called);
     * if (!returned && goesOn(3, called)) return true;
     * case 3:
     * job = returned ? (Job) called : this.<Job>awaited();
     * }</pre>
     *
     * @return the running scheduler; null if nothing may be attempted, since the coroutine was cancelled or raised into, or is traced
     */
    protected final @Nullable Scheduler attempts() {
        return attempts(this);
    }

    /**
     * Whether an attempt has given a value, and the coroutine may go on with it.
     *
     * @param tried what the attempt gave
     * @return false: {@link #goesOn(int, Object)} is next
     */
    protected final boolean succeeded(@Nullable Object tried) {
        return succeeded(this, tried);
    }

    /**
     * What was attempted has to be waited for, as in {@link #awaits}, or the coroutine's budget is used up.
     *
     * @param next the state behind the suspension point
     * @param tried what the attempt gave
     * @return true: parked, to be resumed at {@code next}; false: go on there
     */
    protected final boolean goesOn(int next, @Nullable Object tried) {
        this.next = next;
        return Direct.await(this, operation(tried));
    }

    /**
     * In a plain method, as {@link #attempts()}.
     *
     * @param host as given to the method
     * @return the running scheduler, or null
     */
    protected static @Nullable Scheduler attempts(CoroutineMachine<?, ?> host) {
        return (host.state & SPECIAL) == 0 ? host.scheduler : null;
    }

    /**
     * In a plain method, as {@link #succeeded(Object)}.
     *
     * @param host as given to the method
     * @param tried what the attempt gave
     * @return false: the method has to leave
     */
    @SuppressWarnings("NullAway") // it runs
    protected static boolean succeeded(CoroutineMachine<?, ?> host, @Nullable Object tried) {
        return !(tried instanceof Operation) && !host.scheduler.isSpent(Loop.OPERATION);
    }

    /**
     * What to wait for behind an attempt that has not succeeded.
     *
     * @param tried what the attempt gave
     * @return this, if it is an operation; else one that is done already, and gives it in the next turn
     */
    protected static Operation<?, ?> operation(@Nullable Object tried) {
        return tried instanceof Operation<?, ?> operation ? operation : new Given(tried);
    }

    // ------------------------------------------------------------------ direct calls

    /**
     * This coroutine, the host, is about to enter the body of another one of its class as a plain method, which stands for that one until
     * it suspends:
     *
     * <pre>{@code
     * called = M.direct$f(enters(3), 0, argument);
     * returned = !left();
     * if (!returned && goesOn()) return true;
     * case 3:
     * v = returned ? called : this.<V>awaited();
     * }</pre>
     *
     * @param next the state behind the call
     * @return this
     */
    protected final CoroutineMachine<?, ?> enters(int next) {
        this.next = next;
        Direct.enter(this);
        return this;
    }

    /**
     * Whether the callee has not returned: it has come to a suspension point.
     *
     * @return true: {@link #goesOn} is next; false: it has returned
     */
    protected final boolean left() {
        return Direct.hasLeft(this);
    }

    /**
     * The callee that has left goes on, and this coroutine waits for it as in {@link #awaits}.
     *
     * @return true: parked, to be resumed at the state behind the call; false: the callee is over, go on there
     */
    protected final boolean goesOn() {
        return Direct.goOn(this);
    }

    /**
     * For a call that something may catch the failure of: what the callee threw before it suspended.
     *
     * @param failure with the user's frames from now on
     * @return never
     */
    protected final Error failed(Throwable failure) {
        Traces.leave(this, failure);
        throw Sneaky.<RuntimeException>sneaky(failure);
    }

    /**
     * At the beginning of a plain method: whether it may run.
     *
     * @param host the coroutine whose step has entered it, or has entered its caller, and so on
     * @param depth how many such callers there are
     * @return false: {@link #leaves(CoroutineMachine)} is next
     */
    protected static boolean mayEnter(CoroutineMachine<?, ?> host, int depth) {
        return Direct.mayEnter(host, depth);
    }

    /**
     * In a plain method, behind a call of another: whether that has left.
     *
     * @param host as given to this method
     * @return true: this has to leave as well; false: the callee has returned
     */
    protected static boolean left(CoroutineMachine<?, ?> host) {
        return Direct.hasLeft(host);
    }

    /**
     * A plain method leaves at its beginning: this coroutine is to be called in the ordinary way.
     *
     * @param host as given to the method
     */
    protected final void leaves(CoroutineMachine<?, ?> host) {
        Direct.leave(host, this);
    }

    /**
     * A plain method leaves because its callee has left: this coroutine takes its place, and waits for that one.
     *
     * @param host as given to the method
     * @param next the state behind the call
     */
    protected final void leaves(CoroutineMachine<?, ?> host, int next) {
        Direct.leave(host, this, next);
    }

    /**
     * A plain method leaves at a suspension point: this coroutine takes its place, and starts the operation.
     *
     * @param host as given to the method
     * @param next the state behind the suspension point
     * @param operation what to wait for
     */
    protected final void leaves(CoroutineMachine<?, ?> host, int next, @Nullable Operation<?, ?> operation) {
        Direct.leave(host, this, next, operation);
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
