package io.cogen.core;

import java.time.Duration;
import java.util.Objects;

/** Checks durations that come from users. */
final class Durations {
    private Durations() {}

    /** The nanoseconds of a duration that is neither negative nor too long for a long. */
    static long nanos(String what, Duration duration) {
        Objects.requireNonNull(duration, what);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " is negative: " + duration);
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException(
                    what + " is longer than 292 years: " + duration + "; leave it out to wait without limit", tooLong);
        }
    }
}
