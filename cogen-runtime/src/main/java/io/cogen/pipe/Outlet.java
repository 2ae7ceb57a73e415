package io.cogen.pipe;

import io.cogen.core.Cancelled;
import io.cogen.core.Coro;
import io.cogen.core.CoroutineMachine;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.core.SourceMap;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link Pipes#toPublisher}: the coroutine of one subscription. */
final class Outlet<T> extends CoroutineMachine<Void, RuntimeException> {
    private static final int PAUSED = 1;
    private static final int PULLED = 2;
    private static final int CLOSED = 3;
    private static final SourceMap SOURCE = SourceMap.of("io.cogen.pipe.Pipes", "toPublisher", "Pipes.java");

    final Scheduler scheduler;
    private final Demand demand = new Demand(this);

    private @Nullable Supplier<? extends Pipe<? extends T, ?>> pipes;
    private Flow.@Nullable Subscriber<? super T> subscriber;
    private @Nullable Pipe<? extends T, ?> pipe;
    private @Nullable Closes input;
    private @Nullable Pause pause;
    /** Whether it waits for an item. */
    private boolean pulls;

    private @Nullable Throwable failure;
    /** Whether the subscriber is told nothing any more: it has cancelled, or failed. */
    private boolean silent;

    // What other threads look at: a request wakes who waits for one, a cancel who has begun.
    volatile boolean waits;
    volatile boolean begun;

    private Outlet(
            Scheduler scheduler,
            Supplier<? extends Pipe<? extends T, ?>> pipes,
            Flow.Subscriber<? super T> subscriber) {
        this.scheduler = scheduler;
        this.pipes = pipes;
        this.subscriber = subscriber;
    }

    static <T> void subscribe(
            Scheduler scheduler,
            Supplier<? extends Pipe<? extends T, ?>> pipes,
            Flow.Subscriber<? super T> subscriber) {
        Outlet<T> outlet = new Outlet<>(scheduler, pipes, subscriber);
        Demand demand = outlet.demand;
        subscriber.onSubscribe(demand);
        if (demand.isCancelled()) {
            return;
        }
        outlet.whenDone(() -> {
            if (!outlet.begun && !demand.isCancelled()) {
                subscriber.onError(new CancellationException("the scheduler was shut down"));
            }
        });
        try {
            scheduler.submit(outlet);
        } catch (IllegalStateException schedulerIsClosed) {
            subscriber.onError(schedulerIsClosed);
        }
    }

    // ------------------------------------------------------------------ the coroutine

    @Override
    protected boolean step(int state) throws Throwable {
        if (state != CLOSED) {
            try {
                if (publishes(state)) {
                    return true;
                }
            } catch (Throwable thrown) {
                pulls = false;
                failure = demand.misuse() != null && thrown instanceof Cancelled ? demand.misuse() : thrown;
            }
            if (input != null && awaits(CLOSED, input.close())) {
                return true;
            }
        }
        if (input != null) {
            try {
                awaited();
            } catch (Throwable thrown) {
                failure = Failures.both(failure, thrown);
            }
        }
        return tell();
    }

    /** True: it waits. False: there are no more items, or nobody wants them. */
    private boolean publishes(int state) {
        if (state == 0) {
            begun = true;
            if (demand.isCancelled()) {
                return false;
            }
            pipe = Objects.requireNonNull(Objects.requireNonNull(pipes).get(), "the pipe that was supplied");
            input = pipe.handOver();
        } else if (state == PAUSED) {
            awaited();
        } else if (!mayGoOn()) {
            return false;
        }
        Pipe<? extends T, ?> from = Objects.requireNonNull(pipe);
        do {
            while (demand.isZero()) {
                if (awaits(PAUSED, new Pause())) {
                    return true;
                }
                awaited();
            }
            if (demand.isCancelled()) {
                return false;
            }
            demand.throwMisuse();
            pulls = true;
            if (awaits(PULLED, from.advance())) {
                return true;
            }
        } while (mayGoOn());
        return false;
    }

    /** Hands over the item; false: there is none, or nobody wants it. */
    private boolean mayGoOn() {
        pulls = false;
        if (!this.<Boolean>awaited() || demand.isCancelled()) {
            return false;
        }
        T item = Objects.requireNonNull(
                Objects.requireNonNull(pipe).item(), "an item is null, which Flow does not allow");
        demand.served();
        try {
            Objects.requireNonNull(subscriber).onNext(item);
        } catch (Throwable thrown) {
            silent = true;
            throw thrown;
        }
        return true;
    }

    private boolean tell() throws Throwable {
        Flow.Subscriber<? super T> to = Objects.requireNonNull(subscriber);
        Throwable thrown = failure;
        if (silent || demand.isCancelled()) {
            if (thrown != null && !(thrown instanceof Cancelled)) {
                throw thrown;
            }
        } else if (thrown == null) {
            to.onComplete();
        } else if (thrown instanceof Cancelled cancelled) {
            to.onError(new CancellationException(cancelled.reason()).initCause(cancelled));
        } else {
            to.onError(thrown);
        }
        return ends(null);
    }

    /** Something was requested, or the subscription is over. */
    void goOn() {
        if (pause != null) {
            pause.over();
        } else if (pulls && demand.isOver()) {
            cancel("its subscriber wants no more");
        }
    }

    private final class Pause extends Operation<Void, RuntimeException> {
        @Override
        protected boolean process(Scheduler running, Coro<?, ?> coro) {
            pause = this;
            waits = true;
            keepAlive();
            if (!demand.isZero()) {
                cleanup();
                return true;
            }
            return false;
        }

        void over() {
            cleanup();
            complete(null);
        }

        @Override
        protected void cleanup() {
            pause = null;
            waits = false;
        }

        @Override
        public String toString() {
            return "a request";
        }
    }

    @Override
    protected SourceMap source() {
        return SOURCE;
    }

    @Override
    protected void clear() {
        pipes = null;
        subscriber = null;
        pipe = null;
        input = null;
        failure = null;
    }
}
