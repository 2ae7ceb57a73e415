package io.cogen.group;

import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that was {@linkplain SchedulerGroup#start started} on a loop, for those on others. Any thread may use it.
 *
 * <p>If it fails and nobody waits for it at that moment, its scheduler's handler is told; who joins later gets the failure all the same.
 *
 * @param <T> what it returns
 * @param <X> what it throws
 */
public final class Remote<T extends @Nullable Object, X extends Throwable> {
    private final RemoteRun<T, X> run;

    Remote(RemoteRun<T, X> run) {
        this.run = run;
    }

    /**
     * Waits until it has ended. Any number may, on any loops.
     *
     * <p><b>Completes</b> with what it returned; at once if that is known.
     *
     * <p><b>Fails</b> with what it threw; with {@link java.util.concurrent.CancellationException} if it was cancelled, which is no cancel of
     * the coroutine that waits.
     *
     * <p><b>Cancellation.</b> Only stops waiting. An outcome that is there already is delivered.
     *
     * <p><b>Threads.</b> To be yielded on any scheduler's thread.
     *
     * @return the operation, for one use
     */
    public Operation<T, X> join() {
        return new RemoteJoin<>(run);
    }

    /**
     * Cancels it, as {@link io.cogen.core.Coro#cancel(String)}.
     *
     * @param reason goes into the message of {@link io.cogen.core.Cancelled}
     */
    public void cancel(String reason) {
        Objects.requireNonNull(reason, "reason");
        run.tell(() -> run.cancel(reason));
    }

    /**
     * Kills it, as {@link io.cogen.core.Coro#kill}.
     *
     * @param reason goes into the message of {@link io.cogen.core.Cancelled}
     */
    public void kill(String reason) {
        Objects.requireNonNull(reason, "reason");
        run.tell(() -> run.kill(reason));
    }

    /**
     * Whether it has ended, in whatever way.
     *
     * @return true for good, once it is
     */
    public boolean isDone() {
        return run.outcome() != null;
    }

    /**
     * The one it runs on.
     *
     * @return always the same one
     */
    public Scheduler scheduler() {
        return run.scheduler;
    }

    @Override
    public String toString() {
        return "remote " + run.name() + (isDone() ? ", done" : "");
    }
}
