package io.cogen.group;

import io.cogen.core.Cancelled;
import io.cogen.core.Coro;
import io.cogen.core.CoroutineMachine;
import io.cogen.core.Scheduler;
import io.cogen.core.SourceMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the other loop for a coroutine that was started from elsewhere: it calls it, and gives its outcome to whoever waits. All
 * of it belongs to that loop; others send messages, and read {@link #outcome}.
 */
class RemoteRun<T extends @Nullable Object, X extends Throwable> extends CoroutineMachine<@Nullable Void, Exception> {
    private static final SourceMap SOURCE =
            SourceMap.of("io.cogen.group.SchedulerGroup", "start", "SchedulerGroup.java");

    final Scheduler scheduler;
    private @Nullable Supplier<? extends Coro<? extends T, ? extends X>> maker;
    private @Nullable Coro<? extends T, ? extends X> body;
    private final List<Joiner<T>> joiners = new ArrayList<>(1);

    /** Set before the joiners are asked: so one who withdraws in vain finds it. */
    private volatile @Nullable Outcome<? extends T> outcome;

    // A call that is cancelled before the coroutine has been added: see abandon().
    private volatile boolean added;
    private volatile boolean abandoned;

    RemoteRun(Scheduler scheduler, Supplier<? extends Coro<? extends T, ? extends X>> maker) {
        this.scheduler = scheduler;
        this.maker = Objects.requireNonNull(maker, "coro");
        whenDone(this::ended);
    }

    // ------------------------------------------------------------------ any thread

    /** @throws IllegalStateException if the loop is closed */
    void begin() {
        scheduler.post(() -> {
            try {
                scheduler.add(this);
            } catch (IllegalStateException closed) {
                lost("its loop was closed before it began");
                return;
            }
            added = true;
            if (isAbandoned()) {
                cancel("nobody waits for it any more");
            }
        });
    }

    /** Does something on the loop, behind the beginning. False: the loop is closed. */
    boolean tell(Runnable action) {
        try {
            scheduler.post(action);
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    @Nullable
    Outcome<? extends T> outcome() {
        return outcome;
    }

    /**
     * Passes the cancel of the one who waits on. On that one's loop, which knows how he was cancelled, so this cannot be said in a message; and a coroutine
     * that has not been added is no other thread's to cancel. Both sides store what they have done and then look at what the other one
     * has: one of them sees it, or both, and the second cancel does nothing.
     */
    void abandon(Coro<?, ?> waiter) {
        abandoned = true;
        if (added) {
            cancelAs(waiter);
        }
    }

    // ------------------------------------------------------------------ its loop

    boolean isAbandoned() {
        return abandoned;
    }

    /** Also before it is begun. */
    void add(Joiner<T> joiner) {
        Outcome<? extends T> known = outcome;
        if (known == null) {
            joiners.add(joiner);
        } else if (joiner.claim()) {
            joiner.deliver(known);
        }
    }

    void remove(Joiner<T> joiner) {
        joiners.remove(joiner);
    }

    @Override
    @SuppressWarnings({"fallthrough", "NullAway"}) // what is awaited is a T
    protected boolean step(int state) throws Throwable {
        switch (state) {
            case 0:
                body = Objects.requireNonNull(Objects.requireNonNull(maker).get(), "the coroutine that was made");
                maker = null;
                if (awaits(1, body)) {
                    return true;
                }
            default:
                end();
                return ends(null);
        }
    }

    @SuppressWarnings("NullAway") // as above
    private void end() throws Throwable {
        T value;
        try {
            value = this.<T>awaited();
        } catch (Throwable failure) {
            boolean seen = tellAll(Outcome.failed(failure));
            if (!seen || failure instanceof Cancelled) {
                named(Objects.requireNonNull(body).name());
                throw failure; // so the scheduler's handler is told
            }
            return;
        }
        tellAll(Outcome.of(value));
    }

    /** Behind all, in whatever way. */
    private void ended() {
        if (outcome == null) {
            lost("cancelled before it began");
        }
    }

    /** It will never run, or never end. */
    @SuppressWarnings("NullAway") // as above
    void lost(String why) {
        if (outcome == null) {
            tellAll(Outcome.neverBegun(why));
        }
    }

    /** Whether anybody takes it. */
    private boolean tellAll(Outcome<? extends T> known) {
        outcome = known;
        boolean seen = false;
        for (Joiner<T> joiner : joiners) {
            seen |= joiner.claim() && joiner.deliver(known);
        }
        joiners.clear();
        return seen;
    }

    @Override
    protected SourceMap source() {
        return SOURCE;
    }

    @Override
    protected void clear() {
        maker = null;
        body = null;
    }
}
