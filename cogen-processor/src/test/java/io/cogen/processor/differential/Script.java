package io.cogen.processor.differential;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a run.
 *
 * @param sends what the yields give, cyclically; for coroutines how operations end
 * @param at the yield at which {@code how} happens, from 0
 */
record Script(List<?> sends, How how, int at) {
    /** Bodies that would yield for ever are stopped here. */
    static final int LAST = 30;

    enum How {
        PLAIN,
        RAISE_UNCHECKED,
        RAISE_CHECKED,
        RAISE_ERROR,
        CLOSE
    }

    /** An echo sends back what was yielded. */
    static final List<?> ECHO = List.of("(what was yielded)");

    boolean closesAt(int index) {
        return how == How.CLOSE && index == at;
    }

    @Nullable
    Throwable raisedAt(int index) {
        if (index == LAST) {
            return new IllegalStateException("enough");
        }
        if (index != at) {
            return null;
        }
        return switch (how) {
            case RAISE_UNCHECKED -> new IllegalArgumentException("raised");
            case RAISE_CHECKED -> new IOException("raised");
            case RAISE_ERROR -> new AssertionError("raised");
            default -> null;
        };
    }

    @Nullable
    Object sentAt(int index, @Nullable Object yielded, Class<?> type) {
        if (sends == ECHO) {
            return type.isInstance(yielded) ? yielded : null;
        }
        return sends.get(index % sends.size());
    }

    @Override
    public String toString() {
        return "sends " + sends + (how == How.PLAIN ? "" : ", " + how + " at yield " + at);
    }
}
