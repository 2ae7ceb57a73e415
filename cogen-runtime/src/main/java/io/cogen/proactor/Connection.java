package io.cogen.proactor;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * One end of a stream of bytes, as a {@link Network} makes it and a {@link Proactor} of that network handles it.
 * Programs use {@link io.cogen.net.Socket}, which wraps one.
 *
 * <p>One read and one write may be under way at a time, possibly on two threads; the caller sees to that. Only
 * {@link #close()} may come at any time and from any thread.
 */
public interface Connection extends Endpoint {
    /**
     * Begins to connect, to be called once on a connection from {@link Network#open}.
     *
     * @param address a resolved address
     * @return true when it is connected already; false when {@link Proactor#connect} has to wait for that
     * @throws IOException when it is refused on the spot
     */
    boolean tryConnect(InetSocketAddress address) throws IOException;

    /**
     * Moves the bytes that are there into a transfer. A transport that knows that nothing is there, or cannot know
     * without waiting, may return false without looking.
     *
     * @param transfer gets the bytes
     * @return true when the transfer has ended; false when {@link Proactor#read} has to wait for more
     * @throws IOException when the connection is broken; {@link java.nio.channels.ClosedChannelException} when closed
     */
    boolean tryRead(Transfer transfer) throws IOException;

    /**
     * Moves the bytes for which there is room out of a transfer; as {@link #tryRead} otherwise.
     *
     * @param transfer gives the bytes
     * @return true when the transfer has ended; false when {@link Proactor#write} has to wait for room
     * @throws IOException when the connection is broken; {@link java.nio.channels.ClosedChannelException} when closed
     */
    boolean tryWrite(Transfer transfer) throws IOException;

    /**
     * Ends this side's stream: the peer reads what was written, then the end. Reading goes on.
     *
     * @throws IOException when the connection is broken or closed
     */
    void shutdownOutput() throws IOException;

    /**
     * The address of the other end.
     *
     * @return the peer's address
     * @throws IOException when it is not connected or is closed
     */
    InetSocketAddress remoteAddress() throws IOException;
}
