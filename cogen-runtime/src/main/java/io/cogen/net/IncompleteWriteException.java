package io.cogen.net;

import java.io.IOException;

/**
 * An earlier {@link Socket#writeAll(byte[])} or {@link Socket#writeAll(String)} timed out or was cancelled when only a
 * part had been sent, so that the peer would take what is written now for the rest of it. Every later write on that
 * socket fails so: close it.
 */
public final class IncompleteWriteException extends IOException {
    private static final long serialVersionUID = 1;

    /** In bytes. */
    private final int sent;

    /** In bytes. */
    private final int total;

    IncompleteWriteException(int sent, int total) {
        super("an earlier writeAll was withdrawn after " + sent + " of " + total
                + " bytes; close the socket, or use writeAll(ByteBuffer), whose position tells where to go on");
        this.sent = sent;
        this.total = total;
    }

    /**
     * How much of the earlier write was sent.
     *
     * @return in bytes, more than 0 and less than {@link #total()}
     */
    public int sent() {
        return sent;
    }

    /**
     * How long the earlier write was.
     *
     * @return in bytes
     */
    public int total() {
        return total;
    }
}
