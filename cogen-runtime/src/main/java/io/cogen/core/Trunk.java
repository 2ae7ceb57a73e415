package io.cogen.core;

import org.jspecify.annotations.Nullable;

/**
 * The root of what an asynchronous generator delegates to: {@link Delegation} needs one that is a generator without waits. It
 * yields nothing of its own, and traces do not show it.
 */
final class Trunk<Y extends @Nullable Object, S extends @Nullable Object>
        extends GeneratorMachine<Y, S, @Nullable Object, Throwable> {
    private final SourceMap source;
    private @Nullable Generator<? extends Y, ? super S, ?, ?> generator;

    /**
     * @param source that of the asynchronous generator
     * @param generator one that may be delegated to
     */
    Trunk(SourceMap source, Generator<? extends Y, ? super S, ?, ?> generator) {
        this.source = source;
        this.generator = generator;
    }

    @Override
    @SuppressWarnings("NullAway") // there until clear()
    protected boolean step(int state) {
        if (state == 0 && delegates(1, generator)) {
            return true;
        }
        return ends(this.<@Nullable Object>delegated());
    }

    @Override
    protected Y yielded() {
        throw new AssertionError(this);
    }

    @Override
    protected SourceMap source() {
        return source;
    }

    @Override
    protected void clear() {
        generator = null;
    }
}
