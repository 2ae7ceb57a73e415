package io.cogen.net;

import java.nio.ByteBuffer;

/** {@link Socket#read(ByteBuffer)}. */
final class ReadBuffer extends ReadOperation<Integer> {
    private final ByteBuffer target;

    ReadBuffer(Socket socket, ByteBuffer target) {
        super(socket);
        if (target.isReadOnly()) {
            throw new IllegalArgumentException("buffer is read-only: " + target + "; give one that can be filled");
        }
        if (!target.hasRemaining()) {
            throw new IllegalArgumentException("buffer is full: " + target + "; call clear() or compact()");
        }
        this.target = target;
    }

    @Override
    boolean take() {
        int count = Math.min(kept().size(), target.remaining());
        if (count == 0) {
            return false;
        }
        kept().take(count, target);
        return succeed(count);
    }

    @Override
    void end() {
        succeed(-1);
    }

    @Override
    public ByteBuffer buffer(ByteBuffer lent) {
        return target.isDirect() ? target : atMost(target.remaining(), lent);
    }

    @Override
    boolean received(int count, ByteBuffer buffer) {
        if (!target.isDirect()) {
            target.put(buffer.flip());
        }
        return succeed(count);
    }

    @Override
    public String toString() {
        return "read(ByteBuffer) on " + socket;
    }
}
