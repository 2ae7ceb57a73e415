package io.cogen.pipe;

import io.cogen.core.Operation;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A stage with one input, at whose items it looks one after the other.
 *
 * @param <A> the items of the input
 * @param <Y> its items
 * @param <X> what it fails with
 */
abstract class Each<A extends @Nullable Object, Y extends @Nullable Object, X extends Throwable> extends Stage<Y, X> {
    private static final int PULLED = 1;
    private static final int GAVE = 2;

    /** What becomes of an item. */
    enum Fate {
        GIVE,
        SKIP,
        END
    }

    final Pipe<? extends A, ?> input;

    /** What is given for the item. */
    @Nullable
    Y out;

    Each(String method, Pipe<? extends A, ?> input) {
        super(method, List.of(input.handOver()));
        this.input = input;
    }

    /** Looks at an item; sets {@link #out} if one is to be given. */
    abstract Fate look(A item);

    /** Whether it has had enough, and does not ask for another item. */
    boolean isContent() {
        return false;
    }

    Operation<Boolean, ?> pull() {
        return input.advance();
    }

    @Override
    @SuppressWarnings("NullAway") // out is null only if Y may be
    final boolean body(int state) {
        boolean pulled = state == PULLED;
        if (state == GAVE) {
            sent();
        }
        for (; ; ) {
            if (!pulled) {
                if (isContent()) {
                    return false;
                }
                if (awaits(PULLED, pull())) {
                    return true;
                }
            }
            pulled = false;
            if (!this.<Boolean>awaited()) {
                return false;
            }
            Fate fate = look(input.item());
            if (fate != Fate.SKIP) {
                Y given = out;
                out = null;
                return fate == Fate.GIVE && gives(given, GAVE);
            }
        }
    }

    @Override
    protected void clear() {
        super.clear();
        out = null;
    }

    // ------------------------------------------------------------------ the operators

    static final class Mapped<A extends @Nullable Object, Y extends @Nullable Object, X extends Throwable>
            extends Each<A, Y, X> {
        private final Function<? super A, ? extends Y> function;

        Mapped(Pipe<? extends A, X> input, Function<? super A, ? extends Y> function) {
            super("map", input);
            this.function = function;
        }

        @Override
        Fate look(A item) {
            out = function.apply(item);
            return Fate.GIVE;
        }
    }

    static final class Filtered<Y extends @Nullable Object, X extends Throwable> extends Each<Y, Y, X> {
        private final Predicate<? super Y> wanted;
        private final Fate otherwise;

        /** {@code otherwise}: what happens at an item that is not wanted. */
        Filtered(String method, Pipe<? extends Y, X> input, Predicate<? super Y> wanted, Fate otherwise) {
            super(method, input);
            this.wanted = wanted;
            this.otherwise = otherwise;
        }

        @Override
        Fate look(Y item) {
            if (!wanted.test(item)) {
                return otherwise;
            }
            out = item;
            return Fate.GIVE;
        }
    }

    static final class Taken<Y extends @Nullable Object, X extends Throwable> extends Each<Y, Y, X> {
        private long left;

        Taken(Pipe<? extends Y, X> input, long count) {
            super("take", input);
            left = count;
        }

        @Override
        Fate look(Y item) {
            left--;
            out = item;
            return Fate.GIVE;
        }

        @Override
        boolean isContent() {
            return left == 0;
        }
    }

    static final class Dropped<Y extends @Nullable Object, X extends Throwable> extends Each<Y, Y, X> {
        private long left;

        Dropped(Pipe<? extends Y, X> input, long count) {
            super("drop", input);
            left = count;
        }

        @Override
        Fate look(Y item) {
            if (left > 0) {
                left--;
                return Fate.SKIP;
            }
            out = item;
            return Fate.GIVE;
        }
    }

    /** Passes items on, and limits the wait for each, says what it fails with, or just is a generator. */
    static final class Passed<Y extends @Nullable Object, X extends Throwable> extends Each<Y, Y, X> {
        private final @Nullable Duration most;
        private final @Nullable Class<? extends Throwable> failures;

        Passed(
                String method,
                Pipe<? extends Y, ?> input,
                @Nullable Duration most,
                @Nullable Class<? extends Throwable> failures) {
            super(method, input);
            this.most = most;
            this.failures = failures;
        }

        @Override
        Operation<Boolean, ?> pull() {
            Operation<Boolean, ?> next = input.advance();
            return most == null ? next : next.timeout(most);
        }

        @Override
        Fate look(Y item) {
            out = item;
            return Fate.GIVE;
        }

        @Override
        Throwable outgoing(Throwable thrown) {
            return failures == null ? thrown : Failures.as(failures, thrown);
        }
    }
}
