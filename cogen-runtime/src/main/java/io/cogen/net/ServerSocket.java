package io.cogen.net;

import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.proactor.Listener;
import io.cogen.proactor.Network;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;

/**
 * Listens on a port and accepts connections.
 *
 * <pre>{@code
 * try (ServerSocket listener = ServerSocket.bind("localhost", 7777)) {
 *     Socket peer = Co.yield(listener.accept());
 * }
 * }</pre>
 *
 * <p>One coroutine accepts at a time, on any scheduler of the same network.
 */
public final class ServerSocket implements Closeable {
    /** As many as came at once when the loop was busy; systems lower it to a limit of their own. */
    private static final int BACKLOG = 4096;

    final Listener listener;
    final Slot acceptor = new Slot();
    private final InetSocketAddress localAddress;

    private ServerSocket(Listener listener) throws IOException {
        this.listener = listener;
        this.localAddress = listener.localAddress();
    }

    /**
     * Listens on an address: of the network of the scheduler that runs on this thread, or of the machine's. An address
     * that was in use by connections that are gone can be used again at once.
     *
     * @param host a name or an address of this machine, of which the first address is taken; {@code "0.0.0.0"} or
     *     {@code "::"} for all. A name is looked up, which may block
     * @param port 1 to 65,535; or 0 for any that is free: {@link #localAddress()} tells which
     * @return what listens
     * @throws BindException when the address is in use or is not this machine's
     * @throws IOException when there is no such host, or descriptors have run out
     */
    public static ServerSocket bind(String host, int port) throws IOException {
        Scheduler current = Scheduler.current();
        return bind(
                current == null
                        ? Network.system()
                        : SocketOperation.proactor(current).network(),
                host,
                port);
    }

    /**
     * Listens on an address of a scheduler's network; as {@link #bind(String, int)} otherwise. To be called on the
     * scheduler's thread, or before it runs.
     *
     * @param scheduler whose network it is to be
     * @param host as there
     * @param port as there
     * @return what listens
     * @throws IOException as there
     */
    public static ServerSocket bind(Scheduler scheduler, String host, int port) throws IOException {
        return bind(SocketOperation.proactor(scheduler).network(), host, port);
    }

    private static ServerSocket bind(Network network, String host, int port) throws IOException {
        Addresses.requireHost(host, "\"0.0.0.0\" or \"::\" listens on all addresses");
        Addresses.requirePort(port, 0);
        InetSocketAddress address = network.resolve(host, port).get(0);
        try {
            return new ServerSocket(network.listen(address, BACKLOG));
        } catch (BindException refused) {
            BindException described =
                    new BindException("cannot listen on " + host + ":" + port + ": " + refused.getMessage());
            described.initCause(refused);
            throw described;
        }
    }

    /**
     * Takes the next connection.
     *
     * <p><b>Completes</b> with a socket, TCP_NODELAY set, that is the caller's to close.
     *
     * <p><b>Fails</b> with {@link IOException} when a connection cannot be taken, for want of descriptors say, after
     * which accepting may go on, a pause advised; with {@link java.nio.channels.AsynchronousCloseException} when this is
     * closed meanwhile, {@link java.nio.channels.ClosedChannelException} when it was closed before; with
     * {@link IllegalStateException} when another coroutine is waiting to accept here, or this belongs to another network
     * than the scheduler.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn accept has taken no connection.
     *
     * <p><b>Threads.</b> Any scheduler's, one coroutine at a time.
     *
     * @return the operation, for one use
     */
    public Operation<Socket, IOException> accept() {
        return new Accept(this);
    }

    /**
     * Where it listens. Any thread; also after it was closed.
     *
     * @return the address with the real port
     */
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    /**
     * Whether it is still open. Any thread.
     *
     * @return false once it is closed
     */
    public boolean isOpen() {
        return listener.isOpen();
    }

    /**
     * Stops listening; the port is free when this returns, unless another thread's scheduler has waited here, which then
     * frees it in its next turn. A coroutine that waits to accept gets
     * {@link java.nio.channels.AsynchronousCloseException}; connections that nobody has accepted are reset; sockets that
     * were accepted stay. Does nothing the second time. Any thread.
     */
    @Override
    public void close() throws IOException {
        listener.close();
    }

    @Override
    public String toString() {
        return "ServerSocket[" + localAddress + (isOpen() ? "]" : ", closed]");
    }
}
