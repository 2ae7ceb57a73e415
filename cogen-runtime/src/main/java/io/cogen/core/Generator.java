package io.cogen.core;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A method that yields values, one each time it is resumed. Nothing of it runs before the first resume.
 *
 * <pre>{@code
 * try (var numbers = NumbersCoroutines.upTo(3)) {
 *     while (numbers.resume()) {
 *         System.out.println(numbers.value());
 *     }
 * }
 * for (int n : NumbersCoroutines.upTo(3)) { ... }
 * }</pre>
 *
 * <p>There are two ways to advance it. {@code resume} and {@code raise} advance and tell whether it stands at a yield, whose value
 * {@link #value()} gives. As an {@link Iterator} it looks ahead: {@link #hasNext()} advances once, {@link #next()} hands over what
 * was found. The two may be mixed, but as long as a look-ahead has not been taken by {@code next()}, resuming would lose it
 * and is an {@code IllegalStateException}.
 *
 * <p>However it ends, by a return, a failure or {@link #close()}, it has ended for good. It can be gone through once:
 * {@link #iterator()} is the generator itself.
 *
 * <p><b>Threads.</b> One at a time. A generator need not run on a scheduler's thread.
 *
 * @param <Y> what it yields
 * @param <S> what is sent into it
 * @param <R> what it returns
 * @param <X> the checked exception that its body throws; {@code RuntimeException} if none
 */
public abstract class Generator<
                Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object, X extends Throwable>
        implements Iterator<Y>, Iterable<Y>, AutoCloseable {
    private boolean lookedAhead;

    Generator() {}

    /**
     * Goes on to the next yield (true) or to the end (false; and false again after the end). The yield at which it stood gives
     * null.
     *
     * @return whether it stands at a yield
     * @throws X what the body throws; the generator has then ended
     * @throws IllegalStateException if it runs already, or a look-ahead has not been taken
     */
    public abstract boolean resume() throws X;

    /**
     * As {@link #resume()}; the yield at which it stands gives {@code sent}. The value sent by the first resume is dropped, since
     * no yield waits for it.
     *
     * @param sent what the yield gives
     * @return whether it stands at a yield
     * @throws X as {@link #resume()}
     */
    public abstract boolean resume(S sent) throws X;

    /**
     * Goes on by throwing at the yield. A fresh generator ends at once with {@code t}, and one that has ended throws it.
     *
     * @param t of any type, checked ones too
     * @return whether it stands at a yield again
     * @throws X what the body throws: {@code t} itself, whatever its type, if it does not catch it
     */
    public abstract boolean raise(Throwable t) throws X;

    /**
     * What it yielded.
     *
     * @return the value at the current yield
     * @throws IllegalStateException when it is not at a yield
     */
    public abstract Y value();

    /**
     * What it returned.
     *
     * @return the value of its return
     * @throws IllegalStateException unless it has ended by returning
     */
    public abstract R result();

    /**
     * Whether it has ended.
     *
     * @return true for good, once it has
     */
    public abstract boolean isDone();

    /**
     * Ends it as a {@code return} at its yield would: {@code finally} blocks run, {@code catch} blocks see nothing. A fresh one ends
     * without running; one that has ended stays as it is. A yield in a {@code finally} block throws IllegalStateException there.
     * What the {@code finally} blocks throw comes out as from {@link #next()}.
     *
     * @throws IllegalStateException if it runs
     */
    @Override
    public abstract void close();

    final boolean hasLookedAhead() {
        return lookedAhead;
    }

    final void dropLookAhead() {
        lookedAhead = false;
    }

    /**
     * Whether there is another value: advances to it, once.
     *
     * <p>A failure of the body comes out as it is if it is unchecked; an {@code IOException} in an {@code UncheckedIOException}; other
     * checked ones in an {@code UndeclaredThrowableException}.
     */
    @Override
    public final boolean hasNext() {
        if (lookedAhead) {
            return true;
        }
        try {
            lookedAhead = resume();
        } catch (Throwable failure) {
            throw Sneaky.unchecked(failure);
        }
        return lookedAhead;
    }

    /**
     * The next value.
     *
     * @throws NoSuchElementException at the end
     */
    @Override
    public final Y next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the generator has ended");
        }
        lookedAhead = false;
        return value();
    }

    /** This generator: it can be gone through once. */
    @Override
    public final Iterator<Y> iterator() {
        return this;
    }

    /**
     * The values that are left, as a sequential stream; closing the stream closes the generator.
     *
     * @return a stream for one use
     */
    public final Stream<Y> stream() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .onClose(this::close);
    }
}
