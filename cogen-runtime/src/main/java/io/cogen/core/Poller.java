package io.cogen.core;

/**
 * Where an idle scheduler waits, and what brings events from outside. One per scheduler, confined to its thread except
 * for {@link #wakeup()}.
 */
public interface Poller extends AutoCloseable {
    /**
     * Hands over what is ready, completing operations on this thread, and waits for the first of it.
     *
     * @param nanos how long to wait at most, in nanoseconds: 0 looks only, a negative number waits without limit
     */
    void poll(long nanos);

    /** Ends a running {@link #poll}, or the next one, early. Any thread. */
    void wakeup();

    /**
     * Whether the loop must go on for the sake of what is parked here.
     *
     * @return true while an operation waits here
     */
    boolean isWaiting();

    /** Gives back what it holds; idempotent. */
    @Override
    void close();
}
