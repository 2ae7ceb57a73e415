package io.cogen.pipe;

import io.cogen.core.AsyncGeneratorMachine;
import io.cogen.core.SourceMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipe that is made of others. Written as a generated class would be, for what would read, in a method,
 *
 * <pre>{@code
 * try {
 *     body
 * } finally {
 *     for (Pipe<?, ?> input : inputs) Co.yield(input.close());
 * }
 * }</pre>
 *
 * except that all inputs are closed even if one fails to, and that a close before the beginning closes them as well.
 *
 * @param <Y> its items
 * @param <X> what it fails with
 */
abstract class Stage<Y extends @Nullable Object, X extends Throwable> extends AsyncGeneratorMachine<Y, Void, Void, X> {
    /** States; those of bodies are below. */
    private static final int CLOSING = 100;

    private static final int CLOSED = 101;

    private final SourceMap source;
    private List<? extends Closes> inputs;
    private @Nullable Throwable failure;
    private int closed;

    /** The item at the current yield. */
    private @Nullable Y item;

    Stage(String method, List<? extends Closes> inputs) {
        this.source = source(method);
        this.inputs = inputs;
    }

    static SourceMap source(String method) {
        return SourceMap.of("io.cogen.pipe.Pipe", method, "Pipe.java");
    }

    /** As {@link #step}, without the closing. */
    abstract boolean body(int state) throws Throwable;

    /** What is closed without waiting, before the inputs. */
    void release() {}

    /** What is thrown for a failure. */
    Throwable outgoing(Throwable thrown) {
        return thrown;
    }

    /** Yields an item: {@code return gives(item, 3);}. */
    final boolean gives(Y next, int state) {
        item = next;
        return yields(state);
    }

    @Override
    protected final boolean step(int state) throws Throwable {
        if (state < CLOSING) {
            try {
                if (body(state)) {
                    return true;
                }
            } catch (Throwable thrown) {
                failure = outgoing(thrown);
            }
        }
        if (state == CLOSED) {
            closedOne();
        } else {
            releaseAll();
        }
        while (closed < inputs.size()) {
            if (awaits(CLOSED, inputs.get(closed).close())) {
                return true;
            }
            closedOne();
        }
        if (failure != null) {
            throw failure;
        }
        return ends(null);
    }

    private void releaseAll() {
        try {
            release();
        } catch (Throwable thrown) {
            failure = Failures.both(failure, outgoing(thrown));
        }
    }

    private void closedOne() {
        closed++;
        try {
            awaited();
        } catch (Throwable thrown) {
            failure = Failures.both(failure, outgoing(thrown));
        }
    }

    @Override
    protected final int closing(int state) {
        return CLOSING;
    }

    @Override
    protected final int closingUnbegun() {
        return CLOSING;
    }

    @Override
    @SuppressWarnings("NullAway") // null only if Y may be
    protected final Y yielded() {
        return item;
    }

    @Override
    protected final SourceMap source() {
        return source;
    }

    @Override
    protected void clear() {
        inputs = List.of();
        item = null;
        failure = null;
    }
}
