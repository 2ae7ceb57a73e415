package io.cogen.proactor;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/** What a {@link Submission} can wait on: a {@link Connection} or a {@link Listener}. */
public interface Endpoint extends Closeable {
    /**
     * Where it comes from.
     *
     * @return its network
     */
    Network network();

    /**
     * The address of this end.
     *
     * @return the address it is bound to, with the real port
     * @throws IOException when it is not bound or is closed
     */
    InetSocketAddress localAddress() throws IOException;

    /**
     * Whether {@link #close()} is still to come. Any thread.
     *
     * @return false once it is closed
     */
    boolean isOpen();

    /**
     * Closes it; idempotent; any thread. What waits on it fails with
     * {@link java.nio.channels.AsynchronousCloseException}: before this method returns on the thread of the scheduler
     * it waits at, as soon as that scheduler notices otherwise.
     */
    @Override
    void close() throws IOException;
}
