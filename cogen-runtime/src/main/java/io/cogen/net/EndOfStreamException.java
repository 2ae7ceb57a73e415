package io.cogen.net;

import java.io.EOFException;

/** The peer ended its stream before {@link Socket#readAll} had what it was asked for; what had come is in here. */
public final class EndOfStreamException extends EOFException {
    private static final long serialVersionUID = 1;

    /** What came before the end. */
    private final byte[] received;

    EndOfStreamException(int wanted, byte[] received) {
        super("end of stream after " + received.length + " of " + wanted
                + " bytes; received() has them, and read(int) returns what there is instead of failing");
        this.received = received;
    }

    /**
     * What came before the end. It was consumed: the next read is at the end.
     *
     * @return the bytes, fewer than were asked for, possibly none; not copied
     */
    public byte[] received() {
        return received;
    }
}
