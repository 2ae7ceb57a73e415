package io.cogen.group;

import io.cogen.core.Cancelled;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** How a coroutine of another loop ended: with a value, a failure, or a cancel; the last is a failure for whoever did not cancel it. */
record Outcome<T extends @Nullable Object>(
        @Nullable T value, @Nullable Throwable failure, boolean isCancelled) {

    static <T extends @Nullable Object> Outcome<T> of(T value) {
        return new Outcome<>(value, null, false);
    }

    static <T extends @Nullable Object> Outcome<T> failed(Throwable failure) {
        if (!(failure instanceof Cancelled cancelled)) {
            return new Outcome<>(null, failure, false);
        }
        CancellationException exception = new CancellationException(cancelled.reason());
        exception.initCause(cancelled);
        return new Outcome<>(null, exception, true);
    }

    static <T extends @Nullable Object> Outcome<T> neverBegun(String why) {
        return new Outcome<>(null, new CancellationException(why), true);
    }
}
