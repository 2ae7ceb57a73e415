package io.cogen.processor.bind;

import io.cogen.processor.model.Label;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** The statements around the current one that a break or a continue can mean. */
final class Targets {
    /**
     * One of them, or one of its names.
     *
     * @param name null for what a jump without a label can mean
     * @param next where a continue leads; null for what is no loop
     */
    private record Target(
            @Nullable String name, Label exit, @Nullable Label next) {}

    private final Deque<Target> targets = new ArrayDeque<>();

    /** A loop, or with no {@code next} a switch. */
    void push(Label exit, @Nullable Label next) {
        targets.push(new Target(null, exit, next));
    }

    void pushNamed(String name, Label exit, @Nullable Label next) {
        targets.push(new Target(name, exit, next));
    }

    void pop() {
        targets.pop();
    }

    /** Where a break leads. */
    Label exit(@Nullable Name label) {
        for (Target target : targets) {
            if (label == null ? target.name() == null : label.contentEquals(String.valueOf(target.name()))) {
                return target.exit();
            }
        }
        throw new AssertionError("a break without a target");
    }

    /** Where a continue leads. */
    Label next(@Nullable Name label) {
        for (Target target : targets) {
            boolean meant = label == null
                    ? target.name() == null && target.next() != null
                    : label.contentEquals(String.valueOf(target.name()));
            if (meant && target.next() != null) {
                return target.next();
            }
        }
        throw new AssertionError("a continue without a target");
    }
}
