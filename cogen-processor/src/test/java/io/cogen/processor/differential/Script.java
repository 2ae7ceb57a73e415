package io.cogen.processor.differential;

import io.cogen.processor.differential.Ops.When;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a run.
 *
 * @param sends what the yields give, cyclically
 * @param ends when operations end, cyclically
 * @param point where {@code how} happens
 * @param at at how many of these points have been before it
 */
record Script(List<?> sends, List<When> ends, How how, Point point, int at) {
    /** Bodies that would suspend for ever are stopped here. */
    static final int LAST = 30;

    enum How {
        PLAIN,
        RAISE_UNCHECKED,
        RAISE_CHECKED,
        RAISE_ERROR,
        CLOSE,
        /** Closes, and whatever is awaited during the close fails. */
        CLOSE_AND_FAIL
    }

    /** What a run suspends at. */
    enum Point {
        YIELD("yield "),
        OPERATION("start ");

        /** What its lines in a trace begin with. */
        final String mark;

        Point(String mark) {
            this.mark = mark;
        }
    }

    /** An echo sends back what was yielded. */
    static final List<?> ECHO = List.of("(what was yielded)");

    /** Nothing is raised, nothing closed. */
    static Script plain(List<?> sends, List<When> ends) {
        return new Script(sends, ends, How.PLAIN, Point.YIELD, -1);
    }

    /** The same, but for what happens at a point. */
    Script with(How other, Point where, int index) {
        return new Script(sends, ends, other, where, index);
    }

    boolean closesAt(int index) {
        return (how == How.CLOSE || how == How.CLOSE_AND_FAIL) && index == at;
    }

    /** What is thrown at a point. */
    @Nullable
    Throwable raisedAt(Point where, int index) {
        if (index == LAST) {
            return new IllegalStateException("enough");
        }
        if (where != point || index != at) {
            return null;
        }
        return switch (how) {
            case RAISE_UNCHECKED -> new IllegalArgumentException("raised");
            case RAISE_CHECKED -> new IOException("raised");
            case RAISE_ERROR -> new AssertionError("raised");
            default -> null;
        };
    }

    /** Whether what is awaited during a close fails. */
    boolean failsWhileClosing() {
        return how == How.CLOSE_AND_FAIL;
    }

    @Nullable
    Object sentAt(int index, @Nullable Object yielded, Class<?> type) {
        if (sends == ECHO) {
            return type.isInstance(yielded) ? yielded : null;
        }
        return sends.get(index % sends.size());
    }

    When endOf(int operation) {
        return ends.get(operation % ends.size());
    }

    @Override
    public String toString() {
        return "sends " + sends + ", operations " + ends
                + (how == How.PLAIN ? "" : ", " + how + " at " + point.mark + at);
    }
}
