package io.cogen.pipe;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** {@link Pipes#fromPublisher}. */
final class Inlet<T> extends Pipe<T, Exception> {
    /*
     * Items come on any thread into a queue, and are taken from it on the scheduler's. No item is overlooked: the subscriber
     * adds it and then looks whether somebody waits; who waits says so and then looks into the queue. The subscription is
     * used on the scheduler's thread only, as its calls must be serial.
     */
    private static final Object COMPLETE = new Object();

    private final Flow.Publisher<? extends T> publisher;
    private final int prefetch;

    private final Queue<T> arrived = new ConcurrentLinkedQueue<>();
    /** How many more items may come. */
    private final AtomicLong expected = new AtomicLong();
    /** {@link #COMPLETE} or a failure, behind all that has arrived. */
    private volatile @Nullable Object end;

    private volatile boolean overflowed;
    /** Whether somebody waits, and for whom the scheduler has to be woken. */
    private volatile boolean waits;

    private volatile @Nullable Scheduler scheduler;

    // On the scheduler's thread.
    private Flow.@Nullable Subscription subscription;
    private boolean subscribed;
    private boolean closed;
    private int taken;
    private @Nullable Next waiting;
    private @Nullable T current;

    Inlet(Flow.Publisher<? extends T> publisher, int prefetch) {
        this.publisher = publisher;
        this.prefetch = prefetch;
    }

    // ------------------------------------------------------------------ the publisher's side

    private final class Inbox implements Flow.Subscriber<T> {
        @Override
        public void onSubscribe(Flow.Subscription given) {
            Objects.requireNonNull(given, "subscription");
            if (Scheduler.current() == scheduler) {
                accept(given);
            } else if (!send(() -> accept(given))) {
                given.cancel();
            }
        }

        @Override
        public void onNext(T item) {
            Objects.requireNonNull(item, "item");
            if (expected.getAndDecrement() > 0) {
                arrived.add(item);
                wake();
            } else if (end == null) {
                overflowed = true;
                finish(new IllegalStateException("the publisher sent more items than were requested"));
            }
        }

        @Override
        public void onError(Throwable thrown) {
            finish(Objects.requireNonNull(thrown, "thrown"));
        }

        @Override
        public void onComplete() {
            finish(COMPLETE);
        }

        private void finish(Object how) {
            if (end == null) {
                end = how;
                wake();
            }
        }

        private void wake() {
            if (waits) {
                send(Inlet.this::deliver);
            }
        }

        /** False: the scheduler is closed, and nobody waits any more. */
        private boolean send(Runnable task) {
            try {
                Objects.requireNonNull(scheduler).post(task);
                return true;
            } catch (IllegalStateException schedulerIsClosed) {
                return false;
            }
        }
    }

    private void accept(Flow.Subscription given) {
        if (closed || subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        request(prefetch);
    }

    private void request(int items) {
        expected.addAndGet(items);
        Objects.requireNonNull(subscription).request(items);
    }

    // ------------------------------------------------------------------ the consumer's side

    @Override
    Operation<Boolean, Exception> advance() {
        return new Next();
    }

    @Override
    T item() {
        if (current == null) {
            throw new IllegalStateException("not at an item: call value() after next() gave true");
        }
        return current;
    }

    private final class Next extends Operation<Boolean, Exception> {
        @Override
        protected boolean process(Scheduler running, Coro<?, ?> coro) {
            if (waiting != null) {
                throw new IllegalStateException("another coroutine waits for an item of this pipe");
            }
            scheduler = running;
            current = null;
            subscribe();
            if (takes(this)) {
                return true;
            }
            waiting = this;
            waits = true;
            keepAlive();
            deliver();
            return waiting == null;
        }

        void gives() {
            complete(true);
        }

        void ends(@Nullable Object failure) {
            if (failure instanceof Throwable thrown) {
                fail(Failures.as(Exception.class, thrown));
            } else {
                complete(false);
            }
        }

        @Override
        protected void cleanup() {
            waiting = null;
            waits = false;
        }

        @Override
        public String toString() {
            return "an item of a publisher";
        }
    }

    private void subscribe() {
        if (!subscribed && !closed) {
            subscribed = true;
            try {
                publisher.subscribe(new Inbox());
            } catch (Throwable thrown) {
                closed = true;
                throw thrown;
            }
        }
    }

    private void deliver() {
        Next next = waiting;
        if (next != null && takes(next)) {
            waiting = null;
            waits = false;
        }
    }

    /** Gives it an item, or the end, if there is one. */
    private boolean takes(Next next) {
        if (closed) {
            next.ends(null);
            return true;
        }
        Object last = end; // before the queue: what is there then, came before
        T item = arrived.poll();
        if (item != null) {
            current = item;
            replenish();
            next.gives();
        } else if (last != null) {
            next.ends(last);
            drop(overflowed);
        }
        return item != null || last != null;
    }

    private void replenish() {
        taken++;
        if (taken >= Math.max(1, prefetch / 4) && end == null) {
            int more = taken;
            taken = 0;
            request(more);
        }
    }

    // ------------------------------------------------------------------ closing

    @Override
    Operation<Void, Exception> end() {
        return new Closing(this).close();
    }

    private void drop(boolean cancels) {
        closed = true;
        arrived.clear();
        if (subscription != null && cancels) {
            subscription.cancel();
        }
    }

    private static final class Closing extends Stage<Void, Exception> {
        private final Inlet<?> inlet;

        Closing(Inlet<?> inlet) {
            super("close", List.of());
            this.inlet = inlet;
        }

        @Override
        boolean body(int state) {
            return false;
        }

        @Override
        void release() {
            if (inlet.waiting != null) {
                throw new IllegalStateException("a coroutine waits for an item of this pipe");
            }
            inlet.current = null;
            if (!inlet.closed) {
                inlet.drop(true);
            }
        }
    }
}
