package io.cogen.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** {@link Socket#readLine(int)}. What has come of the line is kept in the socket all the time. */
final class ReadLine extends ReadOperation<@Nullable String> {
    /** Read at least so much at a time: lines are short and come in crowds. */
    private static final int CROWD = 8192;

    private final int limit;
    private int searched;

    ReadLine(Socket socket, int limit) {
        super(socket);
        if (limit < 1) {
            throw new IllegalArgumentException("no line fits into " + limit + " bytes; allow 1 or more");
        }
        this.limit = limit;
    }

    @Override
    boolean take() {
        int end = Math.min(limit, kept().size());
        int newline = kept().indexOf((byte) '\n', searched, end);
        if (newline >= 0) {
            return succeed(kept().takeString(newline + 1));
        }
        searched = end;
        // Exactly the limit may still be a last line without a newline: the next byte or the end tells.
        if (kept().size() > limit) {
            failed(new LineTooLongException(limit));
            return true;
        }
        return false;
    }

    @Override
    void end() {
        succeed(kept().isEmpty() ? null : kept().takeString(kept().size()));
    }

    @Override
    public ByteBuffer buffer(ByteBuffer lent) {
        return atMost(Math.max(CROWD, limit + 1L - kept().size()), lent);
    }

    @Override
    boolean received(int count, ByteBuffer buffer) {
        kept().append(buffer.flip());
        return take();
    }

    @Override
    public String toString() {
        return "readLine(" + limit + ") on " + socket;
    }
}
