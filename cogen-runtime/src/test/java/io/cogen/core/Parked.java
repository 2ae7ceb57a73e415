package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** An operation that waits for the test to complete it. */
final class Parked extends Operation<Object, Exception> {
    @Nullable
    Scheduler scheduler;

    @Nullable
    Coro<?, ?> coro;

    int cleanups;
    Runnable onProcess = () -> {};
    Runnable onCleanup = () -> {};
    boolean done;

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        this.scheduler = scheduler;
        this.coro = coro;
        onProcess.run();
        return done;
    }

    @Override
    protected void cleanup() {
        cleanups++;
        onCleanup.run();
    }

    void finish(@Nullable Object value) {
        complete(value);
    }

    void finishBadly(Throwable failure) {
        fail(failure);
    }

    void moves() {
        progress();
    }

    Parked external() {
        onProcess = this::keepAlive;
        return this;
    }

    @Override
    public String toString() {
        return "parked";
    }
}
