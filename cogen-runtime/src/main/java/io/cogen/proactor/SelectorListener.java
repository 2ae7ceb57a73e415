package io.cogen.proactor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Listens on the machine's network. */
final class SelectorListener extends SelectorEndpoint implements Listener {
    private final ServerSocketChannel channel;

    SelectorListener(ServerSocketChannel channel) throws IOException {
        super(channel);
        this.channel = channel;
    }

    @Override
    int operation(boolean inwards) {
        return inwards ? SelectionKey.OP_ACCEPT : 0;
    }

    @Override
    boolean proceed(Submission submission, boolean inwards) throws IOException {
        Connection connection = tryAccept();
        if (connection == null) {
            return false; // the peer has gone again, or another process was faster
        }
        accepting(submission).completed(connection);
        return true;
    }

    @SuppressWarnings("unchecked") // Proactor.accept is the only way in
    private static Completion<Connection> accepting(Submission submission) {
        return (Completion<Connection>) submission;
    }

    @Override
    public @Nullable Connection tryAccept() throws IOException {
        SocketChannel accepted = channel.accept();
        return accepted == null ? null : SelectorConnection.of(accepted);
    }

    @Override
    public InetSocketAddress localAddress() throws IOException {
        if (!(channel.getLocalAddress() instanceof InetSocketAddress address)) {
            throw new ClosedChannelException();
        }
        return address;
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
