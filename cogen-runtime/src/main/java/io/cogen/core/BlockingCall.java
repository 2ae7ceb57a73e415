package io.cogen.core;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Blocking#call} gives: a task that may block its thread, and so runs on a thread other than the loop's.
 *
 * @param <T> what the task gives
 * @param <X> the checked exception that it throws
 */
public final class BlockingCall<T extends @Nullable Object, X extends Throwable> extends Operation<T, X> {
    private final Work<T> work;
    private @Nullable Executor executor;
    private boolean abandons;

    /** What the coroutine is to be told, because of which the task was interrupted. Scheduler's thread. */
    private @Nullable Throwable interruption;

    BlockingCall(Blocking.Task<? extends T, ?> task) {
        work = new Work<>(this, Objects.requireNonNull(task, "task"));
    }

    /**
     * Runs the task elsewhere than in the pool that all such calls share.
     *
     * @param executor any; what it throws, {@link java.util.concurrent.RejectedExecutionException} for one, fails the operation
     * @return this
     * @throws IllegalStateException if the operation has been yielded already
     */
    public BlockingCall<T, X> on(Executor executor) {
        requireNew();
        this.executor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /**
     * Chooses what a cancel or a timeout does to a task that runs: nothing. The coroutine goes on at once, the task goes on
     * unseen, its thread counts towards the limit until it ends, and what it gives or throws is dropped. For tasks that do not
     * heed an interrupt, and harm nobody when they end late.
     *
     * @return this
     * @throws IllegalStateException if the operation has been yielded already
     */
    public BlockingCall<T, X> abandonOnCancel() {
        requireNew();
        abandons = true;
        return this;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        keepAlive();
        (executor == null ? BlockingPool.shared() : executor).execute(work);
        return false;
    }

    @Override
    protected boolean outlasts(Throwable failure) {
        if (work.forestall() || abandons && !work.isOver()) {
            return false;
        }
        if (interruption == null) {
            interruption = failure;
            work.interrupt();
        } else if (isRaised(failure)) {
            suppress(interruption, failure);
        }
        return true;
    }

    @Override
    protected void cleanup() {
        if (executor == null) {
            BlockingPool.shared().leave(work);
        }
    }

    /** The task has ended. Its thread. */
    private void ended(@Nullable T value, @Nullable Throwable failure, boolean interrupted) {
        Scheduler s = Objects.requireNonNull(scheduler);
        if (s.isOnThread()) {
            settle(value, failure, interrupted);
        } else {
            s.mail(() -> settle(value, failure, interrupted));
        }
    }

    private void settle(@Nullable T value, @Nullable Throwable failure, boolean interrupted) {
        Throwable told = interruption;
        if (told != null && interrupted && failure != null) {
            suppress(told, failure);
            settleHere(told, FAILED);
            return;
        }
        if (told != null && isRaised(told) && (state & LIFE) == PARKED) {
            Interruptions.keep(waiter(), told);
        }
        if (failure == null) {
            settleHere(value, DONE);
        } else {
            settleHere(failure, FAILED);
        }
    }

    /** Neither a timeout, which a result beats, nor a cancel, which comes again by itself. */
    private static boolean isRaised(Throwable failure) {
        return !(failure instanceof Cancelled) && !(failure instanceof OperationTimeoutException);
    }

    private static void suppress(Throwable failure, Throwable other) {
        if (failure != other) {
            failure.addSuppressed(other);
        }
    }

    @Override
    public String toString() {
        return interruption == null ? "blocking call" : "blocking call, interrupted";
    }

    /** The task on its thread. Its lock makes sure that an interrupt hits the task and nothing that the thread does later. */
    private static final class Work<T extends @Nullable Object> implements Runnable {
        private final BlockingCall<T, ?> call;

        private Blocking.@Nullable Task<? extends T, ?> task;
        private @Nullable Thread thread;
        private boolean interrupted;

        Work(BlockingCall<T, ?> call, Blocking.Task<? extends T, ?> task) {
            this.call = call;
            this.task = task;
        }

        @Override
        public void run() {
            Blocking.Task<? extends T, ?> body = begin();
            if (body == null) {
                return;
            }
            T value;
            try {
                value = body.run();
            } catch (Throwable failure) {
                call.ended(null, failure, end());
                return;
            }
            call.ended(value, null, end());
        }

        /** Null if it is not to begin any more. */
        private synchronized Blocking.@Nullable Task<? extends T, ?> begin() {
            if (thread != null) {
                throw new IllegalStateException("the executor runs a task twice: " + call);
            }
            thread = task == null ? null : Thread.currentThread();
            return task;
        }

        /** Whether it has been interrupted. */
        private synchronized boolean end() {
            task = null;
            thread = null;
            if (interrupted) {
                Thread.interrupted(); // was meant for the task
            }
            return interrupted;
        }

        /** Keeps it from beginning. False: it has begun. */
        synchronized boolean forestall() {
            if (thread != null || task == null) {
                return false;
            }
            task = null;
            return true;
        }

        synchronized boolean isOver() {
            return task == null;
        }

        synchronized void interrupt() {
            if (thread != null) {
                interrupted = true;
                thread.interrupt();
            }
        }
    }
}
