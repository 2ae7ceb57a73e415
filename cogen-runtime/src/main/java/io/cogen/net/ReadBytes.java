package io.cogen.net;

import java.nio.ByteBuffer;

/** {@link Socket#read(int)}. */
final class ReadBytes extends ReadOperation<byte[]> {
    private final int most;

    ReadBytes(Socket socket, int most) {
        super(socket);
        if (most < 1) {
            throw new IllegalArgumentException("cannot read at most " + most + " bytes; ask for 1 or more");
        }
        this.most = most;
    }

    @Override
    boolean take() {
        return !kept().isEmpty() && succeed(kept().take(Math.min(most, kept().size())));
    }

    @Override
    void end() {
        succeed(new byte[0]);
    }

    @Override
    public ByteBuffer buffer(ByteBuffer lent) {
        return atMost(most, lent);
    }

    @Override
    boolean received(int count, ByteBuffer buffer) {
        byte[] bytes = new byte[count];
        buffer.flip().get(bytes);
        return succeed(bytes);
    }

    @Override
    public String toString() {
        return "read(" + most + ") on " + socket;
    }
}
