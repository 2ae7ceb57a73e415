package io.cogen.pipe;

import io.cogen.core.Operation;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stages that wait more than once for an item. */
final class Joined {
    private static final int PULLED = 1;
    private static final int AGAIN = 2;
    private static final int GAVE = 3;

    private Joined() {}

    static final class MappedAwait<A extends @Nullable Object, Y extends @Nullable Object, X extends Throwable>
            extends Stage<Y, X> {
        private final Pipe<? extends A, X> input;
        private final Function<? super A, ? extends Operation<? extends Y, ? extends X>> function;

        MappedAwait(
                Pipe<? extends A, X> input,
                Function<? super A, ? extends Operation<? extends Y, ? extends X>> function) {
            super("mapAwait", List.of(input.handOver()));
            this.input = input;
            this.function = function;
        }

        @Override
        boolean body(int state) {
            if (state != AGAIN) {
                if (state == GAVE) {
                    sent();
                }
                if (state != PULLED && awaits(PULLED, input.advance())) {
                    return true;
                }
                if (!this.<Boolean>awaited()) {
                    return false;
                }
                if (awaits(AGAIN, function.apply(input.item()))) {
                    return true;
                }
            }
            return gives(this.<Y>awaited(), GAVE);
        }
    }

    static final class Zipped<
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    Y extends @Nullable Object,
                    X extends Throwable>
            extends Stage<Y, X> {
        private final Pipe<? extends A, ? extends X> left;
        private final Pipe<? extends B, ? extends X> right;
        private final BiFunction<? super A, ? super B, ? extends Y> function;

        Zipped(
                Pipe<? extends A, ? extends X> left,
                Pipe<? extends B, ? extends X> right,
                BiFunction<? super A, ? super B, ? extends Y> function) {
            super("zip", Pipe.handOver(List.of(left, right)));
            this.left = left;
            this.right = right;
            this.function = function;
        }

        @Override
        boolean body(int state) {
            if (state != AGAIN) {
                if (state == GAVE) {
                    sent();
                }
                if (state != PULLED && awaits(PULLED, left.advance())) {
                    return true;
                }
                if (!this.<Boolean>awaited()) {
                    return false;
                }
                if (awaits(AGAIN, right.advance())) {
                    return true;
                }
            }
            return this.<Boolean>awaited() && gives(function.apply(left.item(), right.item()), GAVE);
        }
    }
}
