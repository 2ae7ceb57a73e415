package io.cogen.proactor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A connection on the machine's network. */
final class SelectorConnection extends SelectorEndpoint implements Connection {
    /**
     * How often a transfer may go on without a turn of the loop, 1 MiB with lent buffers. A peer that never stops
     * sending must not keep the others waiting; the selector reports the rest at once.
     */
    private static final int GOES = 16;

    private final SocketChannel channel;
    private boolean connecting;

    /**
     * Whether the last read took all that there was. The next one then waits without a look at a socket that is most
     * likely empty: the selector knows better, and for nothing.
     */
    private boolean drained;

    private SelectorConnection(SocketChannel channel) throws IOException {
        super(channel);
        this.channel = channel;
    }

    /** The channel is closed when this fails. */
    static SelectorConnection of(SocketChannel channel) throws IOException {
        try {
            SelectorConnection connection = new SelectorConnection(channel);
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            } catch (IOException gone) {
                // Some systems refuse options of a connection that the peer has reset: the first read tells.
            }
            return connection;
        } catch (IOException | RuntimeException failure) {
            try {
                channel.close();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    @Override
    int operation(boolean inwards) {
        return inwards ? SelectionKey.OP_READ : connecting ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE;
    }

    @Override
    boolean proceed(Submission submission, boolean inwards) throws IOException {
        if (inwards) {
            return read((Transfer) submission);
        }
        if (!connecting) {
            return write((Transfer) submission);
        }
        if (!channel.finishConnect()) {
            return false;
        }
        connecting = false;
        connecting(submission).completed(this);
        return true;
    }

    @SuppressWarnings("unchecked") // Proactor.connect is the only way in while a connection is pending
    private static Completion<Connection> connecting(Submission submission) {
        return (Completion<Connection>) submission;
    }

    @Override
    public boolean tryConnect(InetSocketAddress address) throws IOException {
        connecting = !channel.connect(address);
        return !connecting;
    }

    @Override
    public boolean tryRead(Transfer transfer) throws IOException {
        if (drained && isOpen() && isAtHome()) {
            return false;
        }
        return read(transfer);
    }

    private boolean read(Transfer transfer) throws IOException {
        ByteBuffer lent = LentBuffers.take();
        try {
            for (int go = 0; go < GOES; go++) {
                ByteBuffer buffer = buffer(transfer, lent);
                int room = buffer.remaining();
                int count = channel.read(buffer);
                drained = 0 <= count && count < room;
                if (count != 0 && transfer.transferred(count, buffer)) {
                    return true;
                }
                if (drained) {
                    return false;
                }
            }
            return false;
        } finally {
            LentBuffers.giveBack(lent);
        }
    }

    @Override
    public boolean tryWrite(Transfer transfer) throws IOException {
        return write(transfer);
    }

    private boolean write(Transfer transfer) throws IOException {
        ByteBuffer lent = LentBuffers.take();
        try {
            for (int go = 0; go < GOES; go++) {
                ByteBuffer buffer = buffer(transfer, lent);
                int count = channel.write(buffer);
                boolean full = buffer.hasRemaining();
                if (count != 0 && transfer.transferred(count, buffer)) {
                    return true;
                }
                if (full) {
                    return false;
                }
            }
            return false;
        } catch (NotYetConnectedException tooEarly) {
            throw new IOException("the connection is not established yet", tooEarly);
        } finally {
            LentBuffers.giveBack(lent);
        }
    }

    private static ByteBuffer buffer(Transfer transfer, ByteBuffer lent) {
        ByteBuffer buffer = transfer.buffer(lent.clear());
        if (!buffer.hasRemaining()) {
            // A system call with no room looks like one that would block: the loop would spin on it for ever.
            throw new IllegalStateException("buffer without room for a transfer: " + buffer
                    + "; leave it alone until the operation that it was given to has ended");
        }
        return buffer;
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public InetSocketAddress localAddress() throws IOException {
        return internet(channel.getLocalAddress());
    }

    @Override
    public InetSocketAddress remoteAddress() throws IOException {
        return internet(channel.getRemoteAddress());
    }

    private InetSocketAddress internet(SocketAddress address) throws IOException {
        if (address instanceof InetSocketAddress internet) {
            return internet;
        }
        throw isOpen() ? new IOException("not connected: " + this) : new ClosedChannelException();
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
