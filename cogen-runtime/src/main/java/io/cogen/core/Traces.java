package io.cogen.core;

/** Stack traces in the user's terms. */
final class Traces {
    private Traces() {}

    /** A failure leaves a coroutine. */
    static void leave(Coro<?, ?> coro, Throwable failure) {}
}
