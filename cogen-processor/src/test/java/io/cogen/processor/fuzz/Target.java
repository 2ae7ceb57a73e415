package io.cogen.processor.fuzz;

import org.jspecify.annotations.Nullable;

/** A statement that a break or a continue can lead to. */
final class Target {
    /** Its label; null without one. */
    final @Nullable String label;

    final boolean isLoop;

    /** Whether a jump without a label can mean it: loops and switches. */
    final boolean isPlain;

    private boolean left;
    private boolean continued;

    Target(@Nullable String label, boolean isLoop, boolean isPlain) {
        this.label = label;
        this.isLoop = isLoop;
        this.isPlain = isPlain;
    }

    /** The same target, for jumps that never arrive: through a finally block that does not complete. */
    Target unreached() {
        return new Target(label, isLoop, isPlain);
    }

    void leave() {
        left = true;
    }

    void goOn() {
        continued = true;
    }

    /** Whether a break leads out of it. */
    boolean isLeft() {
        return left;
    }

    /** Whether a continue leads to it. */
    boolean isContinued() {
        return continued;
    }
}
