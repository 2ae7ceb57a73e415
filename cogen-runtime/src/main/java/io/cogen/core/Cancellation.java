package io.cogen.core;

import org.jspecify.annotations.Nullable;

/**
 * One cancel: its reason, the place that called it, and how long shields may hold it back. Compared by identity: each coroutine it
 * reached was ended by it.
 */
final class Cancellation {
    private final String reason;
    private final @Nullable Throwable canceller;
    private final long grace;
    private final boolean kill;

    /** When the grace is over, in wheel time; known since the cancel has come to the scheduler. */
    private long graceEnd = TimerWheel.NEVER;

    private boolean begun;

    /** As a stop of the whole loop: the loop has seen it. */
    private volatile boolean seen;

    /** Shields hold it back for as long as they say. */
    Cancellation(String reason, @Nullable Throwable canceller) {
        this(reason, canceller, TimerWheel.NEVER, false);
    }

    private Cancellation(String reason, @Nullable Throwable canceller, long grace, boolean kill) {
        this.reason = reason;
        this.canceller = canceller;
        this.grace = grace;
        this.kill = kill;
    }

    /** @param grace in nanoseconds: shields hold it back no longer */
    static Cancellation withGrace(String reason, @Nullable Throwable canceller, long grace) {
        return new Cancellation(reason, canceller, grace, false);
    }

    /** Nothing holds it back. */
    static Cancellation kill(String reason, @Nullable Throwable canceller) {
        return new Cancellation(reason, canceller, 0, true);
    }

    /** The same for a coroutine of another loop. On the thread of {@code s}, which it has come to. */
    Cancellation passedOn(@Nullable Loop s, boolean asKill) {
        long left = grace;
        if (s != null && graceEnd != TimerWheel.NEVER) {
            left = Math.max(0, graceEnd - s.readClock());
        }
        return new Cancellation(reason, canceller, asKill ? 0 : left, asKill);
    }

    String reason() {
        return reason;
    }

    @Nullable
    Throwable canceller() {
        return canceller;
    }

    boolean isKill() {
        return kill;
    }

    /** Called when it reaches a coroutine; the grace counts from the first. */
    void begin(@Nullable Loop s) {
        if (!begun && s != null) {
            begun = true;
            graceEnd = grace == TimerWheel.NEVER ? grace : TimerWheel.plus(s.readClock(), grace);
        }
    }

    void see() {
        seen = true;
    }

    /** Any thread. */
    boolean isSeen() {
        return seen;
    }

    /** Until when shields may hold it back at most, in wheel time. */
    long graceEnd() {
        return kill ? 0 : graceEnd;
    }
}
