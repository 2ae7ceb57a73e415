package io.cogen.core;

import java.time.Duration;

/**
 * An operation took longer than its {@linkplain Operation#timeout timeout}, or made no progress for longer than its
 * {@linkplain Operation#idleTimeout idle timeout}; it has been withdrawn. Unchecked, and no kind of cancellation.
 */
public final class OperationTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was allowed. */
    private final Duration limit;

    /** Whether the time without progress was limited, not the whole. */
    private final boolean idle;

    /**
     * For operations that time out by a rule of their own, and for tests.
     *
     * @param operation what it was, in words
     * @param limit what was allowed
     * @param idle whether the time without progress was limited, not the whole
     */
    public OperationTimeoutException(String operation, Duration limit, boolean idle) {
        super(operation + (idle ? " made no progress for " : " was not done within ") + limit);
        this.limit = limit;
        this.idle = idle;
    }

    /**
     * The timeout that was over.
     *
     * @return what was allowed
     */
    public Duration limit() {
        return limit;
    }

    /**
     * Whether it was the idle timeout.
     *
     * @return false if the whole time was limited
     */
    public boolean isIdle() {
        return idle;
    }
}
