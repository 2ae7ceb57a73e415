package io.cogen.proactor;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes connections, as a {@link Network} makes it and a {@link Proactor} of that network handles it. Programs use
 * {@link io.cogen.net.ServerSocket}, which wraps one. Connections that nobody
 * has taken when it is closed are reset.
 */
public interface Listener extends Endpoint {
    /**
     * Takes a connection that has come already.
     *
     * @return the connection, or null when {@link Proactor#accept} has to wait for one
     * @throws IOException when it cannot be taken, for want of descriptors say; {@link
     *     java.nio.channels.ClosedChannelException} when the listener is closed
     */
    @Nullable
    Connection tryAccept() throws IOException;
}
