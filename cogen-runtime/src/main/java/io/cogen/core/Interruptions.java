package io.cogen.core;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes upon a coroutine from outside: a cancel, a raise, a timeout. On the scheduler's thread. */
final class Interruptions {
    private Interruptions() {}

    static void cancel(Coro<?, ?> target, Cancellation cancellation) {
        cancellation.begin(target.scheduler);
        int reached = Coro.CANCELLED | (cancellation.isKill() ? Coro.KILLED : 0);
        Cancellation cause = cancellation;
        Coro<?, ?> coro = target;
        while (coro != null && !coro.isDone() && (coro.state & reached) != reached) {
            // The first one counts, also for those that a shield has kept it from, if a kill comes now.
            if ((coro.state & Coro.CANCELLED) == 0) {
                coro.extras().cancellation = cause;
            } else {
                cause = Objects.requireNonNull(coro.extras().cancellation);
            }
            coro.state |= reached;
            coro.reached(cancellation);
            coro = cancelWait(coro, cancellation);
        }
    }

    /**
     * Ends what a coroutine does.
     *
     * @return the callee, if that one has to be cancelled
     */
    private static @Nullable Coro<?, ?> cancelWait(Coro<?, ?> coro, Cancellation cancellation) {
        if (hasNotBegun(coro)) {
            if ((coro.state & Coro.QUEUED) == 0 || !coro.defiesCancel()) {
                endUnbegun(coro, cancelled(coro));
            }
            return null;
        }
        Coro<?, ?> callee = callee(coro);
        boolean waits = callee == null && isWaiting(coro);
        if (callee == null && !waits) {
            return null;
        }
        Limits limits = Dump.limits(coro);
        if (limits != null && limits.isShield() && !cancellation.isKill()) {
            hold(coro, limits, cancellation);
            return null;
        } else if (waits && !((Operation<?, ?>) Objects.requireNonNull(coro.awaiting)).defiesCancel()) {
            withdraw(coro, cancelled(coro));
        }
        return callee;
    }

    /** Holds a cancel back from what a coroutine waits for. */
    private static void hold(Coro<?, ?> coro, Limits limits, Cancellation cancellation) {
        Scheduler s = Objects.requireNonNull(coro.scheduler);
        if ((coro.state & Coro.ARMED) != 0) {
            coro.disarm(s);
        } else {
            limits.since = coro.deadline;
        }
        limits.startShield(s.readClock(), cancellation);
        coro.arm(s, limits.end());
    }

    private static Cancelled cancelled(Coro<?, ?> coro) {
        return new Cancelled(Objects.requireNonNull(coro.extras().cancellation));
    }

    /** Whether a coroutine that was cancelled, or raised into, may all the same wait for something. */
    static boolean mayWait(Coro<?, ?> coro, @Nullable Operation<?, ?> operation) {
        if ((coro.state & Coro.CANCELLED) == 0 || operation == null) {
            return false;
        } else if (operation.defiesCancel()) {
            return true;
        }
        Limits limits = operation.limits;
        return limits != null
                && limits.isShield()
                && (coro.state & (Coro.KILLED | Coro.RAISED)) == 0
                && Objects.requireNonNull(coro.extras().cancellation).graceEnd()
                        > Objects.requireNonNull(coro.scheduler).readClock();
    }

    static void raise(Coro<?, ?> target, Throwable t) {
        Coro<?, ?> coro = innermost(target);
        if (coro.isDone()) {
            return;
        }
        if (hasNotBegun(coro)) {
            endUnbegun(coro, t);
        } else if (isWaiting(coro)) {
            withdraw(coro, t);
        } else {
            keep(coro, t);
        }
    }

    /** For the next suspension point. */
    static void keep(Coro<?, ?> coro, Throwable t) {
        Extras extras = coro.extras();
        if (extras.raised == null) {
            extras.raised = t;
            coro.state |= Coro.RAISED;
        } else if (extras.raised != t) {
            extras.raised.addSuppressed(t);
        }
    }

    /** What was raised in a coroutine that has no further suspension point: that of its caller throws it. */
    static void passOn(Coro<?, ?> coro) {
        if (coro.slot instanceof Coro<?, ?> caller) {
            keep(caller, Objects.requireNonNull(coro.extras().raised));
        }
    }

    /** A coroutine that begins although its caller is cancelled is cancelled as well. */
    static void inheritCancel(Coro<?, ?> coro) {
        if (coro.slot instanceof Coro<?, ?> caller && (caller.state & ~coro.state & Coro.CANCELLED) != 0) {
            coro.state |= Coro.CANCELLED;
            coro.extras().cancellation = caller.extras().cancellation;
        }
    }

    /** At a suspension point of a coroutine that was cancelled or raised into: what it throws. */
    static Raised take(Coro<?, ?> coro) {
        Extras extras = coro.extras();
        Throwable raised = extras.raised;
        if (raised != null) {
            extras.raised = null;
            coro.state &= ~Coro.RAISED;
            return new Raised(raised);
        }
        return new Raised(cancelled(coro));
    }

    /** For a coroutine that was cancelled or raised into while it began to wait. */
    static void deliver(Coro<?, ?> coro) {
        withdraw(coro, take(coro).failure());
    }

    /** The coroutine that it called and waits for; null if it waits for something else or runs. */
    static @Nullable Coro<?, ?> callee(Coro<?, ?> coro) {
        return coro.awaiting instanceof Coro<?, ?> callee && callee.isCalledBy(coro) ? callee : null;
    }

    /** The last in the chain of calls that begins with a coroutine; that one itself if it calls nobody. */
    static Coro<?, ?> innermost(Coro<?, ?> first) {
        Coro<?, ?> coro = first;
        for (Coro<?, ?> callee = callee(coro); callee != null; callee = callee(coro)) {
            coro = callee;
        }
        return coro;
    }

    private static boolean hasNotBegun(Coro<?, ?> coro) {
        return (coro.state & Operation.LIFE) == Operation.NEW
                || (coro.state & Coro.QUEUED) != 0 && coro.awaiting == null;
    }

    /** Whether it is suspended and what it waits for is not over. */
    private static boolean isWaiting(Coro<?, ?> coro) {
        return (coro.state & Coro.QUEUED) == 0
                && coro.awaiting instanceof Operation<?, ?> operation
                && (operation.state & Operation.LIFE) == Operation.PARKED;
    }

    private static void endUnbegun(Coro<?, ?> coro, Throwable failure) {
        if (failure instanceof Cancelled) {
            failure.fillInStackTrace(); // nobody throws it
        }
        Scheduler s = coro.scheduler;
        Coro<?, ?> caller = coro.finish(s, failure, Operation.FAILED);
        if (caller != null && s != null) {
            Calls.returned(s, caller, coro);
            caller.wake(null);
        }
    }

    /** Takes back what the coroutine waits for, which is no call, and lets it go on with the failure. */
    private static void withdraw(Coro<?, ?> coro, Throwable failure) {
        Operation<?, ?> operation = (Operation<?, ?>) Objects.requireNonNull(coro.awaiting);
        Limits limits = operation.limits;
        if (operation instanceof Coro<?, ?> joined) {
            Extras extras = joined.extras();
            if (extras.joiners != null) {
                extras.joiners.remove(coro);
            }
            limits = coro.extras().limits;
            coro.extras().limits = null;
            coro.awaiting = new Raised(failure);
        } else if (operation.outlasts(failure)) {
            return;
        } else {
            operation.state += Operation.WITHDRAWING - Operation.PARKED;
            try {
                operation.cleanup();
            } catch (Throwable alsoFailed) {
                if (alsoFailed != failure) {
                    failure.addSuppressed(alsoFailed);
                }
            }
            if ((operation.state & Operation.LIFE) == Operation.WITHDRAWING) {
                operation.end(null, Operation.WITHDRAWN);
                coro.awaiting = new Raised(failure);
            } else if (!(failure instanceof Cancelled) && !(failure instanceof OperationTimeoutException)) {
                keep(coro, failure); // a cancel comes again by itself, and a result beats a timeout
            }
        }
        coro.wake(limits);
    }

    /** The timer of a waiting coroutine was due: a sleep is over, or a timeout. */
    static void expire(Coro<?, ?> coro, long due) {
        Operation<?, ?> operation = (Operation<?, ?>) Objects.requireNonNull(coro.awaiting);
        Limits limits = operation instanceof Coro ? coro.extras().limits : operation.limits;
        if (limits == null || limits.ownEnd <= due) {
            operation.due();
            return;
        }
        Coro<?, ?> callee = callee(coro);
        if (limits.shieldEnd <= due) {
            endShield(coro, callee, limits);
            return;
        }
        boolean idle = limits.isIdleFirst();
        if (idle && callee != null && slides(coro, callee, limits, due)) {
            return;
        }
        idle = limits.isIdleFirst();
        Duration limit = Duration.ofNanos(idle ? limits.idle : limits.total);
        String what = operation instanceof Coro<?, ?> awaited ? awaited.name() : Dump.words(operation);
        OperationTimeoutException timeout = new OperationTimeoutException(what, limit, idle);
        if (callee == null) {
            withdraw(coro, timeout);
            return;
        }
        Extras extras = coro.extras();
        extras.timeout = timeout;
        extras.timeoutCancellation = new Cancellation(String.valueOf(timeout.getMessage()), null);
        coro.state |= Coro.TIMED_OUT;
        cancel(callee, extras.timeoutCancellation);
    }

    /** A cancel was held back long enough. */
    private static void endShield(Coro<?, ?> coro, @Nullable Coro<?, ?> callee, Limits limits) {
        limits.shield = Limits.NONE;
        limits.shieldEnd = TimerWheel.NEVER;
        if (callee == null) {
            withdraw(coro, cancelled(coro));
            return;
        }
        if (limits.hasTimeout()) {
            coro.arm(Objects.requireNonNull(coro.scheduler), limits.end());
        } else {
            coro.deadline = limits.since;
        }
        cancel(callee, Objects.requireNonNull(coro.extras().cancellation));
    }

    /**
     * The idle timeout of a call counts from when the innermost callee, or a child of a scope in between, last got on: suspended, moved
     * bytes, was woken.
     */
    private static boolean slides(Coro<?, ?> coro, Coro<?, ?> callee, Limits limits, long due) {
        Scheduler s = Objects.requireNonNull(coro.scheduler);
        // From now, not from when it was due: a loop that is late would catch up in steps of this timeout, however
        // small.
        limits.since = callee.gotOn(s.now());
        if (limits.end() <= due) {
            return false;
        }
        coro.arm(s, limits.end());
        return true;
    }
}
