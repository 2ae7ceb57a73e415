package io.cogen.core;

/** How far a generator is: 0 it has not begun, above 0 it is at the yield with that state, below 0 one of these. */
final class Stage {
    static final int RUNNING = -1;
    // Ended; all below are ends.
    static final int RETURNED = -2;
    static final int FAILED = -3;
    static final int CLOSED = -4;

    private Stage() {}

    static String describe(SourceMap source, int stage) {
        String words = switch (stage) {
            case 0 -> "has not begun";
            case RUNNING -> "runs";
            case RETURNED -> "has returned";
            case FAILED -> "has failed";
            case CLOSED -> "was closed";
            default -> "is at a yield";
        };
        return source + " (" + source.fileName() + ":" + source.line(Math.max(0, stage)) + ") " + words;
    }
}
