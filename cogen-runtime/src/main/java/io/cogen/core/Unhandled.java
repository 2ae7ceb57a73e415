package io.cogen.core;

import java.lang.System.Logger.Level;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Failures that nobody else sees: to the handler, or to the log. */
final class Unhandled {
    private final @Nullable BiConsumer<@Nullable Coro<?, ?>, Throwable> handler;

    Unhandled(@Nullable BiConsumer<@Nullable Coro<?, ?>, Throwable> handler) {
        this.handler = handler;
    }

    void report(@Nullable Coro<?, ?> coro, Throwable failure) {
        if (handler == null) {
            log(coro, failure);
            return;
        }
        try {
            handler.accept(coro, failure);
        } catch (Throwable handlerFailed) {
            if (handlerFailed != failure) {
                failure.addSuppressed(handlerFailed);
            }
            log(coro, failure);
        }
    }

    private static void log(@Nullable Coro<?, ?> coro, Throwable failure) {
        log(Level.ERROR, coro == null ? "a posted task failed" : "unhandled failure of " + coro.name(), failure);
    }

    static void log(Level level, String message, Throwable failure) {
        try {
            System.getLogger("io.cogen.core").log(level, message, failure);
        } catch (Throwable logFailed) {
            // A logger may need what there is none of: the JDK's own opens a file for its first message, and fails
            // with an Error where descriptors have run out. The loop goes on whatever happens.
            System.err.println(message + ": " + failure + " (and it could not be logged: " + logFailed + ")");
        }
    }
}
