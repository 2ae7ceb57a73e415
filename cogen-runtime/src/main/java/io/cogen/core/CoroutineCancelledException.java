package io.cogen.core;

/**
 * What a coroutine gets that waits for another one, by a call or a join, when somebody cancels that other one. An exception like any
 * other, for who waits is not cancelled: {@link Cancelled} is thrown in the coroutine that is cancelled, and in its callers if they are
 * cancelled with it, and nowhere else. That of the other coroutine is the cause, with its trace.
 */
public final class CoroutineCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CoroutineCancelledException(String name, Cancelled cancelled) {
        super(name + " was cancelled: " + cancelled.reason(), cancelled);
    }

    /**
     * Why, as given to {@link Coro#cancel}.
     *
     * @return the reason of the first cancel
     */
    public String reason() {
        return getCause() instanceof Cancelled cancelled ? cancelled.reason() : "";
    }
}
