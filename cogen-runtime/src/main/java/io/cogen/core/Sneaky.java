package io.cogen.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;

/** Throws what the compiler cannot follow: failures travel through fields here, and their types through type parameters. */
final class Sneaky {
    private Sneaky() {}

    /** Throws {@code failure} as it is. Use as {@code throw sneaky(t)}. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> RuntimeException sneaky(Throwable failure) throws X {
        throw (X) failure;
    }

    /** What leaves a method that may throw nothing checked: java.util.Iterator's, close(). */
    static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof RuntimeException || failure instanceof Error) {
            return Sneaky.<RuntimeException>sneaky(failure);
        }
        if (failure instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return new UndeclaredThrowableException(failure);
    }
}
