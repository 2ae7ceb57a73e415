package io.cogen.group;

import io.cogen.core.Cancelled;
import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link SchedulerGroup#call}: as a call on the same loop, it ends when the coroutine has ended, also if it is cancelled. */
final class RemoteCall<T extends @Nullable Object, X extends Throwable> extends Operation<T, X> implements Joiner<T> {
    private final RemoteRun<T, X> run;

    // Of the loop that waits.
    private @Nullable Scheduler waiting;
    private @Nullable Coro<?, ?> waiter;
    /** For which the other one was cancelled. */
    private @Nullable Throwable interruption;

    RemoteCall(RemoteRun<T, X> run) {
        this.run = run;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        waiting = scheduler;
        waiter = coro;
        keepAlive();
        run.add(this);
        run.begin();
        return false;
    }

    @Override
    public boolean claim() {
        return true;
    }

    @Override
    public boolean deliver(Outcome<? extends T> outcome) {
        try {
            Objects.requireNonNull(waiting).post(() -> settle(outcome));
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    @Override
    protected boolean outlasts(Throwable failure) {
        Coro<?, ?> coro = Objects.requireNonNull(waiter);
        if (failure instanceof Cancelled) {
            run.abandon(coro);
        } else if (interruption == null && run.outcome() == null) {
            String reason = String.valueOf(failure.getMessage());
            run.tell(() -> run.cancel(reason));
        }
        if (interruption == null) {
            interruption = failure;
        } else if (isRaised(failure) && interruption != failure) {
            interruption.addSuppressed(failure);
        }
        return true;
    }

    /** On the loop that waits. */
    private void settle(Outcome<? extends T> outcome) {
        Throwable told = interruption;
        Throwable failure = outcome.failure();
        if (told != null && outcome.isCancelled()) {
            fail(told);
            return;
        }
        if (failure == null) {
            complete(outcome.value());
        } else {
            fail(failure);
        }
        if (told != null && isRaised(told)) {
            Objects.requireNonNull(waiter).raise(told); // at its next suspension point
        }
    }

    /** Neither a timeout, which an outcome beats, nor a cancel, which comes again by itself. */
    private static boolean isRaised(Throwable failure) {
        return !(failure instanceof Cancelled) && !(failure instanceof OperationTimeoutException);
    }

    @Override
    public String toString() {
        return "a coroutine on another loop" + (interruption == null ? "" : ", which was cancelled");
    }
}
