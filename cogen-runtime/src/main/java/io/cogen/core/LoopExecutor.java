package io.cogen.core;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** {@link Scheduler#executor()}. */
final class LoopExecutor implements Executor {
    private final Scheduler scheduler;

    LoopExecutor(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void execute(Runnable task) {
        try {
            scheduler.post(task);
        } catch (IllegalStateException closed) {
            throw new RejectedExecutionException(closed.getMessage(), closed);
        }
    }

    @Override
    public String toString() {
        return "executor of " + scheduler;
    }
}
