package io.cogen.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls of coroutines that begin without being objects. */
final class Direct {
    /*
     * A call of a coroutine of the same class first runs its body as a plain Java method, above the step of the nearest
     * coroutine that is an object: the host. Most callees end without having suspended, and then that was all. One that
     * comes to a suspension point becomes an object there (leave): it notes in the loop what it is about to wait for, and
     * returns; whoever has called it finds the note, becomes an object as well, the caller of that one, and returns; and so
     * on down to the host's step, where the chain is linked to the host and goes on as if it had been there all along (goOn).
     *
     * Nothing runs between the first leave and goOn but what makes these objects. So nobody sees a chain that is incomplete,
     * and an operation begins when all of its callers exist.
     */

    /** How many callees may stand on top of one another; they leave before another step is put on top. */
    static final int DEEPEST = 128;

    private Direct() {}

    /** A host enters a callee. */
    static void enter(Coro<?, ?> host) {
        Loop s = loop(host);
        if (s.left != null) { // an Error between two leaves, as by a stack that is full
            s.left = null;
            s.leftInnermost = null;
        }
        if (s.host != host) {
            s.host = host;
        }
    }

    /** Whether a coroutine is the one that has entered a callee last. */
    static boolean isHost(Coro<?, ?> coro) {
        return coro.scheduler != null && coro.scheduler.host == coro;
    }

    static boolean mayEnter(Coro<?, ?> host, int depth) {
        return (host.state & Coro.SPECIAL) == 0
                && depth < DEEPEST
                && !loop(host).isSpent(Loop.CALL);
    }

    @SuppressWarnings("NullAway") // it runs
    private static Loop loop(Coro<?, ?> host) {
        return host.scheduler;
    }

    static boolean hasLeft(Coro<?, ?> host) {
        return loop(host).left != null;
    }

    /** A callee may not run now: its caller is to wait for it in the ordinary way. */
    static void leave(Coro<?, ?> host, Coro<?, ?> callee) {
        loop(host).left = callee;
    }

    /** A callee is about to wait for an operation. */
    static void leave(Coro<?, ?> host, Coro<?, ?> callee, int next, @Nullable Operation<?, ?> operation) {
        Loop s = loop(host);
        begin(host, callee, next);
        s.left = callee;
        s.leftInnermost = callee;
        callee.awaiting = operation;
    }

    /** The caller of one that has left leaves as well. */
    static void leave(Coro<?, ?> host, Coro<?, ?> caller, int next) {
        Loop s = loop(host);
        Coro<?, ?> callee = Objects.requireNonNull(s.left);
        if (s.leftInnermost == null) {
            leave(host, caller, next, callee);
            return;
        }
        begin(host, caller, next);
        link(caller, callee);
        s.left = caller;
    }

    private static void begin(Coro<?, ?> host, Coro<?, ?> callee, int next) {
        callee.next = next;
        callee.scheduler = host.scheduler;
        callee.state = Operation.PARKED;
        callee.deadline = loop(host).now();
    }

    private static void link(Coro<?, ?> caller, Coro<?, ?> callee) {
        caller.awaiting = callee;
        callee.slot = caller;
    }

    /** The host waits for the callee that has left: true if it has to, false if the callee is over. */
    static boolean goOn(Coro<?, ?> host) {
        Loop s = loop(host);
        Coro<?, ?> outermost = Objects.requireNonNull(s.left);
        Coro<?, ?> innermost = s.leftInnermost;
        s.left = null;
        if (innermost == null) {
            return host.await(outermost);
        }
        s.leftInnermost = null;
        Operation<?, ?> operation = (Operation<?, ?>) innermost.awaiting;
        innermost.awaiting = null;
        link(host, outermost);
        Calls.suspend(s, host);
        if (host.extras != null) {
            host.extras.limits = null;
            handOn(host, outermost, innermost);
        }
        s.depth++;
        boolean waits = run(s, host, innermost, operation);
        s.depth--;
        return waits;
    }

    /** Runs the chain from the inside, as the loop would; but the host, whose step is on the stack, goes on by itself. */
    private static boolean run(Loop s, Coro<?, ?> host, Coro<?, ?> innermost, @Nullable Operation<?, ?> operation) {
        if (await(innermost, operation)) {
            return true;
        }
        Coro<?, ?> coro = innermost;
        while (coro != host) {
            Coro<?, ?> caller = coro.runStep(s);
            if (caller == null) {
                return true;
            }
            Calls.returned(s, caller, coro);
            coro = caller;
        }
        return false;
    }

    /** As {@link Coro#await}; but what an attempt has given is delivered, whatever has come upon the coroutine meanwhile. */
    @SuppressWarnings("NullAway") // it runs
    static boolean await(Coro<?, ?> coro, @Nullable Operation<?, ?> operation) {
        if (operation instanceof Given) {
            coro.awaiting = operation;
            return coro.scheduler.requeue(coro);
        }
        return coro.await(operation);
    }

    /** What has come upon the host while it stood for its callees is for them, too. */
    private static void handOn(Coro<?, ?> host, Coro<?, ?> outermost, Coro<?, ?> innermost) {
        int cancelled = host.state & (Coro.CANCELLED | Coro.KILLED);
        if (cancelled != 0) {
            for (Coro<?, ?> coro = outermost; coro != null; coro = Interruptions.callee(coro)) {
                coro.state |= cancelled;
                coro.extras().cancellation = host.extras().cancellation;
            }
        }
        if ((host.state & Coro.RAISED) != 0) {
            Interruptions.keep(innermost, Interruptions.take(host).failure());
        }
        if ((host.state & Coro.TRACED) != 0) {
            Tracing.trace(outermost, host.extras().listener);
        }
    }
}
