package io.cogen.net;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.proactor.Completion;
import io.cogen.proactor.Connection;
import io.cogen.proactor.Proactor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** {@link Socket#connect}: one address of the host after the other. */
final class Connect extends Operation<Socket, IOException> implements Completion<Connection> {
    private final String host;
    private final int port;

    private Iterator<InetSocketAddress> left = Collections.emptyIterator();
    private @Nullable InetSocketAddress address;
    private @Nullable Connection connection;
    private @Nullable Proactor proactor;
    private @Nullable IOException failure;
    private boolean ended;

    Connect(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        try {
            Proactor here = SocketOperation.proactor(scheduler);
            proactor = here;
            left = here.network().resolve(host, port).iterator();
            tryNext(here);
        } catch (IOException | RuntimeException unexpected) {
            end(unexpected);
        }
        return ended;
    }

    private void tryNext(Proactor here) {
        while (left.hasNext()) {
            InetSocketAddress next = left.next();
            address = next;
            try {
                Connection opened = here.network().open();
                connection = opened;
                if (opened.tryConnect(next)) {
                    completed(opened);
                } else {
                    here.connect(opened, this); // when it ends at once, it has called completed() or failed()
                }
                return;
            } catch (IOException | UnresolvedAddressException | UnsupportedAddressTypeException refused) {
                discard(refused);
            }
        }
        end(failure != null ? failure : new UnknownHostException(host));
    }

    @Override
    public void completed(Connection established) {
        try {
            Socket socket = Socket.of(established);
            ended = true;
            complete(socket);
        } catch (IOException gone) {
            failed(gone);
        }
    }

    @Override
    public void failed(Throwable refused) {
        discard(refused);
        Proactor here = proactor;
        if (here != null) {
            tryNext(here);
        }
    }

    private void discard(Throwable refused) {
        IOException described = describe(refused);
        if (failure != null) {
            described.addSuppressed(failure);
        }
        failure = described;
        closeQuietly(described);
    }

    private IOException describe(Throwable refused) {
        String message = "cannot connect to " + host + ":" + port + " (" + address + "): " + refused.getMessage();
        if (refused instanceof ConnectException) {
            ConnectException described = new ConnectException(message);
            described.initCause(refused);
            return described;
        }
        return new IOException(message, refused);
    }

    private void end(Throwable reason) {
        closeQuietly(reason);
        ended = true;
        fail(reason);
    }

    @Override
    protected void cleanup() {
        Proactor here = proactor;
        Connection opened = connection;
        if (here != null && opened != null) {
            here.withdraw(opened, this);
            closeQuietly(null);
        }
    }

    private void closeQuietly(@Nullable Throwable reason) {
        Connection opened = connection;
        connection = null;
        if (opened == null) {
            return;
        }
        try {
            opened.close();
        } catch (IOException second) {
            if (reason != null) {
                reason.addSuppressed(second);
            }
        }
    }

    @Override
    public String toString() {
        return "connect(" + host + ":" + port + ")";
    }
}
