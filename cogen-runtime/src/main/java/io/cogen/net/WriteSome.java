package io.cogen.net;

import java.nio.ByteBuffer;

/** {@link Socket#write(ByteBuffer)}. */
final class WriteSome extends WriteOperation<Integer> {
    WriteSome(Socket socket, ByteBuffer source) {
        super(socket, source);
    }

    @Override
    boolean sent(int count) {
        return succeed(count);
    }

    @Override
    public String toString() {
        return "write of " + source.remaining() + " bytes on " + socket;
    }
}
