package io.cogen.net;

import io.cogen.proactor.Endpoint;
import io.cogen.proactor.Proactor;
import io.cogen.proactor.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A write of some bytes or of all. */
abstract class WriteOperation<T extends @Nullable Object> extends SocketOperation<T> implements Transfer {
    final Socket socket;
    final ByteBuffer source;

    WriteOperation(Socket socket, ByteBuffer source) {
        this.socket = socket;
        this.source = source;
    }

    @Override
    final Endpoint endpoint() {
        return socket.connection;
    }

    @Override
    final Slot slot() {
        return socket.writer;
    }

    /** Bytes have left, and the source's position has moved. */
    abstract boolean sent(int count);

    @Override
    final boolean attempt() throws IOException {
        socket.requireNoIncompleteWrite();
        return source.hasRemaining() ? socket.connection.tryWrite(this) : sent(0);
    }

    @Override
    final boolean submit(Proactor proactor) throws IOException {
        return proactor.write(socket.connection, this);
    }

    @Override
    public final ByteBuffer buffer(ByteBuffer lent) {
        if (source.isDirect()) {
            return source;
        }
        // In pieces, because the JDK would copy the whole of a large array for each write of a part of it.
        int count = Math.min(source.remaining(), lent.remaining());
        return lent.put(0, source, source.position(), count).limit(count);
    }

    @Override
    public final boolean transferred(int count, ByteBuffer buffer) {
        if (!source.isDirect()) {
            source.position(source.position() + count);
        }
        if (sent(count)) {
            return true;
        }
        progress();
        return false;
    }
}
