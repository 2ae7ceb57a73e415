package io.cogen.core;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine. It has not begun until it is {@linkplain Scheduler#add added} to a scheduler or yielded by another coroutine.
 *
 * <p>It is an operation as well. Yielding a fresh coroutine <em>calls</em> it: the caller goes on with its value or failure,
 * at once and without a turn of the loop. Yielding one that runs already <em>joins</em> it: the coroutine goes on when that
 * one has ended, with the same value or failure; if it has ended already, at once. Any number may join.
 * Whoever waits for one that somebody cancels gets {@link CoroutineCancelledException}.
 *
 *
 * <p><b>Timeouts.</b> A call that times out cancels the callee and waits for it to end. If it ended by that cancel, the
 * caller goes on with {@link OperationTimeoutException}; a value, or a failure of its own, beats the timeout. The idle timeout
 * of a call starts again whenever the callee, or what it calls in turn, gets on with anything. A join that times out only
 * stops waiting. Timeouts count for the next yield of the coroutine and for no other.
 *
 * <p><b>Threads.</b> A coroutine belongs to the thread of its scheduler. {@link #cancel} and {@link #raise} may be called from
 * any thread once it has been added; {@link #isDone} and {@link #name} too, though the answer may be old.
 *
 * @param <T> what it returns
 * @param <X> the checked exception that it throws; {@code RuntimeException} if none
 */
public abstract class Coro<T extends @Nullable Object, X extends Throwable> extends Operation<T, X> {
    // A long file, because it is the contract; more than a third of it is documentation.

    // A coroutine that has begun, or waits for its first step, is PARKED; it goes to DONE or FAILED.
    /** Flag: in the run queue. */
    static final int QUEUED = 1 << 4;
    /** Flag: its timer is in the wheel. */
    static final int ARMED = 1 << 5;
    /** Flag: cancelled; each suspension point throws. */
    static final int CANCELLED = 1 << 6;
    /** Flag: something was raised; the next suspension point throws it. */
    static final int RAISED = 1 << 7;
    /** Flag: its wait for a call timed out, and the callee was cancelled for that. */
    static final int TIMED_OUT = 1 << 8;
    /** Flag: somebody sees to its failure, so that it need not be reported. */
    static final int WATCHED = 1 << 9;
    /** Flag: told of as stuck. */
    static final int TOLD = 1 << 10;
    /** Flag: in the scheduler's list of added coroutines. */
    static final int ROOT = 1 << 11;
    /** Flag: killed; no shield helps. */
    static final int KILLED = 1 << 12;

    /** Flag: somebody is told what it does. */
    static final int TRACED = 1 << 13;

    private static final int DISTURBED = CANCELLED | RAISED;

    /** Those of which each suspension point has to know. */
    static final int SPECIAL = DISTURBED | TRACED;

    /*
     * Memory: a coroutine that sleeps is this object, its locals and the 40 bytes of the sleep. So what only some need
     * is in Extras, lists are intrusive, and `deadline` has two uses.
     */

    /** The state at which step() goes on. */
    int next;

    /** What it waits for: an Operation (over or not), a Raised, or the Clause that was selected; null while it runs and before it begins. */
    @Nullable
    Object awaiting;

    /** While ARMED: when to be woken. Else, while suspended: since when, or when what it waits for got on last. Wheel time. */
    long deadline;

    @Nullable
    Coro<?, ?> following;

    @Nullable
    Coro<?, ?> timerPrevious;

    @Nullable
    Coro<?, ?> rootNext;

    @Nullable
    Coro<?, ?> rootPrevious;

    @Nullable
    Extras extras;

    Coro() {}

    /**
     * The coroutine that runs on this thread; if it has called others, the innermost of them, whose body it is. Within the body
     * of an asynchronous generator that is the one which stands for this resumption. A coroutine that is called within its class, has not
     * suspended yet, and does not say {@code Coro.current()} itself, runs as a part of its caller: in methods that it calls, that one is the answer.
     *
     * @return the coroutine; null outside, and in a coroutine method that was called directly and blocks
     */
    public static @Nullable Coro<?, ?> current() {
        Scheduler s = Scheduler.current();
        return s == null ? null : s.innermostRunning();
    }

    /**
     * The coroutine on whose behalf this one runs: the one that was added to the scheduler or started in a scope, and calls this one, directly or
     * through others. What belongs to a line of execution, as a lock does, belongs to it. Scheduler's thread.
     *
     * @return the outermost caller; this one if nobody calls it
     */
    public final Coro<?, ?> root() {
        Coro<?, ?> root = this;
        for (Coro<?, ?> caller = root.caller(); caller != null; caller = root.caller()) {
            root = caller;
        }
        return root;
    }

    /**
     * Has something done when it ends, in whatever way, behind its {@code finally} blocks; at once, if it has ended. Its failure is not
     * seen by that. Several actions run in the order in which they came. What one throws goes to the scheduler's handler.
     * Scheduler's thread, or before it is added.
     *
     * @param action short, and never waits; the same object may be given once
     * @return this
     */
    public final Coro<T, X> whenDone(Runnable action) {
        Objects.requireNonNull(action, "action");
        if (isDone()) {
            action.run();
        } else {
            extras().addAction(action);
        }
        return this;
    }

    /**
     * Takes back {@link #whenDone}. Scheduler's thread, or before it is added.
     *
     * @param action the same object
     * @return whether it was going to be done
     */
    public final boolean removeWhenDone(Runnable action) {
        return extras != null && extras.removeAction(action);
    }

    /**
     * The name it was {@linkplain #named given}, else the user's class and method.
     *
     * @return for people; not unique
     */
    public String name() {
        return extras == null || extras.name == null ? source().toString() : extras.name;
    }

    /**
     * Where it is: its name, and file and line if they are known. For what others say of it; {@link #toString} also says what it waits
     * for. Scheduler's thread.
     *
     * @return for people; the layout may change
     */
    public final String place() {
        return Dump.place(this);
    }

    /**
     * Gives it a name, for dumps, messages and traces of it. Scheduler's thread, or before it is added.
     *
     * @param name not blank
     * @return this
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public final Coro<T, X> named(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name is blank; leave it out for class and method");
        }
        extras().name = name;
        return this;
    }

    /**
     * What it is doing. Any thread, though another one may get an answer that is old.
     *
     * @return one of the constants
     */
    public final CoroState state() {
        return CoroState.of(this);
    }

    /**
     * Whether it has returned, thrown, or been cancelled.
     *
     * @return true for good, once it is
     */
    public boolean isDone() {
        return (state & LIFE) >= DONE;
    }

    /**
     * Asks it to end. The operation it waits for is withdrawn and {@link Cancelled} thrown at the yield, and again at each
     * further one, so that the coroutine cannot go on by catching it. If it calls another coroutine, that one is cancelled
     * and goes first. A value that is there already is delivered before; a coroutine that has not begun ends without running, and
     * may be added all the same; one that has ended stays as it is. The first cancel counts. What it can still yield is {@link
     * AsyncGenerator#close}.
     *
     *
     * <p>May be called from any thread; a running coroutine may cancel itself.
     *
     * @param reason goes into the message of {@link Cancelled}
     */
    public void cancel(String reason) {
        Objects.requireNonNull(reason, "reason");
        cancel(new Cancellation(reason, new Throwable("cancelled here")));
    }

    /**
     * As {@link #cancel(String)}, in two phases: what is {@linkplain Operation#shield shielded} goes on until the grace is over.
     * Everything else ends at once.
     *
     * <p>May be called from any thread.
     *
     * @param reason goes into the message of {@link Cancelled}
     * @param grace zero or more and below 292 years
     * @throws IllegalArgumentException if {@code grace} is negative or too long
     */
    public void cancel(String reason, Duration grace) {
        Objects.requireNonNull(reason, "reason");
        long nanos = Durations.nanos("grace", grace);
        cancel(Cancellation.withGrace(reason, new Throwable("cancelled here"), nanos));
    }

    /**
     * As {@link #cancel(String)}, but no {@linkplain Operation#shield shield} holds it back, neither now nor later. May follow a
     * cancel. {@code finally} blocks run, and their suspension points throw.
     *
     * <p>May be called from any thread.
     *
     * @param reason goes into the message of {@link Cancelled}, unless a cancel came first
     */
    public void kill(String reason) {
        Objects.requireNonNull(reason, "reason");
        cancel(Cancellation.kill(reason, new Throwable("killed here")));
    }

    /**
     * Passes a cancel on: cancels this coroutine as another one was, of this scheduler or of another, with its reason, with what is left of
     * its grace, or with a kill. For operations that stand for a coroutine elsewhere. Does nothing if the other one has not been cancelled.
     *
     * <p>On the thread of the other one's scheduler; this coroutine may belong to any.
     *
     * @param other one that has been cancelled
     */
    public final void cancelAs(Coro<?, ?> other) {
        Cancellation cancellation = other.extras == null ? null : other.extras.cancellation;
        if (cancellation != null) {
            cancel(cancellation.passedOn(other.scheduler, (other.state & KILLED) != 0));
        }
    }

    private void cancel(Cancellation cancellation) {
        Scheduler s = scheduler;
        if (s == null) {
            Interruptions.cancel(this, cancellation);
        } else {
            s.onThread(() -> Interruptions.cancel(this, cancellation));
        }
    }

    /**
     * Throws {@code t} at its suspension point, once: what it waits for is withdrawn. If a value is there already, or it is
     * running, the next suspension point throws. If it calls another coroutine, the failure is raised in that one. A coroutine
     * that has not begun ends with {@code t}; one that has ended stays as it is.
     *
     * <p>May be called from any thread.
     *
     * @param t of any type, checked ones too
     */
    public void raise(Throwable t) {
        Objects.requireNonNull(t, "t");
        Scheduler s = scheduler;
        if (s == null) {
            Interruptions.raise(this, t);
        } else {
            s.onThread(() -> Interruptions.raise(this, t));
        }
    }

    /**
     * Lets it go on from {@link Events#suspend}, with a value. If it calls another coroutine, it is that one which goes on. Any
     * coroutine may resume any other. May be called from any thread; from another one than the scheduler's, what is wrong goes to the
     * scheduler's handler.
     *
     * @param value what the yield gives
     * @throws IllegalStateException if it does not wait there: it has not begun, runs, waits for something else, was resumed a
     *     moment ago, or has ended; or if the scheduler is closed
     */
    public final void resume(@Nullable Object value) {
        Scheduler s = scheduler;
        if (s == null) {
            Suspend.resume(this, value);
        } else if (!s.doHere(() -> Suspend.resume(this, value))) {
            s.post(this, () -> Suspend.resume(this, value));
        }
    }

    /**
     * Tells somebody what it does, in words: each yield with line and operation, whether it waits for it, with which outcome it goes
     * on, and how it ends. The coroutines that it calls are traced as well, also one that it calls just now, unless they have a
     * listener of their own. What the listener throws goes to the scheduler's handler, and ends the tracing. Costs nothing where
     * nobody is traced. Scheduler's thread, or before it is added.
     *
     * @param listener gets one line after the other, on the scheduler's thread; null: nobody any more
     * @return this
     */
    public final Coro<T, X> trace(@Nullable Consumer<? super String> listener) {
        Tracing.trace(this, listener);
        return this;
    }

    /** One step: to the next suspension (true) or the end (false). */
    abstract boolean advance(int state) throws Throwable;

    abstract void forget();

    /** The state whose line says where it is. */
    int at() {
        return next;
    }

    /** The class whose step() is its body. */
    Class<?> machine() {
        return getClass();
    }

    /**
     * Where it came from, for names, dumps and traces.
     *
     * @return always the same one
     */
    protected abstract SourceMap source();

    @Override
    boolean isConfigurable() {
        return true;
    }

    @Override
    protected boolean isInternal() {
        return true;
    }

    /** Never called: a suspension point knows coroutines and calls or joins them. */
    @Override
    protected final boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        throw new AssertionError(this);
    }

    @Override
    protected final void cleanup() {}

    // ------------------------------------------------------------------ suspension points

    /** A suspension point: true if the coroutine has to wait, false if what it awaits is over. Throws nothing. */
    final boolean await(@Nullable Operation<?, ?> operation) {
        Scheduler s = scheduler;
        if (s == null) {
            throw new IllegalStateException("not running: " + this);
        }
        if ((state & (DISTURBED | TRACED)) != 0) {
            if ((state & TRACED) != 0) {
                return Tracing.await(this, operation);
            }
            if (!Interruptions.mayWait(this, operation)) {
                awaiting = Interruptions.take(this);
                return s.spend(this, Loop.OPERATION);
            }
        }
        if (operation instanceof Coro<?, ?> callee) {
            return Calls.await(s, this, callee);
        }
        if (operation == null || operation.state != NEW) {
            return awaitOther(s, operation);
        }
        awaiting = operation;
        operation.scheduler = s;
        operation.slot = this;
        operation.state = STARTING;
        try {
            if (!operation.process(s, this)) {
                if ((operation.state & LIFE) == STARTING) {
                    if ((state & QUEUED) != 0) {
                        throw new IllegalStateException(
                                "process() has called requeue(), and so must be done; but it returns false: "
                                        + operation);
                    }
                    operation.state += PARKED - STARTING;
                    park(s, operation);
                    if ((state & DISTURBED) != 0 && !Interruptions.mayWait(this, operation)) {
                        Interruptions.deliver(this); // process() cancelled it
                    }
                    return true;
                }
            } else if ((operation.state & LIFE) == STARTING) {
                operation.end(null, DONE);
            }
        } catch (Throwable thrown) {
            // Also after complete(): nobody has seen that value, and no failure is dropped.
            operation.end(thrown, FAILED);
        }
        return s.spend(this, Loop.OPERATION);
    }

    /** A suspension point at the {@link Pass} that all share: as above, but short enough to be inlined, and it writes down little. */
    final boolean pass() {
        Scheduler s = scheduler;
        if (s == null || (state & SPECIAL) != 0) {
            return await(Pass.INSTANCE);
        }
        if (awaiting != Pass.INSTANCE) {
            awaiting = Pass.INSTANCE;
        }
        s.enqueue(this, false);
        return true;
    }

    /** What cannot be started: nothing, a shared operation, one that was used. */
    private boolean awaitOther(Scheduler s, @Nullable Operation<?, ?> operation) {
        if (operation == null) {
            awaiting = new Raised(new NullPointerException("Co.yield(null): there is no operation to wait for"));
        } else if (operation.state == SHARED) {
            awaiting = operation;
            return s.requeue(this);
        } else {
            awaiting = usedBefore(operation);
        }
        return s.spend(this, Loop.OPERATION);
    }

    static Raised usedBefore(Operation<?, ?> operation) {
        return new Raised(
                new IllegalStateException("an operation can be yielded once, and this one has been yielded before: "
                        + operation + "; build a new one for each yield"));
    }

    /** The outcome of what was awaited. */
    final @Nullable Object takeAwaited() {
        Object awaited = awaiting;
        if (awaited == Pass.INSTANCE) {
            return null; // and it stays, for the next pass
        }
        awaiting = null;
        if (awaited instanceof Operation<?, ?> operation) {
            int life = operation.state & LIFE;
            if (life == DONE) {
                Object value = operation.slot;
                if (!(operation instanceof Coro)) {
                    operation.slot = null;
                }
                return value;
            }
            throw Sneaky.<RuntimeException>sneaky(failureOf(operation));
        }
        if (awaited instanceof Raised raised) {
            throw Sneaky.<RuntimeException>sneaky(raised.thrownHere());
        }
        if (awaited instanceof Clause clause) {
            return clause.outcome();
        }
        throw new IllegalStateException("awaited() without awaits(): " + this);
    }

    /** The cancel of another coroutine is not that of this one. */
    private Throwable failureOf(Operation<?, ?> operation) {
        Throwable failure = (Throwable) Objects.requireNonNull(operation.slot);
        return operation instanceof Coro<?, ?> other && failure instanceof Cancelled cancelled && !isOwn(cancelled)
                ? new CoroutineCancelledException(other.name(), cancelled)
                : failure;
    }

    /** Whether it was cancelled before anybody could run it. */
    final boolean isCancelledUnbegun() {
        return state == FAILED && scheduler == null && slot instanceof Cancelled;
    }

    /** Whether it is cancelled, and this is thrown for that. */
    final boolean isOwn(Cancelled cancelled) {
        return extras != null && extras.cancellation != null && cancelled.isOf(extras.cancellation);
    }

    // ------------------------------------------------------------------ running

    /**
     * Runs to the next suspension or the end.
     *
     * @return the caller, if it has one and has ended
     */
    final @Nullable Coro<?, ?> runStep(Loop s) {
        try {
            if (advance(next)) {
                return null;
            }
            // ends() left the value in `awaiting`, as the caller is still in `slot`.
            return finish(s, awaiting, DONE);
        } catch (Throwable failure) {
            Traces.leave(this, failure);
            return finish(s, failure, FAILED);
        }
    }

    /**
     * Records the outcome and lets the joiners go on.
     *
     * @return the caller, which the runner lets go on
     */
    final @Nullable Coro<?, ?> finish(@Nullable Loop s, @Nullable Object outcome, int how) {
        final int was = state;
        final Coro<?, ?> caller = (Coro<?, ?>) slot;
        if ((was & RAISED) != 0) {
            Interruptions.passOn(this);
        }
        slot = outcome;
        state = how;
        awaiting = null;
        forget();
        if (s != null) {
            if ((was & ROOT) != 0) {
                s.removeRoot(this);
            }
            if (extras != null || (was & ROOT) != 0) {
                Calls.ended(s, this, was);
            }
        }
        return caller;
    }

    /** Suspends, the operation being parked. */
    private void park(Loop s, Operation<?, ?> operation) {
        Limits limits = s.defaultTimeout == Limits.NONE ? operation.limits : operation.limitedBy(s.defaultTimeout);
        if (limits != null && hasTimer(limits)) {
            startLimits(s, limits);
        } else if ((state & ARMED) == 0) {
            deadline = s.now();
        }
    }

    /** Whether a wait with such limits may end by itself. */
    final boolean hasTimer(Limits limits) {
        return limits.hasTimeout() || (limits.isShield() && (state & CANCELLED) != 0);
    }

    final void startLimits(Loop s, Limits limits) {
        limits.start(s.readClock());
        if (limits.isShield() && (state & CANCELLED) != 0) {
            limits.startShield(s.now(), Objects.requireNonNull(extras().cancellation));
        }
        if ((state & ARMED) != 0) {
            disarm(s);
        }
        arm(s, limits.end());
    }

    final void arm(Loop s, long when) {
        deadline = when;
        state |= ARMED;
        s.wheel.arm(this);
    }

    final void disarm(Loop s) {
        state &= ~ARMED;
        s.wheel.disarm(this);
    }

    /** What it waits for is over: goes into the run queue. */
    final void wake(@Nullable Limits limits) {
        Scheduler s = Objects.requireNonNull(scheduler);
        Priority priority = limits == null || limits.priority == null ? s.defaultPriority() : limits.priority;
        wake(priority.favoursCoro());
    }

    /** As above, and who woke it says where it goes. */
    final void wake(boolean first) {
        Scheduler s = Objects.requireNonNull(scheduler);
        if ((state & ARMED) != 0) {
            disarm(s);
        }
        s.enqueue(this, first);
    }

    /** Its operation got on with something. */
    final void progressed(@Nullable Limits limits) {
        long now = Objects.requireNonNull(scheduler).readClock();
        if ((state & ARMED) == 0) {
            deadline = now;
        } else if (limits != null) {
            limits.since = now;
            if (limits.idle != Limits.NONE) {
                disarm(scheduler);
                arm(scheduler, limits.end());
            }
        }
    }

    /** Its timer, which is out of the wheel again, was due. */
    final void expired(long due) {
        state &= ~ARMED;
        Interruptions.expire(this, due);
    }

    /** When what it waits for, directly or through calls, got on last; {@code now} if it can go on. */
    long gotOn(long now) {
        Coro<?, ?> coro = this;
        for (Coro<?, ?> callee = Interruptions.callee(coro); callee != null; callee = Interruptions.callee(coro)) {
            if (callee instanceof ScopeRun) {
                return callee.gotOn(now);
            }
            coro = callee;
        }
        return (coro.state & QUEUED) != 0 ? now : Dump.since(coro);
    }

    /** It is being cancelled. */
    void reached(Cancellation cancellation) {}

    final Extras extras() {
        Extras e = extras;
        if (e == null) {
            extras = e = new Extras();
        }
        return e;
    }

    /** The coroutine that called it and waits for it; null if it was added, has not begun, or has ended. */
    final @Nullable Coro<?, ?> caller() {
        return (state & LIFE) == PARKED ? (Coro<?, ?>) slot : null;
    }

    /** Whether it runs because {@code other} yielded it, and {@code other} waits for it. */
    final boolean isCalledBy(Coro<?, ?> other) {
        return slot == other && (state & LIFE) == PARKED;
    }

    /** Name, state, and the source line at which it is suspended. */
    @Override
    public String toString() {
        return Dump.describe(this);
    }
}
