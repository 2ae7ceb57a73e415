package io.cogen.net;

import java.io.IOException;

/** A line that is longer than {@link Socket#readLine} was to allow. Nothing of it was consumed. */
public final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1;

    /** In bytes. */
    private final int limit;

    LineTooLongException(int limit) {
        super("line longer than " + limit + " bytes; allow more, or read it in pieces with read(int)");
        this.limit = limit;
    }

    /**
     * How much was allowed.
     *
     * @return in bytes, the newline included
     */
    public int limit() {
        return limit;
    }
}
