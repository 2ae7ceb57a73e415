package io.cogen.core;

import org.jspecify.annotations.Nullable;

/**
 * A generator that may wait: as {@link Generator}, but resuming it is an operation, to be yielded by a coroutine.
 *
 * @param <Y> what it yields
 * @param <S> what is sent into it
 * @param <R> what it returns
 * @param <X> the checked exception that its body throws
 */
public abstract class AsyncGenerator<
        Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object, X extends Throwable> {
    AsyncGenerator() {}

    /**
     * Resumes it to the next yield (true) or the end (false).
     *
     * @return the operation, for one use
     */
    public abstract Operation<Boolean, X> resume();

    /**
     * Resumes it with the value that its yield gives; the one sent by the first resume is dropped.
     *
     * @param sent what the yield gives
     * @return the operation, for one use
     */
    public abstract Operation<Boolean, X> resume(S sent);

    /**
     * Resumes it by throwing at its yield; a fresh one ends at once with {@code t}.
     *
     * @param t of any type
     * @return the operation, for one use
     */
    public abstract Operation<Boolean, X> raise(Throwable t);

    /**
     * What it yielded.
     *
     * @return the value at the current yield
     */
    public abstract Y value();

    /**
     * What it returned.
     *
     * @return the value of its return
     */
    public abstract R result();

    /**
     * Whether it has ended.
     *
     * @return true for good, once it has
     */
    public abstract boolean isDone();

    /**
     * Ends it as a return at its yield would.
     *
     * @return the operation, for one use
     */
    public abstract Operation<Void, X> close();
}
