package io.cogen.core;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what a coroutine does, for {@link Coro#trace}. Whoever is not traced has not the flag, and never comes here. */
final class Tracing {
    private static final int LONGEST_VALUE = 100;

    private Tracing() {}

    /** A coroutine and those that it calls just now. */
    static void trace(Coro<?, ?> first, @Nullable Consumer<? super String> listener) {
        for (Coro<?, ?> coro = first; coro != null && !coro.isDone(); coro = Interruptions.callee(coro)) {
            set(coro, listener);
        }
    }

    private static void set(Coro<?, ?> coro, @Nullable Consumer<? super String> listener) {
        coro.extras().listener = listener;
        coro.state = listener == null ? coro.state & ~Coro.TRACED : coro.state | Coro.TRACED;
    }

    /** A suspension point. The flag is off meanwhile, so that the suspension point does what it always does. */
    static boolean await(Coro<?, ?> coro, @Nullable Operation<?, ?> operation) {
        if (operation instanceof Coro<?, ?> callee && (callee.state & Operation.LIFE) == Operation.NEW) {
            if (callee.extras().listener == null) {
                set(callee, coro.extras().listener);
            }
            tell(coro, "calls " + callee.name());
        } else {
            tell(coro, "yields " + (operation == null ? "null" : Dump.words(operation)));
        }
        coro.state &= ~Coro.TRACED;
        boolean suspended = coro.await(operation);
        if (coro.extras().listener != null) {
            coro.state |= Coro.TRACED;
            if (!suspended) {
                goesOn(coro);
            } else {
                tell(coro, (coro.state & Coro.QUEUED) == 0 ? "waits" : "lets others run");
            }
        }
        return suspended;
    }

    /** It is about to run. */
    static void runs(Coro<?, ?> coro) {
        if (coro.awaiting == null) {
            tell(coro, "begins");
        } else {
            goesOn(coro);
        }
    }

    static void ended(Coro<?, ?> coro) {
        tell(
                coro,
                switch (CoroState.of(coro)) {
                    case RETURNED -> "returns " + words(coro.slot);
                    case CANCELLED -> "ends, cancelled";
                    default -> "fails with " + words(coro.slot);
                });
    }

    private static void goesOn(Coro<?, ?> coro) {
        Object awaited = coro.awaiting instanceof Clause clause ? clause.operation : coro.awaiting;
        if (awaited instanceof Raised raised) {
            tell(coro, "goes on with failure " + words(raised.failure()));
        } else if (awaited instanceof Operation<?, ?> operation) {
            int life = operation.state & Operation.LIFE;
            if (life == Operation.DONE) {
                tell(coro, "goes on with " + words(operation.slot));
            } else if (life == Operation.SHARED) {
                tell(coro, "goes on with null");
            } else {
                tell(coro, "goes on with failure " + words(operation.slot));
            }
        }
    }

    private static String words(@Nullable Object value) {
        String words;
        try {
            words = String.valueOf(value);
        } catch (RuntimeException failed) {
            words = Objects.requireNonNull(value).getClass().getName();
        }
        return words.length() <= LONGEST_VALUE ? words : words.substring(0, LONGEST_VALUE) + "...";
    }

    /** A listener that fails is told nothing more, and what it threw goes to the handler. */
    private static void tell(Coro<?, ?> coro, String what) {
        Consumer<? super String> listener = coro.extras().listener;
        if (listener == null) {
            return;
        }
        try {
            listener.accept(Dump.place(coro) + " " + what);
        } catch (Throwable failed) {
            if (coro.isDone()) {
                coro.extras().listener = null;
            } else {
                set(coro, null);
            }
            Objects.requireNonNull(coro.scheduler).report(coro, failed);
        }
    }
}
