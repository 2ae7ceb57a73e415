package io.cogen.core;

import java.time.Instant;

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
     * What the calendar says, for {@link Events#sleepUntil}; by default {@link Instant#now()}. A clock whose time is not the real
     * one gives a moment that moves with {@link #nanoTime()}. Called on the scheduler's thread.
     *
     * @return the moment that is now
     */
    default Instant instant() {
        return Instant.now();
    }

    /**
     * The system's clock.
     *
     * @return always the same one
     */
    static Clock system() {
        return System::nanoTime;
    }
}
