package io.cogen.pipe;

import io.cogen.core.Cancelled;
import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * {@code buffer} and {@code merge}: each input is gone through by a coroutine of its own, a {@link Producer}, and what they give waits
 * here in the order in which it came.
 *
 * @param <Y> the items
 * @param <X> what it fails with
 */
final class Funnel<Y extends @Nullable Object, X extends Throwable> extends Pipe<Y, X> {
    /*
     * A failure is delivered when all producers have ended, so that it is the last that comes out, and has the failures of the others
     * with it. No failure gets lost: if the consumer never asks, the producer that failed waits for it, and when it is cancelled
     * itself, with its scope, it fails the scope.
     */

    private record Item<Y extends @Nullable Object>(Producer<Y> from, Y value) {}

    private final Scope scope;
    private final int ahead;
    private final List<Producer<Y>> producers = new ArrayList<>();
    private final List<Closes> inputs;

    private final Deque<Item<Y>> items = new ArrayDeque<>();
    private @Nullable Scheduler scheduler;
    private @Nullable Next waiting;
    private boolean begun;
    private boolean closed;
    private int running;
    private @Nullable Throwable failure;
    private boolean delivered;
    /** Whether the failure is only that somebody else has cancelled a producer. */
    private boolean isCut;

    /** What waits for the end of all producers, in a close. */
    private @Nullable Ended ended;

    private boolean atItem;
    private @Nullable Y current;

    /** {@code ahead}: how many items of one input may wait. */
    Funnel(String method, Scope scope, List<? extends Pipe<? extends Y, ?>> pipes, int ahead) {
        this.scope = scope;
        this.ahead = ahead;
        inputs = Pipe.handOver(pipes);
        for (int i = 0; i < inputs.size(); i++) {
            producers.add(new Producer<>(method, this, pipes.get(i), inputs.get(i)));
        }
    }

    // ------------------------------------------------------------------ the consumer's side

    @Override
    Operation<Boolean, X> advance() {
        return new Next();
    }

    @Override
    @SuppressWarnings("NullAway") // null only if Y may be
    Y item() {
        if (!atItem) {
            throw new IllegalStateException("not at an item: call value() after next() gave true");
        }
        return current;
    }

    @Override
    Operation<Void, X> end() {
        return new FunnelClosing<X>(this).close();
    }

    private final class Next extends Operation<Boolean, X> {
        @Override
        protected boolean process(Scheduler on, Coro<?, ?> coro) {
            if (waiting != null || ended != null) {
                throw new IllegalStateException("another coroutine waits for an item of this pipe, or closes it");
            }
            scheduler = on;
            atItem = false;
            current = null;
            begin();
            Item<Y> item = items.poll();
            if (item != null) {
                item.from().taken();
                give(this, item.value());
            } else if (running > 0 && !closed) {
                waiting = this;
                return false;
            } else {
                finish(this);
            }
            return true;
        }

        void gives() {
            complete(true);
        }

        void ends() {
            complete(false);
        }

        void fails(Throwable thrown) {
            fail(thrown);
        }

        @Override
        protected void cleanup() {
            waiting = null;
        }

        @Override
        protected boolean isInternal() {
            return true;
        }

        @Override
        public String toString() {
            return "an item of " + producers.size() + " inputs";
        }
    }

    private void begin() {
        if (!begun && !closed) {
            for (Producer<Y> each : producers) {
                running++;
                try {
                    scope.startDaemon(each.whenDone(each::wasCancelledUnbegun));
                } catch (Throwable refused) {
                    running--; // the scope is over, and no other one was started either
                    throw refused;
                }
                begun = true;
            }
        }
    }

    private void give(Next to, Y value) {
        atItem = true;
        current = value;
        to.gives();
    }

    /** There are no more items, and perhaps a failure. */
    private void finish(Next last) {
        Throwable thrown = takeFailure();
        if (thrown == null) {
            last.ends();
        } else {
            last.fails(thrown);
        }
    }

    private @Nullable Throwable takeFailure() {
        if (delivered || failure == null) {
            return null;
        }
        delivered = true;
        for (Producer<Y> each : producers) {
            each.delivered();
        }
        return failure;
    }

    // ------------------------------------------------------------------ the producers' side

    boolean hasSpace(int waitingItems) {
        return waitingItems < ahead;
    }

    /** True: it waits here, and counts. */
    boolean offer(Producer<Y> from, Y value) {
        Next next = waiting;
        if (next != null) {
            waiting = null;
            give(next, value);
            return false;
        }
        return !closed && items.add(new Item<>(from, value));
    }

    /**
     * A producer has ended and closed its input.
     *
     * @return whether its failure, if it has one, is or will be told
     */
    boolean over(@Nullable Throwable thrown) {
        running--;
        boolean tells = false;
        if (thrown instanceof Cancelled cancelled) {
            if (!closed && failure == null) {
                isCut = true;
                failure = new CancellationException("what goes through the input was cancelled: " + cancelled.reason());
                failure.initCause(cancelled);
            }
        } else if (thrown != null) {
            tells = failure == null || isCut;
            failure = tells ? thrown : Failures.both(failure, thrown);
            isCut = false;
            stopProducers("another input has failed");
        }
        settle();
        return !tells || delivered || ended != null;
    }

    /**
     * A producer was cancelled before it began. It may be that the one who waits for an item is about to be cancelled as well, with the
     * scope, and should see nothing but that; so the end can wait for a turn.
     */
    void neverBegan() {
        running--;
        if (!closed && failure == null) {
            isCut = true;
            failure = new CancellationException("what goes through the input was cancelled before it began");
        }
        if (waiting == null) {
            settle();
        } else {
            Objects.requireNonNull(scheduler).post(this::settle);
        }
    }

    /** If all have ended, those go on who wait for that. */
    private void settle() {
        if (running == 0) {
            Next last = waiting;
            if (last != null) {
                waiting = null;
                finish(last);
            }
            if (ended != null) {
                ended.over();
            }
        }
    }

    private void stopProducers(String why) {
        for (Producer<Y> each : producers) {
            each.stop(why);
        }
    }

    // ------------------------------------------------------------------ closing

    /** Begins to close: drops the items, stops the producers. */
    void beginClose() {
        if (waiting != null || ended != null) {
            throw new IllegalStateException("a coroutine waits for an item of this pipe, or closes it already");
        }
        closed = true;
        atItem = false;
        current = null;
        items.clear();
        stopProducers("the pipe was closed");
    }

    /** What waits for the end of all producers; null if there is none left. */
    @Nullable
    Operation<Void, RuntimeException> untilEnded() {
        return running == 0 ? null : (ended = new Ended());
    }

    /** The wait is over, and perhaps failed. */
    boolean areProducersEnded() {
        ended = null;
        return running == 0;
    }

    /** The inputs, if no producer sees to their end. */
    List<Closes> inputs() {
        return inputs;
    }

    /** What nobody has been told. */
    @Nullable
    Throwable untold() {
        Throwable thrown = failure;
        return takeFailure() == null || isCut ? null : thrown;
    }

    private final class Ended extends Operation<Void, RuntimeException> {
        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            return running == 0;
        }

        void over() {
            complete(null);
        }

        @Override
        protected boolean isInternal() {
            return true;
        }

        @Override
        public String toString() {
            return "the end of its producers";
        }
    }
}
