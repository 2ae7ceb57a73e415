package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** The marker at which a coroutine suspends: {@code T value = Co.yield(operation)}. */
public final class Co {
    private Co() {}

    /**
     * Waits for an operation. In a method marked {@code @Coroutine} the processor replaces this call by a suspension point.
     *
     * <p>Where the call is really executed, because the annotated method itself was called, it blocks as {@link
     * Blocking#run} does: the method runs as ordinary code on the caller's thread.
     *
     * @param <T> the operation's value
     * @param <X> the operation's failure
     * @param operation fresh, or a coroutine
     * @return the operation's value
     * @throws X the operation's failure
     * @throws IllegalStateException on a thread that runs a scheduler; the message names the factory to use instead
     */
    public static <T extends @Nullable Object, X extends Throwable> T yield(Operation<T, X> operation) throws X {
        return Blocking.run(operation);
    }
}
