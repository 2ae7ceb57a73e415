package io.cogen.testkit;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.function.Consumer;

/** An operation that another thread completes. */
final class Answer extends Operation<String, RuntimeException> {
    private final boolean known;
    private final Consumer<Answer> thread;

    private Answer(boolean known, Consumer<Answer> thread) {
        this.known = known;
        this.thread = thread;
    }

    /** The thread answers when the loop waits. */
    static Answer whenTheLoopWaits(boolean known) {
        Thread loop = Thread.currentThread();
        return new Answer(known, answer -> {
            awaitParked(loop);
            answer.complete("answer");
        });
    }

    static Answer atOnce() {
        return new Answer(true, answer -> answer.complete("answer"));
    }

    static Answer never() {
        return new Answer(true, answer -> {});
    }

    static void awaitParked(Thread loop) {
        while (loop.getState() != Thread.State.WAITING && loop.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        if (known) {
            keepAlive();
        }
        new Thread(() -> thread.accept(this), "answers").start();
        return false;
    }
}
