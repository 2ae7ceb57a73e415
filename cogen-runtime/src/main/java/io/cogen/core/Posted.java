package io.cogen.core;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What was posted to a scheduler: done once, or taken back once by the one who posted it. */
final class Posted implements Runnable {
    private final Runnable task;
    private final @Nullable Coro<?, ?> coro;
    private final Unhandled unhandled;
    private final AtomicBoolean claimed = new AtomicBoolean();

    /** @param coro whose failure it would be */
    Posted(Runnable task, @Nullable Coro<?, ?> coro, Unhandled unhandled) {
        this.task = task;
        this.coro = coro;
        this.unhandled = unhandled;
    }

    /** Any thread. True for the first who asks. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    @Override
    public void run() {
        if (!claim()) {
            return;
        }
        try {
            task.run();
        } catch (Throwable failure) {
            unhandled.report(coro, failure);
        }
    }
}
