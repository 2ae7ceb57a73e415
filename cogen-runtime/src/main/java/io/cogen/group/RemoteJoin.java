package io.cogen.group;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** {@link Remote#join}. */
class RemoteJoin<T extends @Nullable Object, X extends Throwable> extends Operation<T, X> implements Joiner<T> {
    private final RemoteRun<T, X> run;

    /** Whoever sets it has the say: the coroutine's loop, that the outcome is delivered, or the joiner's, that it is withdrawn. */
    private final AtomicBoolean decided = new AtomicBoolean();

    RemoteJoin(RemoteRun<T, X> run) {
        this.run = run;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        keepAlive();
        Outcome<? extends T> known = run.outcome();
        if (known == null && run.tell(() -> run.add(this))) {
            return false;
        }
        known = run.outcome();
        if (known == null) {
            throw new IllegalStateException("its loop is closed, and it has not ended: " + run.name());
        }
        settle(known);
        return true;
    }

    @Override
    public boolean claim() {
        return decided.compareAndSet(false, true);
    }

    @Override
    public boolean deliver(Outcome<? extends T> outcome) {
        settle(outcome);
        return true;
    }

    private void settle(Outcome<? extends T> outcome) {
        Throwable failure = outcome.failure();
        if (failure == null) {
            complete(outcome.value());
        } else {
            fail(failure);
        }
    }

    @Override
    protected void cleanup() {
        if (claim()) {
            run.tell(() -> run.remove(this));
        } else {
            settle(Objects.requireNonNull(run.outcome())); // on its way
        }
    }

    @Override
    public String toString() {
        return "the end of a coroutine on another loop";
    }
}
