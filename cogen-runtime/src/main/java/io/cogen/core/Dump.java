package io.cogen.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Coroutines in words. */
final class Dump {
    /** Of a longer chain of calls so many are shown from either end. */
    private static final int ENDS = 50;

    private Dump() {}

    static String of(Roots roots, long now) {
        StringBuilder out = new StringBuilder();
        for (Coro<?, ?> root : roots.snapshot()) {
            List<Coro<?, ?>> chain = chain(root);
            int left = Math.max(0, chain.size() - 2 * ENDS);
            for (int i = 0; i < chain.size(); i++) {
                out.append("  ".repeat(Math.min(i, ENDS)));
                if (i == ENDS && left > 0) {
                    out.append(String.format(Locale.ROOT, "... %,d more calls ...\n", left));
                    i += left;
                    out.append("  ".repeat(ENDS));
                }
                line(chain.get(i), now, out);
            }
        }
        return out.toString();
    }

    private static void line(Coro<?, ?> coro, long now, StringBuilder out) {
        out.append(describe(coro));
        if (isSuspended(coro)) {
            out.append(", for ").append(Duration.ofNanos(Math.max(0, now - since(coro))));
            Limits limits = limits(coro);
            if (limits != null && limits.hasTimeout() && (coro.state & Coro.ARMED) != 0) {
                out.append(", times out in ").append(Duration.ofNanos(Math.max(0, coro.deadline - now)));
            }
        }
        if (coro.extras != null && coro.extras.child != null) {
            out.append(", in a scope of ").append(coro.extras.child.scope.owner());
        }
        out.append('\n');
    }

    /** A coroutine, the one that it calls, and so on. */
    private static List<Coro<?, ?>> chain(Coro<?, ?> root) {
        List<Coro<?, ?>> chain = new ArrayList<>();
        for (Coro<?, ?> coro = root; coro != null; coro = Interruptions.callee(coro)) {
            chain.add(coro);
        }
        return chain;
    }

    /** Whether one of the coroutines waits for something of which it is not known who completes it. */
    static boolean hasUnknown(Roots roots) {
        for (Coro<?, ?> root : roots.snapshot()) {
            if (Interruptions.innermost(root).awaiting instanceof Operation<?, ?> operation
                    && !operation.isInternal()) {
                return true;
            }
        }
        return false;
    }

    static String describe(Coro<?, ?> coro) {
        return place(coro) + " " + state(coro);
    }

    /** Name, file and line. */
    static String place(Coro<?, ?> coro) {
        SourceMap source = coro.source();
        int line = source.line(coro.at());
        String at = line == 0 ? "" : " (" + source.fileName() + ":" + line + ")";
        return coro.name() + at;
    }

    private static String state(Coro<?, ?> coro) {
        Cancellation cancellation = coro.extras == null ? null : coro.extras.cancellation;
        String cancelled = cancellation == null ? "" : ", cancelled: " + cancellation.reason();
        return switch (coro.state & Operation.LIFE) {
            case Operation.NEW -> "has not begun";
            case Operation.DONE -> "has returned";
            case Operation.FAILED -> coro.slot instanceof Cancelled ? "was cancelled" : "has failed: " + coro.slot;
            default -> active(coro) + cancelled;
        };
    }

    private static String active(Coro<?, ?> coro) {
        Object awaiting = coro.awaiting;
        if ((coro.state & Coro.QUEUED) != 0) {
            return awaiting == null ? "is about to begin" : "can go on";
        }
        if (awaiting instanceof Coro<?, ?> other) {
            return (other.isCalledBy(coro) ? "calls " : "waits for the end of ") + other.name();
        }
        return awaiting instanceof Operation<?, ?> operation ? "waits for " + words(operation) : "runs";
    }

    /** An operation in words: toString() is the user's and may fail, which is not to end the loop. */
    static String words(Operation<?, ?> operation) {
        try {
            return operation.toString();
        } catch (RuntimeException failed) {
            return operation.getClass().getName();
        }
    }

    private static boolean isSuspended(Coro<?, ?> coro) {
        return coro.awaiting != null && (coro.state & Coro.QUEUED) == 0;
    }

    /**
     * Since when a suspended coroutine has waited, or when what it waits for got on last, in wheel time; as exact as the
     * beginning of the turn.
     */
    static long since(Coro<?, ?> coro) {
        if ((coro.state & Coro.ARMED) == 0) {
            return coro.deadline;
        }
        Limits limits = limits(coro);
        if (limits != null && (limits.hasTimeout() || limits.shieldEnd != TimerWheel.NEVER)) {
            return limits.since;
        }
        Sleep sleep = coro.awaiting instanceof Select<?, ?> select
                ? select.earliest()
                : coro.awaiting instanceof Sleep one ? one : null;
        return sleep == null ? coro.deadline : coro.deadline - sleep.nanos();
    }

    static @Nullable Limits limits(Coro<?, ?> coro) {
        if (coro.awaiting instanceof Coro<?, ?>) {
            return coro.extras == null ? null : coro.extras.limits;
        }
        return coro.awaiting instanceof Operation<?, ?> operation ? operation.limits : null;
    }
}
