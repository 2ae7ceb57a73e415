package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** One cancel: its reason, and the place that called it. Compared by identity: each coroutine it reached was ended by it. */
final class Cancellation {
    private final String reason;
    private final @Nullable Throwable canceller;

    Cancellation(String reason, @Nullable Throwable canceller) {
        this.reason = reason;
        this.canceller = canceller;
    }

    String reason() {
        return reason;
    }

    @Nullable
    Throwable canceller() {
        return canceller;
    }
}
