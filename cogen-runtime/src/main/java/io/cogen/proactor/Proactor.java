package io.cogen.proactor;

import io.cogen.core.Poller;
import java.io.IOException;

/**
 * The poller that does a scheduler's input and output: it takes submissions and completes them.
 *
 * <p>A submission is handed over after the connection or listener has been tried and would have blocked. Each method
 * that takes one returns false when it waits now (the submission is then ended by a later {@link #poll}), or true when
 * it was ended before the method returned, as a system that completes on the spot may do. When the method throws, the
 * submission is not waiting and will not be called.
 *
 * <p>One accept, and on a connection one read and one write (a connect counts as a write), may wait at a time; the
 * caller sees to that.
 *
 * <p>What is closed while a submission waits on it fails that submission with
 * {@link java.nio.channels.AsynchronousCloseException}. {@link #isWaiting()} is true while any submission waits.
 */
public interface Proactor extends Poller {
    /**
     * The network whose connections and listeners can wait here.
     *
     * @return always the same one
     */
    Network network();

    /**
     * Waits for a connection to come.
     *
     * @param listener of this proactor's network
     * @param accepted gets the connection
     * @return whether it ended at once
     * @throws IOException when it cannot wait: the listener is closed, descriptors have run out
     */
    boolean accept(Listener listener, Completion<Connection> accepted) throws IOException;

    /**
     * Waits for {@link Connection#tryConnect} to come to an end.
     *
     * @param connection of this proactor's network
     * @param connected gets that connection
     * @return whether it ended at once
     * @throws IOException when it cannot wait: the connection is closed, descriptors have run out
     */
    boolean connect(Connection connection, Completion<Connection> connected) throws IOException;

    /**
     * Waits for bytes to come, and moves them, until the transfer has ended.
     *
     * @param connection of this proactor's network
     * @param transfer gets the bytes
     * @return whether it ended at once
     * @throws IOException when it cannot wait: the connection is closed, descriptors have run out
     */
    boolean read(Connection connection, Transfer transfer) throws IOException;

    /**
     * Waits for room for bytes, and moves them, until the transfer has ended.
     *
     * @param connection of this proactor's network
     * @param transfer gives the bytes
     * @return whether it ended at once
     * @throws IOException when it cannot wait: the connection is closed, descriptors have run out
     */
    boolean write(Connection connection, Transfer transfer) throws IOException;

    /**
     * Takes back what waits: when this returns, the submission will not be called any more. A read that was withdrawn
     * has consumed nothing beyond what it was told of: where the system cannot take a read back, the bytes it brings
     * are kept for the next one. An accept that was withdrawn has lost no connection. Does nothing for a submission
     * that does not wait here.
     *
     * @param endpoint the connection or the listener it waits on
     * @param submission what was submitted
     */
    void withdraw(Endpoint endpoint, Submission submission);
}
