package io.cogen.net;

import io.cogen.proactor.Completion;
import io.cogen.proactor.Connection;
import io.cogen.proactor.Endpoint;
import io.cogen.proactor.Proactor;
import java.io.IOException;

/** {@link ServerSocket#accept()}. */
final class Accept extends SocketOperation<Socket> implements Completion<Connection> {
    private final ServerSocket server;

    Accept(ServerSocket server) {
        this.server = server;
    }

    @Override
    Endpoint endpoint() {
        return server.listener;
    }

    @Override
    Slot slot() {
        return server.acceptor;
    }

    @Override
    boolean attempt() throws IOException {
        Connection connection = server.listener.tryAccept();
        return connection != null && succeed(Socket.of(connection));
    }

    @Override
    boolean submit(Proactor proactor) throws IOException {
        return proactor.accept(server.listener, this);
    }

    @Override
    public void completed(Connection connection) {
        Socket socket;
        try {
            socket = Socket.of(connection);
        } catch (IOException failure) {
            failed(failure);
            return;
        }
        succeed(socket);
    }

    @Override
    public String toString() {
        return "accept() on " + server;
    }
}
