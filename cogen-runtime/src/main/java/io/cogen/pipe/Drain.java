package io.cogen.pipe;

import io.cogen.core.CoroutineMachine;
import io.cogen.core.Operation;
import io.cogen.core.SourceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a pipe and closes it: {@code try { while (Co.yield(pipe.next())) take(pipe.value()); } finally {
 * Co.yield(pipe.close()); }}.
 *
 * @param <Y> the items
 * @param <T> what comes of them
 * @param <X> what it fails with
 */
abstract class Drain<Y extends @Nullable Object, T extends @Nullable Object, X extends Throwable>
        extends CoroutineMachine<T, X> {
    private static final int PULLED = 1;
    private static final int TAKEN = 2;
    private static final int CLOSED = 3;

    private final SourceMap source;
    private final Pipe<? extends Y, X> pipe;
    private final Closes input;
    private @Nullable Throwable failure;

    Drain(String method, Pipe<? extends Y, X> pipe) {
        this.source = Stage.source(method);
        this.pipe = pipe;
        this.input = pipe.handOver();
    }

    /** Takes an item; gives what has to be waited for, or null. */
    abstract @Nullable Operation<?, ?> take(Y item);

    /** Whether it wants no more. */
    boolean isContent() {
        return false;
    }

    abstract @Nullable T result();

    @Override
    protected final boolean step(int state) throws Throwable {
        if (state != CLOSED) {
            try {
                if (goesThrough(state)) {
                    return true;
                }
            } catch (Throwable thrown) {
                failure = thrown;
            }
            if (awaits(CLOSED, input.close())) {
                return true;
            }
        }
        try {
            awaited();
        } catch (Throwable thrown) {
            failure = Failures.both(failure, thrown);
        }
        if (failure != null) {
            throw failure;
        }
        return ends(result());
    }

    /** True: it waits. False: all is done. */
    private boolean goesThrough(int state) {
        int at = state;
        for (; ; ) {
            if (at == PULLED) {
                at = 0;
                if (!this.<Boolean>awaited()) {
                    return false;
                }
                Operation<?, ?> operation = take(pipe.item());
                if (operation != null) {
                    if (awaits(TAKEN, operation)) {
                        return true;
                    }
                    at = TAKEN;
                }
            }
            if (at == TAKEN) {
                awaited();
            }
            if (isContent()) {
                return false;
            }
            if (awaits(PULLED, pipe.advance())) {
                return true;
            }
            at = PULLED;
        }
    }

    @Override
    protected final SourceMap source() {
        return source;
    }

    @Override
    protected void clear() {
        failure = null;
    }

    // ------------------------------------------------------------------ the ends

    static final class ForEach<Y extends @Nullable Object, X extends Throwable> extends Drain<Y, Void, X> {
        private final Consumer<? super Y> action;

        ForEach(Pipe<? extends Y, X> pipe, Consumer<? super Y> action) {
            super("forEach", pipe);
            this.action = action;
        }

        @Override
        @Nullable
        Operation<?, ?> take(Y item) {
            action.accept(item);
            return null;
        }

        @Override
        @Nullable
        Void result() {
            return null;
        }
    }

    static final class ForEachAwait<Y extends @Nullable Object, X extends Throwable> extends Drain<Y, Void, X> {
        private final Function<? super Y, ? extends Operation<?, ? extends X>> action;

        ForEachAwait(Pipe<? extends Y, X> pipe, Function<? super Y, ? extends Operation<?, ? extends X>> action) {
            super("forEachAwait", pipe);
            this.action = action;
        }

        @Override
        Operation<?, ?> take(Y item) {
            Operation<?, ?> operation = action.apply(item);
            if (operation == null) {
                throw new NullPointerException("forEachAwait: there is no operation to wait for; see forEach");
            }
            return operation;
        }

        @Override
        @Nullable
        Void result() {
            return null;
        }
    }

    static final class Fold<Y extends @Nullable Object, T extends @Nullable Object, X extends Throwable>
            extends Drain<Y, T, X> {
        private final BiFunction<? super T, ? super Y, ? extends T> function;
        private T result;

        Fold(Pipe<? extends Y, X> pipe, T start, BiFunction<? super T, ? super Y, ? extends T> function) {
            super("fold", pipe);
            this.result = start;
            this.function = function;
        }

        @Override
        @Nullable
        Operation<?, ?> take(Y item) {
            result = function.apply(result, item);
            return null;
        }

        @Override
        T result() {
            return result;
        }
    }

    static final class ToList<Y extends @Nullable Object, X extends Throwable> extends Drain<Y, List<Y>, X> {
        private final int limit;
        private final List<Y> items = new ArrayList<>();

        ToList(Pipe<? extends Y, X> pipe, int limit) {
            super("toList", pipe);
            this.limit = limit;
        }

        @Override
        @Nullable
        Operation<?, ?> take(Y item) {
            if (items.size() == limit) {
                throw new IllegalStateException(
                        "the pipe has more than " + limit + " items; use take(count) for the first ones");
            }
            items.add(item);
            return null;
        }

        @Override
        List<Y> result() {
            return items;
        }
    }

    static final class First<Y extends @Nullable Object, X extends Throwable> extends Drain<Y, Y, X> {
        private boolean found;
        private @Nullable Y first;

        First(Pipe<? extends Y, X> pipe) {
            super("first", pipe);
        }

        @Override
        @Nullable
        Operation<?, ?> take(Y item) {
            found = true;
            first = item;
            return null;
        }

        @Override
        boolean isContent() {
            return found;
        }

        @Override
        @Nullable
        Y result() {
            if (!found) {
                throw new NoSuchElementException("the pipe has no item");
            }
            return first;
        }
    }
}
