package io.cogen.core;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One coroutine yields another: calls it if it is fresh, joins it if not. */
final class Calls {
    /*
     * A call runs the callee's step right here, on top of the caller's, so that a callee which does not suspend costs
     * little more than a method call. The Java stack would grow with the depth of calls; therefore a callee beyond
     * DEEPEST steps is not entered: everybody on the stack suspends (each waits for its callee), the stack unwinds to
     * the scheduler's loop, and that goes on with the callee at once (Scheduler.trampoline). A chain of any depth needs a
     * bounded stack in this way, and unwinds without any: when a coroutine ends, the loop goes on with its caller.
     */

    static final int DEEPEST = 128;

    private Calls() {}

    /** A suspension point at a coroutine: true if the caller has to wait. */
    static boolean await(Scheduler s, Coro<?, ?> caller, Coro<?, ?> callee) {
        if ((callee.state & Operation.LIFE) != Operation.NEW) {
            return join(s, caller, callee);
        }
        caller.awaiting = callee;
        callee.scheduler = s;
        callee.slot = caller;
        callee.state |= Operation.PARKED;
        takeLimits(s, caller, callee);
        if (s.isSpent(Loop.CALL)) {
            suspend(s, caller);
            s.requeue(callee);
            return true;
        }
        if (s.depth >= DEEPEST) {
            suspend(s, caller);
            s.trampoline = callee;
            return true;
        }
        s.depth++;
        callee.runStep(s);
        s.depth--;
        if ((callee.state & Operation.LIFE) >= Operation.DONE) {
            returned(s, caller, callee);
            return false;
        }
        suspend(s, caller);
        return true;
    }

    static void suspend(Loop s, Coro<?, ?> caller) {
        if ((caller.state & Coro.ARMED) == 0) {
            caller.deadline = s.now();
        }
    }

    /** Limits given to a coroutine count for one yield, and belong to the one that waits. */
    private static void takeLimits(Loop s, Coro<?, ?> waiter, Coro<?, ?> awaited) {
        Limits limits = awaited.limits;
        if (limits == null) {
            if (waiter.extras != null) {
                waiter.extras.limits = null;
            }
            return;
        }
        awaited.limits = null;
        waiter.extras().limits = limits;
        if (waiter.hasTimer(limits)) {
            waiter.startLimits(s, limits);
        }
    }

    private static boolean join(Scheduler s, Coro<?, ?> joiner, Coro<?, ?> target) {
        joiner.awaiting = target;
        if (target instanceof Resumption || target instanceof ScopeRun) {
            joiner.awaiting = Coro.usedBefore(target);
        } else if (target.isDone()) {
            target.limits = null;
        } else if (target == joiner) {
            joiner.awaiting = new Raised(new IllegalStateException("a coroutine cannot wait for itself: " + target));
        } else if (target.scheduler != s) {
            joiner.awaiting = new Raised(new IllegalStateException(
                    "belongs to another scheduler, only coroutines of that one can wait for it: " + target));
        } else {
            takeLimits(s, joiner, target);
            target.extras().addJoiner(joiner);
            suspend(s, joiner);
            return true;
        }
        return s.spend(joiner, Loop.OPERATION);
    }

    /** The callee has ended and the caller goes on: its timer goes, and a timeout that hit shows. */
    static void returned(Loop s, Coro<?, ?> caller, Coro<?, ?> callee) {
        if ((caller.state & (Coro.ARMED | Coro.TIMED_OUT)) == 0) {
            return;
        }
        if ((caller.state & Coro.ARMED) != 0) {
            caller.disarm(s);
        }
        Extras extras = caller.extras();
        extras.limits = null;
        if ((caller.state & Coro.TIMED_OUT) != 0) {
            caller.state &= ~Coro.TIMED_OUT;
            if (extras.timeout != null && isCancelledBy(callee, extras.timeoutCancellation)) {
                caller.awaiting = new Raised(extras.timeout);
            }
            extras.timeout = null;
            extras.timeoutCancellation = null;
        }
    }

    static boolean isCancelledBy(Coro<?, ?> coro, @Nullable Cancellation cancellation) {
        return (coro.state & Operation.LIFE) == Operation.FAILED
                && coro.slot instanceof Cancelled cancelled
                && cancellation != null
                && cancelled.isOf(cancellation);
    }

    /** A coroutine with extras, or one that was added, has ended: joiners go on; a failure that nobody sees is reported. */
    static void ended(Loop s, Coro<?, ?> coro, int was) {
        Extras extras = coro.extras;
        List<Coro<?, ?>> joiners = extras == null ? null : extras.joiners;
        if (extras != null) {
            extras.locals = null;
            if ((was & Coro.TRACED) != 0) {
                Tracing.ended(coro);
            }
        }
        if (extras != null && joiners != null && !joiners.isEmpty()) {
            s.ready.startGroup();
            for (int i = 0; i < joiners.size(); i++) {
                wakeJoiner(joiners.get(i));
            }
            s.ready.endGroup();
            extras.joiners = null;
        } else if (extras != null && extras.child != null) {
            // the scope sees to it
        } else if (coro.state == Operation.FAILED && (was & (Coro.ROOT | Coro.WATCHED)) == Coro.ROOT) {
            if (extras == null || !isCancelledBy(coro, extras.cancellation)) {
                s.report(coro, (Throwable) Objects.requireNonNull(coro.slot));
            }
        }
        if (extras != null && extras.child != null) {
            Child child = extras.child;
            extras.child = null;
            child.scope.ended(child);
        }
        if (extras != null && extras.actions != null) {
            extras.runActions(failure -> s.report(coro, failure));
        }
    }

    private static void wakeJoiner(Coro<?, ?> joiner) {
        Limits limits = null;
        if (joiner.extras != null) {
            limits = joiner.extras.limits;
            joiner.extras.limits = null;
        }
        joiner.wake(limits);
    }
}
