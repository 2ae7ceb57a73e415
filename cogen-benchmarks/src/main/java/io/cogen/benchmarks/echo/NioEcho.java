package io.cogen.benchmarks.echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Echo by hand on the JDK's selector: one buffer for all, one read and one write for a message. */
final class NioEcho {
    private static final int ROOM = 4096;
    private static final long IDLE = 60_000_000_000L;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM);
    private final boolean timed;

    /** The time when the selector came back, if somebody wants to know. */
    private long now = System.nanoTime();

    private NioEcho(boolean timed) throws IOException {
        this.timed = timed;
    }

    private static final class Peer {
        final SocketChannel channel;

        /** What there was no room for. */
        @Nullable
        ByteBuffer rest;

        long lastRead;

        Peer(SocketChannel channel) {
            this.channel = channel;
        }
    }

    public static void main(String[] args) throws IOException {
        new NioEcho(args.length > 0).run();
    }

    private void run() throws IOException {
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        Control.listening(((InetSocketAddress) listener.getLocalAddress()).getPort());
        long sweep = now + 1_000_000_000;
        while (true) {
            selector.select(this::ready, timed ? 1_000 : 0);
            if (timed) {
                now = System.nanoTime();
                if (now - sweep >= 0) {
                    closeIdle();
                    sweep = now + 1_000_000_000;
                }
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            Peer peer = (Peer) key.attachment();
            if (peer == null) {
                accept();
            } else if (peer.rest == null) {
                echo(key, peer);
            } else {
                goOn(key, peer, peer.rest);
            }
        } catch (IOException gone) {
            close(key);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel;
        while ((channel = listener.accept()) != null) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Peer peer = new Peer(channel);
            peer.lastRead = now;
            channel.register(selector, SelectionKey.OP_READ, peer);
        }
    }

    private void echo(SelectionKey key, Peer peer) throws IOException {
        buffer.clear();
        if (peer.channel.read(buffer) < 0) {
            close(key);
            return;
        }
        peer.lastRead = now;
        buffer.flip();
        peer.channel.write(buffer);
        if (buffer.hasRemaining()) {
            peer.rest = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
            key.interestOps(SelectionKey.OP_WRITE);
        }
    }

    private static void goOn(SelectionKey key, Peer peer, ByteBuffer rest) throws IOException {
        peer.channel.write(rest);
        if (!rest.hasRemaining()) {
            peer.rest = null;
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void closeIdle() {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Peer peer && now - peer.lastRead > IDLE) {
                close(key);
            }
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException gone) {
            // it is of no use any more
        }
    }
}
