package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** What timeout(), idleTimeout() and priority() asked for; exists only for operations that asked. */
final class Limits {
    static final long NONE = -1;
    /** As {@link #NONE}, and by wish: not even the scheduler's default. */
    static final long UNLIMITED = -2;

    long total = NONE;
    long idle = NONE;

    @Nullable
    Priority priority;

    /** How long a cancel is held back. */
    long shield = NONE;

    /** Until when one is being held back; in wheel time. */
    long shieldEnd = TimerWheel.NEVER;

    /** When the wait began, or got on last; in wheel time. */
    long since;

    private long totalEnd = TimerWheel.NEVER;

    /** When an operation that is a timer itself, a sleep, is done; in wheel time. */
    long ownEnd = TimerWheel.NEVER;

    boolean hasTimeout() {
        return total >= 0 || idle >= 0;
    }

    void start(long now) {
        since = now;
        totalEnd = total < 0 ? TimerWheel.NEVER : TimerWheel.plus(now, total);
    }

    private long idleEnd() {
        return idle == NONE ? TimerWheel.NEVER : TimerWheel.plus(since, idle);
    }

    /** The earliest of the ends. */
    long end() {
        return Math.min(Math.min(totalEnd, ownEnd), Math.min(idleEnd(), shieldEnd));
    }

    /** Begins to hold a cancel back, if it may be. */
    void startShield(long now, Cancellation cancellation) {
        shieldEnd = Math.min(TimerWheel.plus(now, shield), cancellation.graceEnd());
    }

    boolean isShield() {
        return shield != NONE;
    }

    /** Ends the wait at a moment, in wheel time; {@link TimerWheel#NEVER} for never. */
    void totalEnd(long end) {
        totalEnd = end;
    }

    long totalEnd() {
        return totalEnd;
    }

    /** Whether the end that comes first is that of the idle timeout. */
    boolean isIdleFirst() {
        return idleEnd() < totalEnd;
    }
}
