package io.cogen.core;

import java.lang.System.Logger;
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
        Logger logger = System.getLogger("io.cogen.core");
        logger.log(Level.ERROR, coro == null ? "a posted task failed" : "unhandled failure of " + coro.name(), failure);
    }
}
