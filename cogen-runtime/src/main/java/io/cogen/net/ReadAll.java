package io.cogen.net;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** {@link Socket#readAll(int)}. */
final class ReadAll extends ReadOperation<byte[]> {
    /** Up to here memory is taken at once; beyond only as bytes come, because the number may be the peer's. */
    private static final int TRUSTED = 64 * 1024;

    /** Bytes beyond the last that are welcome: the start of the next message saves it a read. */
    private static final int AHEAD = 4096;

    private static final byte[] NONE = new byte[0];

    private final int wanted;
    private byte[] bytes = NONE;
    private int have;

    ReadAll(Socket socket, int wanted) {
        super(socket);
        if (wanted < 0) {
            throw new IllegalArgumentException("cannot read " + wanted + " bytes; ask for 0 or more");
        }
        this.wanted = wanted;
    }

    @Override
    boolean take() {
        int count = Math.min(kept().size(), wanted - have);
        if (count > 0) {
            makeRoom(count);
            kept().take(count, bytes, have);
            have += count;
        }
        return have == wanted && succeed(bytes);
    }

    @Override
    void end() {
        byte[] received = Arrays.copyOf(bytes, have);
        have = 0;
        failed(new EndOfStreamException(wanted, received));
    }

    @Override
    public ByteBuffer buffer(ByteBuffer lent) {
        return atMost(Math.max(AHEAD, wanted - have), lent);
    }

    @Override
    boolean received(int count, ByteBuffer buffer) {
        int mine = Math.min(count, wanted - have);
        makeRoom(mine);
        buffer.flip().get(bytes, have, mine);
        have += mine;
        kept().append(buffer);
        return have == wanted && succeed(bytes);
    }

    private void makeRoom(int count) {
        if (have + count > bytes.length) {
            long capacity = Math.max(Math.max(TRUSTED, have + count), 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, capacity));
        }
    }

    @Override
    void giveBack() {
        if (have > 0) {
            kept().unread(bytes, have);
            bytes = NONE;
            have = 0;
        }
    }

    @Override
    public String toString() {
        return "readAll(" + wanted + ") on " + socket;
    }
}
