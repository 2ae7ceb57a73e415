package io.cogen.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What generated asynchronous generators extend; not for hand-written code. Its body suspends as that of a coroutine does, with
 * {@link #awaits}, and as that of a generator, with {@link #yields} and {@link #delegates}. A {@link Resumption} runs it from one
 * yield to the next, and it is that one which waits.
 *
 * @param <Y> what it yields
 * @param <S> what is sent into it
 * @param <R> what it returns
 * @param <X> the checked exception that its body throws
 */
// Not abstract, for the same reason as CoroutineMachine.
public class AsyncGeneratorMachine<
                Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object, X extends Throwable>
        extends AsyncGenerator<Y, S, R, X> {
    /** The state to go on with, see {@link Stage}; while it runs, or waits, the driver has it. */
    private int next;

    private boolean closing;

    /** What runs it; null at a yield, before, and behind the end. */
    private @Nullable Resumption<?, ?> driver;

    /** What it delegates to. */
    private @Nullable Trunk<Y, S> inner;

    /** What was sent, or a {@link Raised}; the result at the end. */
    @Nullable
    Object slot;

    /** For generated classes. Nothing runs yet. */
    protected AsyncGeneratorMachine() {}

    /**
     * Runs the body from a state to its next suspension.
     *
     * @param state 0 at the start, later what {@link #awaits}, {@link #yields}, {@link #delegates} or {@link #closing} gave
     * @return true: suspended; false: ended, {@link #ends} was called. What it throws ends the generator with that failure.
     * @throws Throwable what the body throws
     */
    protected boolean step(int state) throws Throwable {
        throw new AbstractMethodError(getClass().getName() + ".step(int)");
    }

    /**
     * Where it came from, for names, dumps and traces.
     *
     * @return always the same one
     */
    protected SourceMap source() {
        throw new AbstractMethodError(getClass().getName() + ".source()");
    }

    /** Drops every reference the machine holds; called once by the runtime when it has ended in any way. */
    protected void clear() {}

    /**
     * The value at the current yield. Generated code reads a typed field here, so that values are boxed here only.
     *
     * @return the value
     */
    protected Y yielded() {
        throw new AbstractMethodError(getClass().getName() + ".yielded()");
    }

    /**
     * A wait, as in a coroutine: {@code if (awaits(3, op)) return true; case 3: V v = this.<V>awaited();}. Throws nothing itself.
     *
     * @param next the state to go on at, above 0
     * @param operation what to wait for; null fails as a null in Co.yield does
     * @return true: parked, to go on at {@code next}; false: the operation is done already, go on
     */
    protected final boolean awaits(int next, @Nullable Operation<?, ?> operation) {
        Resumption<?, ?> running = driver();
        running.next = next;
        return running.await(operation);
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
        return (V) driver().takeAwaited();
    }

    /**
     * A yield: {@code yielded = v; return yields(3);}. Always true.
     *
     * @param next the state to be resumed at, above 0
     * @return true
     * @throws IllegalStateException if the generator is being closed
     */
    protected final boolean yields(int next) {
        if (closing) {
            throw Delegation.yieldWhileClosing(source());
        }
        this.next = next;
        return true;
    }

    /**
     * At the start of a state behind a yield: the value sent; or throws, whatever its type, what was raised. Clears it.
     *
     * @return what the yield gives
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // resume(S) put it there
    protected final S sent() {
        Object sent = slot;
        if (sent == null) {
            return null;
        }
        slot = null;
        return (S) Raised.orThrow(sent);
    }

    /**
     * Delegates to what iterates: {@code if (delegates(3, values)) return true;}, then {@code delegated()}.
     *
     * @param next the state to go on at when all values have been yielded, above 0
     * @param values gone through once
     * @return false if there is nothing to yield, and this generator is being closed; else true
     * @throws IllegalStateException if there is something to yield, and this generator is being closed
     */
    protected final boolean delegates(int next, Iterable<? extends Y> values) {
        return delegatesTo(next, new Elements<>(Objects.requireNonNull(values, "values")));
    }

    /**
     * Delegates to a generator: {@code if (delegates(3, generator)) return true;}, then {@code delegated()}.
     *
     * @param next the state to go on at when it has ended, above 0
     * @param generator fresh, or at a yield whose value has been seen
     * @return false if it has returned already, or does so at once while this generator is being closed
     * @throws IllegalStateException if it runs, has failed or was closed, has looked ahead, or is delegated to already; and, raised
     *     in it, if it yields while this generator is being closed
     */
    protected final boolean delegates(int next, Generator<? extends Y, ? super S, ?, ?> generator) {
        if (Delegation.callable(Objects.requireNonNull(generator, "generator")) == null) {
            slot = generator.result();
            return false;
        }
        return delegatesTo(next, generator);
    }

    private boolean delegatesTo(int next, Generator<? extends Y, ? super S, ?, ?> generator) {
        if (closing) {
            slot = Delegation.withoutYields(generator, source());
            return false;
        }
        this.next = next;
        inner = new Trunk<>(source(), generator);
        return true;
    }

    /**
     * Behind a delegation: the result of the generator; or throws, whatever its type, what it has thrown.
     *
     * @param <V> the type of the result
     * @return what {@code yieldAll} gives
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the type that the rewritten call had
    protected final <V extends @Nullable Object> V delegated() {
        return (V) sent();
    }

    /**
     * Stores the result, {@code return ends(value);}: always false.
     *
     * @param result what the generator returns
     * @return false
     */
    protected final boolean ends(@Nullable R result) {
        slot = result;
        return false;
    }

    /**
     * For a close at a yield: prepares a return completion and gives the state at which the innermost {@code finally} starts, or -1
     * when no {@code finally} has to run.
     *
     * @param state the one it is suspended at
     * @return a state, or -1
     */
    protected int closing(int state) {
        return -1;
    }

    /**
     * For a close before it has begun, as {@link #closing}: for a machine that was given something to close. Methods have nothing to
     * do then, and generated classes leave this alone.
     *
     * @return a state, or -1
     */
    protected int closingUnbegun() {
        return -1;
    }

    @Override
    public final Operation<Boolean, X> resume() {
        return new Resumption<>(this, null);
    }

    @Override
    public final Operation<Boolean, X> resume(S sent) {
        return new Resumption<>(this, sent);
    }

    @Override
    public final Operation<Boolean, X> raise(Throwable t) {
        return new Resumption<>(this, new Raised(Objects.requireNonNull(t, "t")));
    }

    @Override
    public final Operation<Void, X> close() {
        return new Resumption<>(this, Resumption.CLOSE);
    }

    // ------------------------------------------------------------------ for the resumption

    /**
     * Begins a resumption.
     *
     * @param input what is sent, a {@link Raised}, or {@link Resumption#CLOSE}
     * @return as {@link #run}
     * @throws Throwable as {@link #run}; and what is raised in one that is at no yield
     */
    final boolean begin(Resumption<?, ?> resumption, @Nullable Object input) throws Throwable {
        int state = next;
        if (state == Stage.RUNNING) {
            throw new IllegalStateException(
                    "the generator runs already, and can be resumed when it is at a yield: " + this);
        }
        if (input instanceof Raised raised && state <= 0) {
            end(state == 0 ? Stage.FAILED : state);
            throw raised.failure();
        }
        if (state < 0) {
            return false;
        }
        driver = resumption;
        next = Stage.RUNNING;
        resumption.next = state;
        if (input == Resumption.CLOSE) {
            return shut(resumption, state);
        }
        slot = state == 0 ? null : input;
        return run(resumption, state);
    }

    /** Closes: what it delegates to, whose failure is raised in the body; then the body, as a return would. */
    private boolean shut(Resumption<?, ?> resumption, int state) throws Throwable {
        Throwable failure = inner == null ? null : inner.shut();
        inner = null;
        int entry = failure != null ? state : state == 0 ? closingUnbegun() : closing(state);
        if (entry < 0) {
            end(Stage.CLOSED);
            return false;
        }
        closing = true;
        slot = failure == null ? null : new Raised(failure);
        resumption.next = entry;
        return run(resumption, entry);
    }

    /**
     * Runs the body on, or what it delegates to.
     *
     * @return true if it waits, false if it is at a yield or has ended
     * @throws Throwable what the body throws; it has then ended
     */
    final boolean run(Resumption<?, ?> resumption, int state) throws Throwable {
        try {
            int at = state;
            while (inner == null || !runInner()) {
                if (!step(at)) {
                    end(closing ? Stage.CLOSED : Stage.RETURNED);
                    return false;
                }
                if (next == Stage.RUNNING) {
                    return true;
                }
                at = next;
                if (inner == null) {
                    break;
                }
                next = Stage.RUNNING;
                resumption.next = at;
            }
            next = at;
            driver = null;
            return false;
        } catch (Throwable failure) {
            end(closing ? Stage.CLOSED : Stage.FAILED);
            throw failure;
        }
    }

    /** Hands what was sent to the generator that it delegates to. False: that has ended, and its outcome is what is sent here. */
    @SuppressWarnings({"unchecked", "NullAway"}) // only called while there is one
    private boolean runInner() {
        Object input = slot;
        slot = null;
        try {
            if (input instanceof Raised raised ? inner.raise(raised.failure()) : inner.resume((S) input)) {
                return true;
            }
            slot = inner.result();
        } catch (Throwable failure) {
            slot = new Raised(failure);
        }
        inner = null;
        return false;
    }

    private Resumption<?, ?> driver() {
        return Objects.requireNonNull(driver, "the generator does not run");
    }

    final int stage() {
        return next;
    }

    private void end(int how) {
        if (next < Stage.RUNNING) {
            return;
        }
        next = how;
        closing = false;
        driver = null;
        inner = null;
        if (how != Stage.RETURNED) {
            slot = null;
        }
        clear();
    }

    // ------------------------------------------------------------------ looking in

    @Override
    public final Y value() {
        if (next <= 0) {
            throw new IllegalStateException("not at a yield: " + this);
        }
        return inner == null ? yielded() : inner.value();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // ends(R) put it there
    public final R result() {
        if (next != Stage.RETURNED) {
            throw new IllegalStateException("has not returned: " + this);
        }
        return (R) slot;
    }

    @Override
    public final boolean isDone() {
        return next < Stage.RUNNING;
    }

    /** Name, file and line, and state; if it waits, for what. */
    @Override
    public String toString() {
        return driver == null ? Stage.describe(source(), next) : Dump.describe(driver);
    }
}
