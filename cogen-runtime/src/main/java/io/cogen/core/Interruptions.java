package io.cogen.core;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes upon a coroutine from outside: a cancel, a raise, a timeout. On the scheduler's thread. */
final class Interruptions {
    private Interruptions() {}

    static void cancel(Coro<?, ?> target, Cancellation cancellation) {
        Coro<?, ?> coro = target;
        while (!coro.isDone() && (coro.state & Coro.CANCELLED) == 0) {
            coro.state |= Coro.CANCELLED;
            coro.extras().cancellation = cancellation;
            if (hasNotBegun(coro)) {
                if ((coro.state & Coro.QUEUED) == 0 || !Resumption.defiesCancel(coro)) {
                    endUnbegun(coro, new Cancelled(cancellation));
                }
            } else if (callee(coro) != null) {
                coro = Objects.requireNonNull(callee(coro));
            } else if (isWaiting(coro)) {
                withdraw(coro, new Cancelled(cancellation));
            }
        }
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
        return new Raised(new Cancelled(Objects.requireNonNull(extras.cancellation)));
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
            }
        }
        coro.wake(limits);
    }

    /** The timer of a waiting coroutine was due: a sleep is over, or a timeout. */
    static void expire(Coro<?, ?> coro, long due) {
        Operation<?, ?> operation = (Operation<?, ?>) Objects.requireNonNull(coro.awaiting);
        Limits limits = operation instanceof Coro ? coro.extras().limits : operation.limits;
        if (limits == null || limits.ownEnd <= due) {
            operation.settleHere(null, Operation.DONE);
            return;
        }
        Coro<?, ?> callee = callee(coro);
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

    /** The idle timeout of a call counts from when the innermost callee last got on: suspended, moved bytes, was woken. */
    private static boolean slides(Coro<?, ?> coro, Coro<?, ?> callee, Limits limits, long due) {
        Coro<?, ?> innermost = innermost(callee);
        limits.since = (innermost.state & Coro.QUEUED) != 0 ? due : Dump.since(innermost);
        if (limits.end() <= due) {
            return false;
        }
        coro.arm(Objects.requireNonNull(coro.scheduler), limits.end());
        return true;
    }
}
