package io.cogen.pipe;

import io.cogen.core.Generator;
import io.cogen.core.Operation;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where items come from, if it is no asynchronous generator. */
final class Sources {
    private static final int AWAITED = 1;
    private static final int GAVE = 2;

    private Sources() {}

    static final class OfIterable<Y extends @Nullable Object, X extends Throwable> extends Stage<Y, X> {
        private final Iterable<? extends Y> values;
        private @Nullable Iterator<? extends Y> iterator;

        OfIterable(Iterable<? extends Y> values) {
            super("of", List.of());
            this.values = values;
        }

        @Override
        boolean body(int state) {
            if (state == GAVE) {
                sent();
            }
            if (iterator == null) {
                iterator = values.iterator();
            }
            return iterator.hasNext() && gives(iterator.next(), GAVE);
        }

        @Override
        protected void clear() {
            super.clear();
            iterator = null;
        }
    }

    static final class OfGenerator<Y extends @Nullable Object, X extends Throwable> extends Stage<Y, X> {
        private final Generator<? extends Y, ?, ?, ? extends X> generator;

        OfGenerator(Generator<? extends Y, ?, ?, ? extends X> generator) {
            super("from", List.of());
            this.generator = generator;
        }

        @Override
        boolean body(int state) throws Throwable {
            if (state == GAVE) {
                sent();
            }
            return generator.resume() && gives(generator.value(), GAVE);
        }

        @Override
        void release() {
            generator.close();
        }
    }

    static final class Repeated<Y extends @Nullable Object, X extends Throwable> extends Stage<Y, X> {
        private final Supplier<? extends Operation<? extends Y, ? extends X>> operations;

        Repeated(Supplier<? extends Operation<? extends Y, ? extends X>> operations) {
            super("repeat", List.of());
            this.operations = operations;
        }

        @Override
        boolean body(int state) {
            if (state == GAVE) {
                sent();
            }
            return state != AWAITED && awaits(AWAITED, operations.get()) || gives(this.<Y>awaited(), GAVE);
        }
    }
}
