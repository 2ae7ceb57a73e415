package io.cogen.pipe;

import io.cogen.core.AsyncGenerator;
import io.cogen.core.Operation;
import org.jspecify.annotations.Nullable;

/** A pipe over an asynchronous generator, be it a stage or the user's. */
final class Generated<Y extends @Nullable Object, X extends Throwable> extends Pipe<Y, X> {
    private final AsyncGenerator<? extends Y, ?, ?, ? extends X> generator;

    Generated(AsyncGenerator<? extends Y, ?, ?, ? extends X> generator) {
        this.generator = generator;
    }

    @Override
    @SuppressWarnings("unchecked") // an operation only gives and throws
    Operation<Boolean, X> advance() {
        return (Operation<Boolean, X>) generator.resume();
    }

    @Override
    Y item() {
        return generator.value();
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    Operation<Void, X> end() {
        return (Operation<Void, X>) generator.close();
    }

    @Override
    public String toString() {
        return generator.toString();
    }
}
