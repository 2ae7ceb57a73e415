package io.cogen.core;

import org.jspecify.annotations.Nullable;

/** What timeout(), idleTimeout() and priority() asked for; exists only for operations that asked. */
final class Limits {
    static final long NONE = -1;

    long total = NONE;
    long idle = NONE;

    @Nullable
    Priority priority;

    /** When the wait began, in wheel time. */
    long since;

    /** When the idle timeout is over, in wheel time. */
    long idleEnd;

    /** When an operation that is a timer itself, a sleep, is done; in wheel time. */
    long ownEnd = TimerWheel.NEVER;

    boolean hasTimeout() {
        return total != NONE || idle != NONE;
    }

    void start(long now) {
        since = now;
        idleEnd = TimerWheel.plus(now, idle);
    }

    long totalEnd() {
        return total == NONE ? TimerWheel.NEVER : TimerWheel.plus(since, total);
    }

    /** The earlier of the two ends. */
    long end() {
        long end = Math.min(totalEnd(), ownEnd);
        return idle == NONE ? end : Math.min(end, idleEnd);
    }

    /** Whether the end that comes first is that of the idle timeout. */
    boolean isIdleFirst() {
        return idle != NONE && idleEnd < totalEnd();
    }
}
