package io.cogen.core;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@link Scheduler#executor()}. */
final class LoopExecutor implements Executor {
    private final Scheduler scheduler;

    LoopExecutor(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void execute(Runnable task) {
        Posted posted = new Posted(Objects.requireNonNull(task, "task"));
        try {
            scheduler.post(posted);
        } catch (IllegalStateException closed) {
            throw new RejectedExecutionException(closed.getMessage(), closed);
        }
        // Closed meanwhile: the scheduler may have looked into its mailbox for the last time before, and may not.
        if (scheduler.closed && posted.compareAndSet(false, true)) {
            throw new RejectedExecutionException("the scheduler is closed");
        }
    }

    @Override
    public String toString() {
        return "executor of " + scheduler;
    }

    /** A task that runs or is rejected; true once that is decided. */
    private static final class Posted extends AtomicBoolean implements Runnable {
        private static final long serialVersionUID = 1L;

        private final transient Runnable task;

        Posted(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (compareAndSet(false, true)) {
                task.run();
            }
        }
    }
}
