package io.cogen.pipe;

import io.cogen.core.Cancelled;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What becomes of several failures, and of one that does not fit. */
final class Failures {
    private Failures() {}

    /** The first, with the second suppressed; but a cancel says nothing that is not known, beside a failure. */
    static Throwable both(@Nullable Throwable first, Throwable second) {
        if (first == null || first == second) {
            return second;
        }
        if (second instanceof Cancelled) {
            return first;
        }
        if (first instanceof Cancelled) {
            return second;
        }
        first.addSuppressed(second);
        return first;
    }

    /** The failure itself if it is unchecked or of the type; else in a CompletionException. */
    static Throwable as(Class<? extends Throwable> type, Throwable failure) {
        boolean fits = failure instanceof RuntimeException || failure instanceof Error || type.isInstance(failure);
        return fits ? failure : new CompletionException(failure);
    }
}
