package io.cogen.net;

import java.io.IOException;

/** A line that is longer than the reader allows. Nothing of it was consumed. */
public final class LineTooLongException extends IOException {
    private static final long serialVersionUID = 1;

    LineTooLongException(int limit) {
        super("line longer than " + limit + " bytes; read it in pieces with read(int), or allow more");
    }
}
