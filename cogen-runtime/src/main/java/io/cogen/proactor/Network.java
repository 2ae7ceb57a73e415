package io.cogen.proactor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where connections and listeners come from: the machine's network, or a simulated one. Each {@link Proactor} serves
 * the connections of one network.
 */
public interface Network {
    /**
     * The network of this machine, as {@link java.nio.channels.SocketChannel} sees it.
     *
     * @return always the same one
     */
    static Network system() {
        return SystemNetwork.INSTANCE;
    }

    /**
     * Looks a name up. On the machine's network this blocks the thread, and with it every coroutine of the scheduler,
     * unless {@code host} is an address or the answer is cached.
     *
     * @param host a name, or an address in its usual notation
     * @param port 0 to 65,535
     * @return at least one address, in the order in which to try them
     * @throws IOException {@link java.net.UnknownHostException} when there is none
     */
    List<InetSocketAddress> resolve(String host, int port) throws IOException;

    /**
     * A connection that is not connected yet.
     *
     * @return a new connection
     * @throws IOException when there can be no more, for want of descriptors say
     */
    Connection open() throws IOException;

    /**
     * Starts to listen.
     *
     * @param address a resolved address; port 0 for any that is free
     * @param backlog how many connections may wait to be accepted; the system may have a limit of its own
     * @return a new listener
     * @throws IOException {@link java.net.BindException} when the address is in use or is not this machine's
     */
    Listener listen(InetSocketAddress address, int backlog) throws IOException;
}
