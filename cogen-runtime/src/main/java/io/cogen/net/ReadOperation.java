package io.cogen.net;

import io.cogen.proactor.Endpoint;
import io.cogen.proactor.Proactor;
import io.cogen.proactor.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A read: first from what the socket has kept, then from the connection. */
abstract class ReadOperation<T extends @Nullable Object> extends SocketOperation<T> implements Transfer {
    final Socket socket;

    ReadOperation(Socket socket) {
        this.socket = socket;
    }

    @Override
    final Endpoint endpoint() {
        return socket.connection;
    }

    @Override
    final Slot slot() {
        return socket.reader;
    }

    final ReceiveBuffer kept() {
        return socket.kept;
    }

    /** Takes from what is kept; true when it has ended by that. */
    abstract boolean take();

    /** The peer has ended its stream, and {@link #take} could not end this. */
    abstract void end();

    /** Bytes have come, the last before the position of the buffer; true when they were enough. */
    abstract boolean received(int count, ByteBuffer buffer);

    @Override
    final boolean attempt() throws IOException {
        return take() || socket.connection.tryRead(this);
    }

    @Override
    final boolean submit(Proactor proactor) throws IOException {
        return proactor.read(socket.connection, this);
    }

    @Override
    public final boolean transferred(int count, ByteBuffer buffer) {
        if (count < 0) {
            end();
            return true;
        }
        if (received(count, buffer)) {
            return true;
        }
        progress();
        return false;
    }

    /** Restricts a lent buffer. */
    static ByteBuffer atMost(long count, ByteBuffer lent) {
        return lent.limit((int) Math.min(lent.capacity(), count));
    }
}
