package io.cogen.core;

/**
 * Thrown at a suspension point of a coroutine that has been cancelled, and at each further one until the coroutine has
 * ended. An {@code Error}, so that {@code catch (Exception e)} does not see it. Only the runtime makes them: an application
 * that wants to fail throws something of its own.
 */
public final class Cancelled extends Error {
    private static final long serialVersionUID = 1L;

    private final transient Cancellation cancellation;

    /** Whether it is more than being made. */
    private final transient boolean made;

    /** Without a stack trace: whoever throws it, or ends a coroutine with it, fills that in. */
    Cancelled(Cancellation cancellation) {
        super(cancellation.reason(), cancellation.canceller());
        this.cancellation = cancellation;
        this.made = true;
    }

    /** With the trace of this place. */
    static Cancelled here(Cancellation cancellation) {
        Cancelled cancelled = new Cancelled(cancellation);
        cancelled.fillInStackTrace();
        return cancelled;
    }

    /** A trace takes microseconds, and that of the place where it is made would not be seen. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return made ? super.fillInStackTrace() : this;
    }

    /**
     * Why, as given to {@link Coro#cancel}.
     *
     * @return the reason of the first cancel
     */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether it was thrown because of this cancel, and not because of that of another coroutine. */
    boolean isOf(Cancellation other) {
        return cancellation == other;
    }
}
