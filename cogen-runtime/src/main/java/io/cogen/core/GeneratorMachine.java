package io.cogen.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What generated generators extend; not for hand-written code.
 *
 * @param <Y> what it yields
 * @param <S> what is sent into it
 * @param <R> what it returns
 * @param <X> the checked exception that its body throws
 */
public abstract class GeneratorMachine<
                Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object, X extends Throwable>
        extends Generator<Y, S, R, X> {
    private static final int RUNNING = -1;
    // Ended; all below are ends.
    private static final int RETURNED = -2;
    private static final int FAILED = -3;
    private static final int CLOSED = -4;

    /** The state to go on with: 0 fresh, above 0 at a yield, below 0 one of the constants. */
    private int next;

    private boolean closing;

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
    protected abstract boolean step(int state) throws Throwable;

    /**
     * Where it came from, for names and traces.
     *
     * @return always the same one
     */
    protected abstract SourceMap source();

    /** Drops every reference the machine holds; called once by the runtime when it has ended in any way. */
    protected void clear() {}

    /**
     * The value at the current yield. Generated code reads a typed field here, so that values are boxed here only.
     *
     * @return the value
     */
    protected abstract Y yielded();

    /**
     * A yield: {@code yielded = v; return yields(3);}. Always true.
     *
     * @param next the state to be resumed at, above 0
     * @return true
     * @throws IllegalStateException if the generator is being closed
     */
    protected final boolean yields(int next) {
        if (closing) {
            throw new IllegalStateException("yield while the generator is being closed: " + source());
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
        if (sent instanceof Raised raised) {
            throw Sneaky.<RuntimeException>sneaky(raised.failure());
        }
        return (S) sent;
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
        if (state < 0 || hasLookedAhead()) {
            return refuse(state);
        }
        return advance(state);
    }

    @Override
    public final boolean resume(S sent) throws X {
        int state = next;
        if (state < 0 || hasLookedAhead()) {
            return refuse(state);
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
        if (state == RUNNING || state >= 0 && hasLookedAhead()) {
            return refuse(state);
        }
        if (state <= 0) {
            end(state == 0 ? FAILED : state);
            throw Sneaky.<X>sneaky(t);
        }
        slot = new Raised(t);
        return advance(state);
    }

    private boolean advance(int state) throws X {
        next = RUNNING;
        try {
            if (step(state)) {
                return true;
            }
        } catch (Throwable failure) {
            end(FAILED);
            throw Sneaky.<X>sneaky(failure);
        }
        end(RETURNED);
        return false;
    }

    private boolean refuse(int state) {
        checkNotRunning();
        if (state < 0) {
            return false;
        }
        throw new IllegalStateException("hasNext() has looked ahead; take the value with next() first: " + source());
    }

    private void checkNotRunning() {
        if (next == RUNNING) {
            throw new IllegalStateException("the generator runs already: " + source());
        }
    }

    private void end(int how) {
        if (next < RUNNING) {
            return;
        }
        next = how;
        closing = false;
        dropLookAhead();
        if (how != RETURNED) {
            slot = null;
        }
        clear();
    }

    @Override
    public final Y value() {
        if (next <= 0) {
            throw new IllegalStateException("not at a yield: " + this);
        }
        return yielded();
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // ends(R) put it there
    public final R result() {
        if (next != RETURNED) {
            throw new IllegalStateException("has not returned: " + this);
        }
        return (R) slot;
    }

    @Override
    public final boolean isDone() {
        return next < RUNNING;
    }

    @Override
    public final void close() {
        checkNotRunning();
        int state = next;
        if (state < 0) {
            return;
        }
        int handler = state == 0 ? -1 : closing(state);
        if (handler >= 0) {
            next = RUNNING;
            closing = true;
            slot = null;
            try {
                step(handler);
            } catch (Throwable failure) {
                throw Sneaky.unchecked(failure);
            } finally {
                end(CLOSED);
            }
        }
        end(CLOSED);
    }

    /** Name, file and line, and state. */
    @Override
    public String toString() {
        String state = switch (next) {
            case 0 -> "has not begun";
            case RUNNING -> "runs";
            case RETURNED -> "has returned";
            case FAILED -> "has failed";
            case CLOSED -> "was closed";
            default -> "is at a yield";
        };
        return source() + " (" + source().fileName() + ":" + source().line(Math.max(0, next)) + ") " + state;
    }
}
