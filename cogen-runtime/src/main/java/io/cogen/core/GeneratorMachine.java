package io.cogen.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What generated generators extend; not for hand-written code. Half of it is the contract with generated code; what concerns
 * several generators is in {@link Delegation}.
 *
 * @param <Y> what it yields
 * @param <S> what is sent into it
 * @param <R> what it returns
 * @param <X> the checked exception that its body throws
 */
// Not abstract, for the same reason as CoroutineMachine.
public class GeneratorMachine<
                Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object, X extends Throwable>
        extends Generator<Y, S, R, X> {
    /** The state to go on with; see {@link Stage}. */
    private int next;

    private boolean closing;

    /** Of a generator that has delegated: the innermost one that it yields for; see {@link Delegation}. */
    @Nullable
    GeneratorMachine<?, ?, ?, ?> leaf;

    /** Whether {@link Delegation} runs one of the generators that this one yields for. */
    boolean driving;

    /** Who has delegated to this one. */
    @Nullable
    GeneratorMachine<?, ?, ?, ?> caller;

    /** Whom it delegates to, as long as it has not begun. */
    private @Nullable GeneratorMachine<?, ?, ?, ?> called;

    /** What was sent, or a {@link Raised}; the result at the end. */
    private @Nullable Object slot;

    /** For generated classes. Nothing runs yet. */
    protected GeneratorMachine() {}

    /**
     * Runs the body from a state to its next yield.
     *
     * @param state 0 at the start, later what {@link #yields} or {@link #closing} gave
     * @return true: at a yield; false: ended, {@link #ends} was called. What it throws ends the generator with that failure.
     * @throws Throwable what the body throws
     */
    protected boolean step(int state) throws Throwable {
        throw new AbstractMethodError(getClass().getName() + ".step(int)");
    }

    /** {@return where it came from, for names and traces; always the same one} */
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
     * At the start of a resumed state: the value sent; or throws, whatever its type, what was raised. Clears it.
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
        GeneratorMachine<?, ?, ?, ?> machine = Delegation.callable(Objects.requireNonNull(generator, "generator"));
        if (machine == null) {
            slot = generator.result();
            return false;
        }
        return delegatesTo(next, machine);
    }

    private boolean delegatesTo(int next, GeneratorMachine<?, ?, ?, ?> machine) {
        if (closing) {
            slot = Delegation.withoutYields(machine, source());
            return false;
        }
        this.next = next;
        called = machine;
        return true;
    }

    /**
     * Behind a delegation: the result of the generator; or throws, whatever its type, what it has thrown.
     *
     * @param <V> the type of the result
     * @return what {@code yieldAll} gives
     */
    @SuppressWarnings("unchecked") // the type that the rewritten call had
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
     * For a close at a suspended state: prepares a return completion and gives the state at which the innermost {@code finally}
     * starts, or -1 when no {@code finally} has to run.
     *
     * @param state the one it is suspended at
     * @return a state, or -1
     */
    protected int closing(int state) {
        return -1;
    }

    @Override
    public final boolean resume() throws X {
        int state = next;
        if (state < 0 || isEngaged()) {
            return refuse(state);
        }
        return leaf == null ? advance(state) : drive(leaf);
    }

    @Override
    public final boolean resume(S sent) throws X {
        int state = next;
        if (state < 0 || isEngaged()) {
            return refuse(state);
        }
        if (leaf != null) {
            leaf.receive(sent);
            return drive(leaf);
        }
        if (state > 0) {
            slot = sent;
        }
        return advance(state);
    }

    @Override
    public final boolean raise(Throwable t) throws X {
        Objects.requireNonNull(t, "t");
        int state = next;
        if (state == Stage.RUNNING || state >= 0 && isEngaged()) {
            return refuse(state);
        }
        if (leaf != null) {
            leaf.receive(new Raised(t));
            return drive(leaf);
        }
        if (state <= 0) {
            end(state == 0 ? Stage.FAILED : state);
            throw Sneaky.<X>sneaky(t);
        }
        slot = new Raised(t);
        return advance(state);
    }

    private boolean advance(int state) throws X {
        next = Stage.RUNNING;
        try {
            if (step(state)) {
                return called == null || drive(this);
            }
        } catch (Throwable failure) {
            Traces.leave(this, state, failure);
            end(Stage.FAILED);
            throw Sneaky.<X>sneaky(failure);
        }
        end(Stage.RETURNED);
        return false;
    }

    /** Goes on with a generator that this one yields for, or with a delegation that has just begun. */
    private boolean drive(GeneratorMachine<?, ?, ?, ?> from) throws X {
        try {
            return Delegation.run(this, from, from.next);
        } catch (Throwable failure) {
            throw Sneaky.<X>sneaky(failure);
        }
    }

    /** One step for {@link Delegation}; a delegation that has just begun needs none. */
    boolean runStep(int state) throws Throwable {
        if (called != null) {
            return true;
        }
        next = Stage.RUNNING;
        return step(state);
    }

    @Nullable
    GeneratorMachine<?, ?, ?, ?> takeCalled() {
        GeneratorMachine<?, ?, ?, ?> taken = called;
        called = null;
        return taken;
    }

    int state() {
        return next;
    }

    /** Something sent, a {@link Raised}, or what a generator has returned that this one has delegated to. */
    void receive(@Nullable Object something) {
        if (next > 0) {
            slot = something;
        }
    }

    @Nullable
    Object endReturned() {
        Object result = slot;
        end(Stage.RETURNED);
        return result;
    }

    void endFailed() {
        end(Stage.FAILED);
    }

    /** Whether it may not be resumed from outside just now. */
    private boolean isEngaged() {
        return hasLookedAhead() || driving || caller != null;
    }

    private boolean refuse(int state) {
        checkNotRunning();
        if (state < 0) {
            return false;
        }
        throw new IllegalStateException("hasNext() has looked ahead; take the value with next() first: " + source());
    }

    private void checkNotRunning() {
        if (next == Stage.RUNNING || driving) {
            throw new IllegalStateException("the generator runs already: " + source());
        } else if (caller != null) {
            throw new IllegalStateException("another generator delegates to it: " + source());
        }
    }

    /** Refuses to be delegated to in the middle of something. */
    void checkFree() {
        if (isEngaged() || next == Stage.RUNNING) {
            refuse(next);
        }
    }

    private void end(int how) {
        if (next < Stage.RUNNING) {
            return;
        }
        next = how;
        closing = false;
        dropLookAhead();
        if (how != Stage.RETURNED) {
            slot = null;
        }
        clear();
    }

    @Override
    @SuppressWarnings("unchecked") // it yields only what this one may
    public final Y value() {
        if (next <= 0 || driving) {
            throw new IllegalStateException("not at a yield: " + this);
        }
        return leaf == null ? yielded() : (Y) leaf.yielded();
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

    @Override
    public final void close() {
        Throwable failure = shut();
        if (failure != null) {
            throw Sneaky.unchecked(failure);
        }
    }

    /**
     * Closes it, and before it what it delegates to.
     *
     * @return what that throws; null if nothing
     */
    @Nullable
    Throwable shut() {
        checkNotRunning();
        if (next < 0) {
            return null;
        }
        return leaf == null ? closeAlone(null) : Delegation.close(this, leaf);
    }

    /**
     * Ends this generator, whatever it delegates to.
     *
     * @param raised what to raise at its yield; null to end it as a return would
     * @return what it throws; null if nothing
     */
    @Nullable
    Throwable closeAlone(@Nullable Throwable raised) {
        int state = next;
        int entry = raised != null ? state : state == 0 ? -1 : closing(state);
        Throwable failure = null;
        if (entry >= 0) {
            next = Stage.RUNNING;
            closing = true;
            slot = raised == null ? null : new Raised(raised);
            try {
                step(entry);
            } catch (Throwable thrown) {
                Traces.leave(this, entry, thrown);
                failure = thrown;
            }
        }
        end(Stage.CLOSED);
        return failure;
    }

    /** Name, file and line, and state. */
    @Override
    public String toString() {
        return Stage.describe(source(), next);
    }
}
