package io.cogen.core;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scope that runs: a coroutine that calls the body and then waits for the children. Whoever yields it calls it, and so cancels,
 * timeouts, traces and dumps are those of any call.
 */
final class ScopeRun<T extends @Nullable Object, X extends Throwable> extends Coro<T, X> {
    private static final int BODY = 1;
    private static final int CHILDREN = 2;

    private final SourceMap source;
    private final ScopePolicy policy;
    private final Scope scope = new Scope(this);

    private @Nullable Function<? super Scope, ? extends Coro<T, X>> maker;
    private @Nullable Coro<?, ?> body;
    private @Nullable Object result;
    private boolean hasResult;

    private @Nullable Throwable failure;
    /** By which the scope itself ends its members. */
    private @Nullable Cancellation inside;
    /** Whether a cancel from outside has met children. */
    private boolean cut;

    private final Children children = new Children();
    private @Nullable Ended end;
    /** What is closed in the end, the last first; null if there is nothing. */
    private @Nullable Deque<AutoCloseable> owned;

    ScopeRun(SourceMap source, @Nullable Function<? super Scope, ? extends Coro<T, X>> maker, ScopePolicy policy) {
        this.source = source;
        this.maker = maker;
        this.policy = policy;
    }

    // ------------------------------------------------------------------ the coroutine

    @Override
    boolean advance(int at) {
        int stage = at;
        if (stage == 0) {
            next = BODY;
            if (begin()) {
                return true;
            }
            stage = BODY;
        }
        if (stage == BODY) {
            takeResult();
        } else {
            take();
        }
        next = CHILDREN;
        while (isOccupied()) {
            end = new Ended();
            if (await(end)) {
                return true;
            }
            take();
        }
        end = null;
        return outcome();
    }

    /** Whether children are left. If none are, closes what it owns, which may start others. */
    private boolean isOccupied() {
        endDaemons();
        while (children.isEmpty() && owned != null && !owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (Throwable thrown) {
                failed("what it owned could not be closed", thrown);
            }
        }
        return !children.isEmpty();
    }

    /** Calls the body: true if it has to wait. */
    private boolean begin() {
        try {
            if (maker == null) {
                policy.begin(this);
                hasResult = true; // see outcome()
                return false;
            }
            Coro<T, X> made = Objects.requireNonNull(maker.apply(scope), "the body that was made");
            if ((made.state & LIFE) != NEW) {
                throw new IllegalStateException("the body of a scope must not have begun: " + made);
            }
            maker = null;
            body = made;
            return await(made);
        } catch (Throwable thrown) {
            failed("the scope could not begin", thrown);
            return false;
        }
    }

    private void takeResult() {
        if (body == null) {
            return;
        }
        try {
            if (awaiting == body
                    && body.slot instanceof Cancelled cancelled
                    && inside != null
                    && cancelled.isOf(inside)) {
                return; // the scope is being cancelled, and the body did as it was told
            }
            result = takeAwaited();
            hasResult = true;
        } catch (Throwable thrown) {
            if (thrown instanceof Cancelled cancelled && isOwn(cancelled)) {
                cut = true;
            } else {
                failed("the body has failed", thrown);
            }
        } finally {
            body = null;
        }
    }

    /** What was raised while it waited for the children. */
    private void take() {
        try {
            takeAwaited();
        } catch (Throwable raised) {
            failed("something was raised in it", raised);
        }
    }

    private boolean outcome() {
        if (failure != null) {
            throw Sneaky.<RuntimeException>sneaky(failure);
        } else if (cut && !policy.isDecided()) {
            throw Cancelled.here(Objects.requireNonNull(extras().cancellation));
        } else if (!hasResult) {
            throw new ScopeCancelledException(Objects.requireNonNull(inside));
        }
        try {
            awaiting = policy.result(result);
        } catch (Throwable thrown) {
            throw Sneaky.<RuntimeException>sneaky(thrown);
        }
        return false;
    }

    // ------------------------------------------------------------------ children

    void own(AutoCloseable resource) {
        try {
            running();
        } catch (IllegalStateException tooLate) {
            try {
                resource.close();
            } catch (Throwable thrown) {
                tooLate.addSuppressed(thrown);
            }
            throw tooLate;
        }
        if (owned == null) {
            owned = new ArrayDeque<>(2);
        }
        owned.push(resource);
    }

    /** The scheduler, if members may be added. */
    private Scheduler running() {
        Scheduler s = scheduler;
        if (s == null || isDone()) {
            throw new IllegalStateException("the scope is over: " + this);
        } else if (!s.isOnThread()) {
            throw new IllegalStateException(
                    "a scope belongs to its scheduler's thread; there use it, by scheduler.post(...): " + this);
        }
        return s;
    }

    /** Starts a child; null: it was cancelled before, and so has ended. */
    @Nullable
    Child start(Coro<?, ?> coro, boolean daemon, @Nullable Starting<?, ?> starting) {
        Objects.requireNonNull(coro, "child");
        Scheduler s = running();
        if (coro.isCancelledUnbegun()) {
            if (starting != null) {
                starting.ended(coro);
            }
            return null;
        }
        if ((coro.state & LIFE) != NEW) {
            throw new IllegalStateException("a child must not have begun: " + coro);
        }
        Child child = new Child(this, coro, daemon, starting);
        children.add(child);
        coro.extras().child = child;
        s.add(coro);
        Cancellation cancellation = inside != null ? inside : extras == null ? null : extras.cancellation;
        if (cancellation != null) {
            cut |= inside == null;
            Interruptions.cancel(coro, cancellation);
        }
        return child;
    }

    /** Called when a child has ended. */
    void ended(Child child) {
        children.remove(child);
        Coro<?, ?> coro = child.coro;
        Starting<?, ?> starting = child.starting;
        if (starting != null) {
            child.starting = null;
            starting.ended(coro);
        } else if (coro.state == DONE) {
            policy.returned(this, coro);
        } else {
            Throwable thrown = (Throwable) Objects.requireNonNull(coro.slot);
            Cancellation cancellation = coro.extras().cancellation;
            if (cancellation == null || !(thrown instanceof Cancelled cancelled && cancelled.isOf(cancellation))) {
                policy.failed(this, coro, thrown);
            }
        }
        if (body == null && next == CHILDREN) {
            endDaemons();
        }
        if (children.isEmpty() && end != null) {
            end.over();
        }
    }

    private void endDaemons() {
        if (children.areDaemons() && inside == null) {
            children.cancel(new Cancellation("the scope is over", null));
        }
    }

    // ------------------------------------------------------------------ ending

    /** A member has failed: the first failure cancels the others, which may fail as well. */
    void failed(String why, Throwable thrown) {
        if (failure == null) {
            failure = thrown;
            cancelInside(new Cancellation(why, thrown));
        } else if (failure != thrown) {
            failure.addSuppressed(thrown);
        }
    }

    void report(Coro<?, ?> child, Throwable thrown) {
        Objects.requireNonNull(scheduler).report(child, thrown);
    }

    /** From any thread. */
    void cancel(Cancellation cancellation) {
        Scheduler s = scheduler;
        if (s == null) {
            throw new IllegalStateException("the scope has not begun");
        }
        s.onThread(() -> cancelInside(cancellation));
    }

    void cancelInside(Cancellation cancellation) {
        if (inside == null && !isDone()) {
            inside = cancellation;
            if (body != null) {
                Interruptions.cancel(body, cancellation);
            }
            children.cancel(cancellation);
        }
    }

    /** The body is called, and gets it anyway. */
    @Override
    void reached(Cancellation cancellation) {
        cut |= !children.isEmpty();
        children.cancel(cancellation);
    }

    boolean isEnding() {
        return inside != null || (state & CANCELLED) != 0 || isDone();
    }

    // ------------------------------------------------------------------ time

    void timeout(long nanos) {
        Coro<?, ?> caller = waiting();
        Scheduler s = Objects.requireNonNull(scheduler);
        Limits limits = caller.extras().limits;
        if (limits == null) {
            limits = new Limits();
            limits.since = s.readClock();
            caller.extras().limits = limits;
        }
        limits.total = nanos;
        limits.totalEnd(nanos == Limits.NONE ? TimerWheel.NEVER : TimerWheel.plus(s.readClock(), nanos));
        if ((caller.state & ARMED) != 0) {
            caller.disarm(s);
        }
        if (limits.end() != TimerWheel.NEVER) {
            caller.arm(s, limits.end());
        }
    }

    @Nullable
    Duration remaining() {
        long end = TimerWheel.NEVER;
        for (Coro<?, ?> coro = waiting(); coro != null; coro = coro.caller()) {
            Limits limits = coro.extras == null ? null : coro.extras.limits;
            end = limits == null ? end : Math.min(end, limits.totalEnd());
        }
        long now = Objects.requireNonNull(scheduler).readClock();
        return end == TimerWheel.NEVER ? null : Duration.ofNanos(Math.max(0, end - now));
    }

    /** Who has to go on when it is over. */
    private Coro<?, ?> waiting() {
        running();
        return Objects.requireNonNull(caller());
    }

    /** Whose scope it is. */
    String owner() {
        Coro<?, ?> caller = caller();
        return caller == null ? name() : caller.name();
    }

    @Override
    long gotOn(long now) {
        long latest = (state & QUEUED) != 0 ? now : body != null ? body.gotOn(now) : Dump.since(this);
        return Math.max(latest, children.gotOn(now));
    }

    // ------------------------------------------------------------------ what it is

    @Override
    public String name() {
        Coro<?, ?> caller = caller();
        return "Scope." + source.methodName() + (caller == null ? "" : " of " + caller.name());
    }

    @Override
    void forget() {
        maker = null;
        body = null;
        result = null;
        failure = null;
    }

    @Override
    protected SourceMap source() {
        return source;
    }

    /** The end of the last child. */
    private final class Ended extends Operation<Void, RuntimeException> {
        @Override
        protected boolean process(Scheduler s, Coro<?, ?> coro) {
            return false;
        }

        void over() {
            // Else it has not begun to wait: something was raised, or its turn is over, and it sees by itself that
            // nobody is left.
            if (scheduler != null) {
                complete(null);
            }
        }

        @Override
        boolean defiesCancel() {
            return true;
        }

        @Override
        protected boolean isInternal() {
            return true;
        }

        @Override
        public String toString() {
            return "the end of its children";
        }
    }
}
