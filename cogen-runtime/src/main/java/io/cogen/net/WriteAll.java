package io.cogen.net;

import java.nio.ByteBuffer;

/** {@link Socket#writeAll(ByteBuffer)} and its kind. */
final class WriteAll extends WriteOperation<Void> {
    private final boolean ownSource;

    /** An own source is one whose position the caller does not see. */
    WriteAll(Socket socket, ByteBuffer source, boolean ownSource) {
        super(socket, source);
        this.ownSource = ownSource;
    }

    @Override
    boolean sent(int count) {
        return !source.hasRemaining() && succeed(null);
    }

    @Override
    void withdrawn() {
        if (ownSource && source.position() > 0) {
            socket.incompleteWrite(source.position(), source.limit());
        }
    }

    @Override
    public String toString() {
        return "writeAll with " + source.remaining() + " bytes to go on " + socket;
    }
}
