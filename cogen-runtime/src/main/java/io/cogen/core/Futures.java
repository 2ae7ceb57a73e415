package io.cogen.core;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * {@link CompletableFuture}s in coroutines, and coroutines as futures.
 *
 * <p>A plain {@link java.util.concurrent.Future}, which tells nobody when it is done, is code that blocks: {@code
 * Blocking.call(future::get)}.
 */
public final class Futures {
    private Futures() {}

    /**
     * Waits for a stage, such as a {@link CompletableFuture}.
     *
     * <pre>{@code
     * HttpResponse<String> page = Co.yield(Futures.await(client.sendAsync(request, ofString()), IOException.class));
     * }</pre>
     *
     * <p><b>Completes</b> with the stage's value; at once if it is there.
     *
     * <p><b>Fails</b> with the stage's failure itself, out of any {@link CompletionException} or {@link ExecutionException} around
     * it. A stage cannot say which checked exceptions it has, so {@link #await(CompletionStage, Class)} does. A stage that was
     * cancelled by others fails with {@link CancellationException}: it is no cancel of this coroutine.
     *
     * <p><b>Cancellation.</b> Passes on: a cancel or a timeout of the wait cancels the future, if {@link
     * CompletionStage#toCompletableFuture()} gives it. A value that is there already is delivered. If others wait for the same
     * future, give {@code future.copy()}: that is cancelled in its stead.
     *
     * <p><b>Threads.</b> To be yielded on a scheduler's thread, as any operation; any thread may complete the stage. Others who
     * wait for a future that is cancelled so may run on the scheduler's thread.
     *
     * @param <T> what the stage gives
     * @param stage complete or not
     * @return the operation, for one use
     */
    public static <T extends @Nullable Object> Operation<T, Exception> await(CompletionStage<? extends T> stage) {
        return new StageOperation<>(stage, Exception.class);
    }

    /**
     * As {@link #await(CompletionStage)}, for a stage of which one knows how it fails.
     *
     * <p><b>Fails</b> with the stage's failure itself if it is unchecked or an {@code X}; with any other in a {@link
     * CompletionException}, as its cause.
     *
     * @param <T> what the stage gives
     * @param <X> the checked exception that the yield throws
     * @param stage complete or not
     * @param failure the class of {@code X}; {@code RuntimeException.class} for none
     * @return the operation, for one use
     */
    public static <T extends @Nullable Object, X extends Throwable> Operation<T, X> await(
            CompletionStage<? extends T> stage, Class<X> failure) {
        return new StageOperation<>(stage, failure);
    }

    /**
     * {@linkplain Scheduler#submit Submits} a coroutine and gives its outcome as a future.
     *
     * <p>The future completes with what the coroutine returns, or with its failure itself, which the scheduler's handler then is not
     * told of: the future has it. If the coroutine was cancelled, or its scheduler was closed, the future is cancelled too; {@link
     * Cancelled} is the cause of its {@link CancellationException}. If it cannot be added, because it has begun before, the future
     * fails with that.
     *
     * <p>In the other direction, whoever ends the future before the coroutine does cancels the coroutine: by {@code cancel}, by
     * {@code orTimeout}, by {@code complete}. The future is over at once, the coroutine as soon as its {@code finally} blocks are.
     * As always with futures, to cancel one that depends on this one does nothing to this one.
     *
     * <p>Any thread. What depends on the future without an executor of its own runs on the scheduler's thread and must not block;
     * {@code join} and {@code get} are for other threads, and need one that runs the scheduler.
     *
     * @param <T> what the coroutine returns
     * @param scheduler to run it
     * @param coro one that has not begun
     * @return a new future
     * @throws IllegalStateException if the scheduler is closed
     */
    public static <T extends @Nullable Object> CompletableFuture<T> toFuture(
            Scheduler scheduler, Coro<? extends T, ?> coro) {
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(coro, "coro");
        CompletableFuture<T> future = new CompletableFuture<>();
        boolean fresh = (coro.state & Operation.LIFE) == Operation.NEW && coro.scheduler == null;
        if (fresh) {
            coro.scheduler = scheduler; // as in submit(): a cancel from here on takes the same way, behind it
        }
        try {
            scheduler.post(() -> start(scheduler, coro, fresh, future));
        } catch (IllegalStateException refused) {
            if (fresh) {
                coro.scheduler = null;
            }
            throw refused;
        }
        return future;
    }

    private static <T extends @Nullable Object> void start(
            Scheduler scheduler, Coro<? extends T, ?> coro, boolean fresh, CompletableFuture<T> future) {
        if (fresh && coro.isDone()) {
            transfer(coro, future); // cancelled before
            return;
        }
        try {
            scheduler.add(coro);
        } catch (Throwable unfit) {
            future.completeExceptionally(unfit);
            return;
        }
        coro.state |= Coro.WATCHED;
        coro.whenDone(() -> transfer(coro, future)); // at once, if the scheduler is about to end

        future.whenComplete((value, failure) -> {
            if (!coro.isDone()) {
                String reason =
                        future.isCancelled() ? "its future was cancelled" : "its future was completed by others";
                coro.cancel(reason);
            }
        });
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the outcome of a coroutine that is done is a T
    private static <T extends @Nullable Object> void transfer(Coro<? extends T, ?> coro, CompletableFuture<T> future) {
        if ((coro.state & Operation.LIFE) == Operation.DONE) {
            future.complete((T) coro.slot);
        } else if (coro.slot instanceof Cancelled cancelled) {
            future.completeExceptionally(new CancellationException(cancelled.reason()).initCause(cancelled));
        } else {
            future.completeExceptionally((Throwable) Objects.requireNonNull(coro.slot));
        }
    }
}
