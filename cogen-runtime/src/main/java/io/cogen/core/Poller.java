package io.cogen.core;

/**
 * Where an idle scheduler waits, and what brings events from outside. One per scheduler, confined to its thread except
 * {@link #wakeup()}.
 *
 * <p>For virtual time write one that, instead of waiting, moves the scheduler's {@link Clock} on by {@code nanos}.
 */
public interface Poller extends AutoCloseable {
    /**
     * Hands over what is ready, completing operations on this thread, and waits for the first.
     *
     * @param nanos the longest wait in nanoseconds: 0 looks only, negative waits without limit. It may return early.
     */
    void poll(long nanos);

    /** Ends a running or the next {@link #poll} early. Any thread. */
    void wakeup();

    /**
     * Whether an operation is parked here, so that the loop must go on.
     *
     * @return false if nothing here can wake anybody
     */
    boolean isWaiting();

    /** Called once, by {@link Scheduler#close()}. */
    @Override
    void close();
}
