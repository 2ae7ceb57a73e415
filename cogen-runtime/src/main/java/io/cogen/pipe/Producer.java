package io.cogen.pipe;

import io.cogen.core.Coro;
import io.cogen.core.CoroutineMachine;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.core.SourceMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through one input of a {@link Funnel}, which it fills, as far as there is space; and closes the input.
 *
 * @param <Y> the items
 */
final class Producer<Y extends @Nullable Object> extends CoroutineMachine<Void, RuntimeException> {
    private static final int SPACE = 1;
    private static final int PULLED = 2;
    private static final int CLOSED = 3;
    private static final int TOLD = 4;

    private final SourceMap source;
    private final Funnel<Y, ?> funnel;
    private final Pipe<? extends Y, ?> pipe;
    private final Closes input;

    /** Its items that wait in the funnel. */
    private int waitingItems;

    private @Nullable Pause pause;
    private boolean pulls;
    private boolean isStopped;
    private boolean isOver;
    private boolean isTold;
    private @Nullable Throwable failure;

    Producer(String method, Funnel<Y, ?> funnel, Pipe<? extends Y, ?> pipe, Closes input) {
        this.source = Stage.source(method);
        this.funnel = funnel;
        this.pipe = pipe;
        this.input = input;
    }

    @Override
    protected boolean step(int state) throws Throwable {
        if (state < CLOSED) {
            try {
                if (fills(state)) {
                    return true;
                }
            } catch (Throwable thrown) {
                pulls = false;
                failure = thrown;
            }
            if (awaits(CLOSED, input.close())) {
                return true;
            }
        }
        if (state <= CLOSED) {
            closed();
            if (isTold) {
                return ends(null);
            }
            if (awaits(TOLD, new Pause())) {
                return true;
            }
        }
        return told();
    }

    /** True: it waits. False: there are no more items. */
    private boolean fills(int state) {
        int at = state;
        for (; ; ) {
            if (at == PULLED) {
                pulls = false;
                if (!this.<Boolean>awaited()) {
                    return false;
                }
                if (funnel.offer(this, pipe.item())) {
                    waitingItems++;
                }
            } else if (at == SPACE) {
                awaited();
            }
            if (isStopped) {
                return false;
            }
            boolean pauses = !funnel.hasSpace(waitingItems);
            at = pauses ? SPACE : PULLED;
            pulls = !pauses;
            if (awaits(at, pauses ? new Pause() : pipe.advance())) {
                return true;
            }
        }
    }

    private void closed() {
        try {
            awaited();
        } catch (Throwable thrown) {
            failure = Failures.both(failure, thrown);
        }
        isOver = true;
        isTold = funnel.over(failure);
    }

    /** Waited for somebody to take its failure; if it was cancelled before, nobody ever will. */
    private boolean told() {
        try {
            awaited();
        } catch (Throwable cancelled) {
            if (!isTold) {
                throw Producer.<RuntimeException>sneaky(Objects.requireNonNull(failure));
            }
        }
        return ends(null);
    }

    // ------------------------------------------------------------------ for the funnel

    /** One of its items was taken. */
    void taken() {
        waitingItems--;
        if (!isOver) { // else it waits for its failure to be told, and not for space
            goOn();
        }
    }

    void delivered() {
        isTold = true;
        if (isOver) {
            goOn();
        }
    }

    /** Ends it: only a wait for an item has to be cancelled, and whatever else the input does may be closed at leisure. */
    void stop(String why) {
        isStopped = true;
        if (pulls) {
            cancel(why);
        } else if (!isOver) {
            goOn();
        }
    }

    void wasCancelledUnbegun() {
        if (!isOver) {
            isOver = true;
            funnel.neverBegan();
        }
    }

    private void goOn() {
        if (pause != null) {
            pause.over();
        }
    }

    /** Until the funnel says that it goes on. */
    private final class Pause extends Operation<Void, RuntimeException> {
        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            pause = this;
            return false;
        }

        void over() {
            pause = null;
            complete(null);
        }

        @Override
        protected void cleanup() {
            pause = null;
        }

        @Override
        protected boolean isInternal() {
            return true;
        }

        @Override
        public String toString() {
            return isOver ? "somebody to take its failure" : "space";
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> RuntimeException sneaky(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @Override
    protected SourceMap source() {
        return source;
    }

    @Override
    protected void clear() {
        failure = null;
    }
}
