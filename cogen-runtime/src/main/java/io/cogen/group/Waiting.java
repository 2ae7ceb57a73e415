package io.cogen.group;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A put or a get. */
abstract class Waiting<T extends @Nullable Object> extends Operation<T, RuntimeException> {
    /** Neighbours in the station's list. */
    @Nullable
    Waiting<?> previous;

    @Nullable
    Waiting<?> next;

    private @Nullable Station station;

    /**
     * Does it, if it can be done now: completes or fails.
     *
     * @param scheduler the one whose turn it is
     */
    abstract boolean now(Scheduler scheduler);

    abstract Side side();

    @Override
    protected final boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        Side side = side();
        if (!side.waits(scheduler) && now(scheduler)) {
            return true;
        }
        keepAlive();
        station = side.station(scheduler);
        station.add(this);
        return false;
    }

    @Override
    protected final void cleanup() {
        Objects.requireNonNull(station).withdraw(this);
    }
}
