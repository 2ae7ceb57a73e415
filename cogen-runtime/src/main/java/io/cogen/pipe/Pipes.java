package io.cogen.pipe;

import io.cogen.core.Scheduler;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Pipes and {@link Flow}, the reactive streams of the JDK, with back-pressure in both directions. */
public final class Pipes {
    private Pipes() {}

    /**
     * A publisher of the items of a pipe. Each subscriber gets a pipe of its own, and a coroutine on the scheduler that goes through it:
     * an item is asked for when the subscriber has requested one, and not before.
     *
     * <p>{@code onSubscribe} is called by {@code subscribe}, everything else on the scheduler's thread, which must not be blocked.
     * The end is {@code onComplete}; a failure of the pipe, of its supplier, or an item that is null, which {@code Flow} does not allow,
     * is {@code onError}; so is the end of the coroutine by a shutdown, with a {@link java.util.concurrent.CancellationException}. {@code
     * cancel()} closes the pipe; what closing throws then goes to the scheduler's handler, and so does what the subscriber throws. A
     * subscription that waits for requests keeps the scheduler running, as a socket does.
     *
     * <p>Any thread may subscribe, request and cancel.
     *
     * @param <T> the items; none may be null
     * @param scheduler runs the coroutines
     * @param pipes makes a pipe for each subscriber; called on the scheduler's thread
     * @return a publisher that can be subscribed to as long as the scheduler is open; after that, it tells subscribers of an {@link
     *     IllegalStateException}
     */
    public static <T> Flow.Publisher<T> toPublisher(
            Scheduler scheduler, Supplier<? extends Pipe<? extends T, ?>> pipes) {
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(pipes, "pipes");
        return subscriber -> Outlet.subscribe(scheduler, pipes, Objects.requireNonNull(subscriber, "subscriber"));
    }

    /**
     * The items of a publisher. It is subscribed to at the first {@link Pipe#next()}, requests {@code prefetch} items, and requests
     * more when a quarter of them has been taken.
     *
     * <p>A wait for an item that is cancelled or times out is only withdrawn: no item is lost. Closing the pipe cancels the subscription;
     * items that have come and were not taken are dropped. The publisher may signal on any thread.
     *
     * <p>{@code onError} comes out at {@code next()}, behind the items that came before it: a {@code Flow} cannot say which
     * exceptions it has, {@link Pipe#throwing} can. A throwable that is neither an exception nor an error comes in a {@link
     * java.util.concurrent.CompletionException}. A publisher that sends more than was requested is cancelled, and {@code next()} fails
     * with {@link IllegalStateException}.
     *
     * @param <T> the items
     * @param publisher subscribed to once
     * @param prefetch how many items may be on their way or wait, one or more
     * @return a pipe whose {@code next()} loses nothing when it is cancelled or times out
     * @throws IllegalArgumentException if {@code prefetch} is not positive
     */
    public static <T> Pipe<T, Exception> fromPublisher(Flow.Publisher<? extends T> publisher, int prefetch) {
        Objects.requireNonNull(publisher, "publisher");
        if (prefetch < 1) {
            throw new IllegalArgumentException("prefetch is not positive: " + prefetch + "; 1 is one item at a time");
        }
        return new Inlet<>(publisher, prefetch);
    }
}
