package io.cogen.proactor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** The machine's network through the JDK's selectable channels. */
final class SystemNetwork implements Network {
    static final SystemNetwork INSTANCE = new SystemNetwork();

    private SystemNetwork() {}

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(host)) {
            addresses.add(new InetSocketAddress(address, port));
        }
        return addresses;
    }

    @Override
    public Connection open() throws IOException {
        return SelectorConnection.of(SocketChannel.open());
    }

    @Override
    public Listener listen(InetSocketAddress address, int backlog) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            // A restarted server gets its port back though old connections linger. (Where this would let another
            // program steal the port, the JDK does not pass it on.)
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, backlog);
            return new SelectorListener(channel);
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
    public String toString() {
        return "the machine's network";
    }
}
