package io.cogen.pipe;

import io.cogen.core.AsyncGeneratorMachine;
import io.cogen.core.Operation;
import io.cogen.core.SourceMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes a {@link Funnel}. A generator of which nothing is used but its close, because that is what also runs in a coroutine that has
 * been cancelled; there it waits for nobody, and the scope does.
 *
 * @param <X> what it fails with
 */
final class FunnelClosing<X extends Throwable> extends AsyncGeneratorMachine<Void, Void, Void, X> {
    private static final int BEGIN = 1;
    private static final int ENDED = 2;
    private static final int CLOSED = 3;
    private static final SourceMap SOURCE = Stage.source("close");

    private final Funnel<?, ?> funnel;
    private List<Closes> inputs = List.of();
    private int closed;
    private @Nullable Throwable failure;

    FunnelClosing(Funnel<?, ?> funnel) {
        this.funnel = funnel;
    }

    @Override
    protected boolean step(int state) throws Throwable {
        if (state == BEGIN) {
            funnel.beginClose();
            Operation<?, ?> ended = funnel.untilEnded();
            if (ended != null && awaits(ENDED, ended)) {
                return true;
            }
            if (ended == null) {
                inputs = funnel.inputs();
            } else {
                producersEnded();
            }
        } else if (state == ENDED) {
            producersEnded();
        } else {
            closedOne();
        }
        while (closed < inputs.size()) {
            if (awaits(CLOSED, inputs.get(closed).close())) {
                return true;
            }
            closedOne();
        }
        Throwable untold = funnel.untold();
        if (untold != null) {
            failure = Failures.both(failure, untold);
        }
        if (failure != null) {
            throw failure;
        }
        return ends(null);
    }

    private void producersEnded() {
        try {
            awaited();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (funnel.areProducersEnded()) {
            inputs = funnel.inputs();
        }
    }

    private void closedOne() {
        closed++;
        try {
            awaited();
        } catch (Throwable thrown) {
            failure = Failures.both(failure, thrown);
        }
    }

    @Override
    protected int closingUnbegun() {
        return BEGIN;
    }

    @Override
    @SuppressWarnings("NullAway") // never called: it yields nothing
    protected Void yielded() {
        return null;
    }

    @Override
    protected SourceMap source() {
        return SOURCE;
    }
}
