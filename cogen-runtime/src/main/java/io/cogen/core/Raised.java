package io.cogen.core;

/** In the place of an operation: what the suspension point throws when the coroutine goes on. */
record Raised(Throwable failure) {
    /** Something sent; or throws what was raised, as it is. */
    static Object orThrow(Object given) {
        if (given instanceof Raised raised) {
            throw Sneaky.<RuntimeException>sneaky(raised.failure());
        }
        return given;
    }

    /** The failure; if the runtime made it, with the trace of the place that throws it. */
    Throwable thrownHere() {
        if (failure instanceof Cancelled || failure instanceof OperationTimeoutException) {
            failure.fillInStackTrace();
        }
        return failure;
    }
}
