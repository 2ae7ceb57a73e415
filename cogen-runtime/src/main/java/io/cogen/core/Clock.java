package io.cogen.core;

/**
 * Where a scheduler reads the time; nothing else in cogen reads it.
 *
 * <p>As {@link System#nanoTime()}: only differences mean something, values may be negative and may wrap round. A clock that
 * goes backwards stands still for the scheduler's timers.
 */
@FunctionalInterface
public interface Clock {
    /**
     * Nanoseconds since some fixed moment. Called on the scheduler's thread.
     *
     * @return nanoseconds; only differences mean something
     */
    long nanoTime();

    /**
     * The system's clock.
     *
     * @return always the same one
     */
    static Clock system() {
        return System::nanoTime;
    }
}
