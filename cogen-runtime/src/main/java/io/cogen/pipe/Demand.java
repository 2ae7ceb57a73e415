package io.cogen.pipe;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The subscription of an {@link Outlet}: what was requested and not served. Any thread. */
final class Demand implements Flow.Subscription {
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final Outlet<?> outlet;
    private final AtomicLong items = new AtomicLong();
    private volatile boolean cancelled;
    private volatile @Nullable IllegalArgumentException misuse;

    Demand(Outlet<?> outlet) {
        this.outlet = outlet;
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            misuse = new IllegalArgumentException(
                    "requested " + n + " items, which is not positive (Reactive Streams, rule 3.9)");
            wake(outlet.begun);
        } else {
            items.accumulateAndGet(n, (has, more) -> UNLIMITED - has < more ? UNLIMITED : has + more);
            wake(outlet.waits);
        }
    }

    @Override
    public void cancel() {
        if (!cancelled) {
            cancelled = true;
            wake(outlet.begun);
        }
    }

    private void wake(boolean isNeeded) {
        if (isNeeded) {
            try {
                outlet.scheduler.post(outlet::goOn);
            } catch (IllegalStateException schedulerIsClosed) {
                // and the coroutine has ended
            }
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    @Nullable
    IllegalArgumentException misuse() {
        return misuse;
    }

    /** Whether nothing more is to be made. */
    boolean isOver() {
        return cancelled || misuse != null;
    }

    /** Whether there is nothing to do. */
    boolean isZero() {
        return items.get() == 0 && !isOver();
    }

    void throwMisuse() {
        IllegalArgumentException thrown = misuse;
        if (thrown != null) {
            throw thrown;
        }
    }

    /** One item fewer. */
    void served() {
        if (items.get() != UNLIMITED) {
            items.decrementAndGet();
        }
    }
}
