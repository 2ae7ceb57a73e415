package io.cogen.core;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** {@link Futures#await}. */
final class StageOperation<T extends @Nullable Object, X extends Throwable> extends Operation<T, X> {
    private final CompletionStage<? extends T> stage;
    private final Class<? extends Throwable> failure;

    /** Set while the future is cancelled from here: what it says to that is no news. */
    private boolean withdrawn;

    StageOperation(CompletionStage<? extends T> stage, Class<? extends Throwable> failure) {
        this.stage = Objects.requireNonNull(stage, "stage");
        this.failure = Objects.requireNonNull(failure, "failure");
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        keepAlive();
        listen();
        return false;
    }

    private void listen() {
        // On any thread; now, if the stage is complete.
        stage.whenComplete((value, thrown) -> {
            if (withdrawn) {
                return;
            }
            if (thrown == null) {
                complete(value);
            } else {
                fail(inItself(thrown));
            }
        });
    }

    private Throwable inItself(Throwable thrown) {
        Throwable itself = thrown;
        while ((itself instanceof CompletionException || itself instanceof ExecutionException)
                && itself.getCause() != null) {
            itself = itself.getCause();
        }
        boolean fits = itself instanceof RuntimeException || itself instanceof Error || failure.isInstance(itself);
        return fits ? itself : new CompletionException(itself);
    }

    @Override
    protected void cleanup() {
        CompletableFuture<? extends T> future;
        try {
            future = stage.toCompletableFuture();
        } catch (UnsupportedOperationException none) {
            return;
        }
        withdrawn = true;
        if (!future.cancel(true) && future.isDone()) {
            // Complete, but the news is still in the mail.
            withdrawn = false;
            listen();
        }
    }

    @Override
    public String toString() {
        return "future";
    }
}
