package io.cogen.core;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The elements of an {@code Iterable} as a generator: what {@code yieldAll(values)} delegates to. What is sent is dropped. */
final class Elements<Y extends @Nullable Object>
        extends GeneratorMachine<Y, @Nullable Object, @Nullable Void, RuntimeException> {
    private static final SourceMap SOURCE = SourceMap.of("io.cogen.core.Yielder", "yieldAll", "Yielder.java", 0);

    private @Nullable Iterable<? extends Y> values;
    private @Nullable Iterator<? extends Y> iterator;
    private @Nullable Y element;

    Elements(Iterable<? extends Y> values) {
        this.values = values;
    }

    @Override
    @SuppressWarnings("NullAway") // there until clear()
    protected boolean step(int state) {
        if (state == 0) {
            iterator = values.iterator();
        } else {
            sent(); // throws what was raised
        }
        if (!iterator.hasNext()) {
            return ends(null);
        }
        element = iterator.next();
        return yields(1);
    }

    @Override
    @SuppressWarnings("NullAway") // an element, whatever its type
    protected Y yielded() {
        return element;
    }

    @Override
    protected SourceMap source() {
        return SOURCE;
    }

    @Override
    protected void clear() {
        values = null;
        iterator = null;
        element = null;
    }
}
