package io.cogen.net;

import io.cogen.core.Operation;
import io.cogen.proactor.Connection;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection: a stream of bytes in each direction.
 *
 * <pre>{@code
 * try (Socket peer = Co.yield(Socket.connect("localhost", 7777))) {
 *     Co.yield(peer.writeAll("hello\n"));
 *     String answer = Co.yield(peer.readLine(8192).timeout(ofSeconds(10)));
 * }
 * }</pre>
 *
 * <p>Its operations have in common:
 *
 * <ul>
 *   <li>They <b>fail</b> with {@link IOException} when the connection breaks or the peer resets it, with
 *       {@link java.nio.channels.AsynchronousCloseException} when this socket is closed while they wait, with
 *       {@link java.nio.channels.ClosedChannelException} when it was closed before, and with
 *       {@link IllegalStateException} when another coroutine is waiting to read, for a read, or to write, for a write,
 *       or when the socket and the scheduler are of different networks.
 *   <li><b>Threads.</b> Any scheduler's, one reading and one writing coroutine at a time. A buffer or an array belongs
 *       to the operation until that has ended.
 *   <li>Each is for one use. Arguments are checked when it is made; the bytes are read or written when it is yielded.
 * </ul>
 *
 * <p>Bytes that came with a line or a message and belong behind it are kept, and every kind of read sees them first. A
 * socket that waits holds no buffer.
 */
public final class Socket implements Closeable {
    // Kept bytes and the reader's slot are the reader's, incompleteWrite and the writer's slot the writer's: the two
    // may
    // be on different threads and share nothing but the connection.

    final Connection connection;
    final Slot reader = new Slot();
    final Slot writer = new Slot();
    final ReceiveBuffer kept = new ReceiveBuffer();

    private final InetSocketAddress localAddress;
    private final InetSocketAddress remoteAddress;
    private int incompletelySent;
    private int incompleteTotal;

    private Socket(Connection connection) throws IOException {
        this.connection = connection;
        this.localAddress = connection.localAddress();
        this.remoteAddress = connection.remoteAddress();
    }

    /** Wraps an established connection, which is closed when that fails. */
    static Socket of(Connection connection) throws IOException {
        try {
            return new Socket(connection);
        } catch (IOException failure) {
            connection.close();
            throw failure;
        }
    }

    /**
     * Connects to a listener, on the network of the scheduler that runs the operation.
     *
     * <p>Looking up a name blocks the scheduler's thread until the system has answered; an address does not, nor does a
     * name that the JDK has cached. A host with several addresses is tried at each of them in turn.
     *
     * <p><b>Completes</b> with a socket, TCP_NODELAY set, that is the caller's to close.
     *
     * <p><b>Fails</b> with {@link java.net.UnknownHostException} when there is no such host, with
     * {@link java.net.ConnectException} when the last address refused, with another {@link IOException} when it cannot
     * be reached or descriptors have run out; earlier addresses' failures are suppressed ones.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn connect has left no connection.
     *
     * <p><b>Threads.</b> Any scheduler's.
     *
     * @param host a name or an address
     * @param port 1 to 65,535
     * @return the operation, for one use
     */
    public static Operation<Socket, IOException> connect(String host, int port) {
        Addresses.requireHost(host, "\"localhost\" is this machine");
        Addresses.requirePort(port, 1);
        return new Connect(host, port);
    }

    /**
     * Reads the bytes that are there, up to the room in a buffer.
     *
     * <p><b>Completes</b> with the number of bytes read, at least 1, by which the buffer's position has moved; or with
     * -1 at the end of the stream.
     *
     * <p><b>Fails</b> as {@linkplain Socket all do}.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn read has consumed nothing.
     *
     * <p><b>Threads.</b> Any scheduler's.
     *
     * @param target where to; with room for a byte at least, a direct buffer saves a copy
     * @return the operation, for one use
     * @throws IllegalArgumentException when the buffer is full or read-only
     */
    public Operation<Integer, IOException> read(ByteBuffer target) {
        return new ReadBuffer(this, target);
    }

    /**
     * Reads the bytes that are there, up to a number.
     *
     * <p><b>Completes</b> with 1 to {@code most} bytes, or with none at the end of the stream.
     *
     * <p><b>Fails</b> as {@linkplain Socket all do}.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn read has consumed nothing.
     *
     * <p><b>Threads.</b> Any scheduler's.
     *
     * @param most 1 or more; memory is taken only for what has come, at most 64 KiB at a time
     * @return the operation, for one use
     */
    public Operation<byte[], IOException> read(int most) {
        return new ReadBytes(this, most);
    }

    /**
     * Reads an exact number of bytes.
     *
     * <p><b>Completes</b> with that many bytes.
     *
     * <p><b>Fails</b> as {@linkplain Socket all do} (nothing is consumed then); and with {@link EndOfStreamException},
     * which carries what came, when the stream ends before.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn read has consumed nothing; what had come is kept for the next read.
     *
     * <p><b>Threads.</b> Any scheduler's.
     *
     * @param count 0 or more; memory is taken as bytes come, so that a number from a stranger is no danger by itself
     * @return the operation, for one use
     */
    public Operation<byte[], IOException> readAll(int count) {
        return new ReadAll(this, count);
    }

    /**
     * Reads a line of UTF-8 up to its newline, {@code '\n'}, which is kept (and so is a {@code '\r'} before it).
     *
     * <p><b>Completes</b> with the line; at the end of the stream with what there is without a newline, and then with
     * null. Bytes that are not UTF-8 become U+FFFD.
     *
     * <p><b>Fails</b> as {@linkplain Socket all do} (nothing is consumed then); and with {@link LineTooLongException} when
     * there are more than {@code limit} bytes and no newline among the first {@code limit}. Nothing is consumed by that
     * either: another read gets them.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn read has consumed nothing; what had come of the line is kept.
     *
     * <p><b>Threads.</b> Any scheduler's.
     *
     * @param limit how many bytes the line may have, the newline included; 1 or more
     * @return the operation, for one use
     */
    public Operation<@Nullable String, IOException> readLine(int limit) {
        return new ReadLine(this, limit);
    }

    /**
     * Writes some bytes of a buffer, as many as there is room for; from a heap buffer 64 KiB at most.
     *
     * <p><b>Completes</b> with the number of bytes handed to the system, by which the buffer's position has moved: at
     * least 1, or 0 when the buffer has none.
     *
     * <p><b>Fails</b> as {@linkplain Socket all do}, and with {@link IncompleteWriteException}.
     *
     * <p><b>Cancellation.</b> Safe: a withdrawn write has sent nothing.
     *
     * <p><b>Threads.</b> Any scheduler's.
     *
     * @param source what to write; a direct buffer saves a copy
     * @return the operation, for one use
     */
    public Operation<Integer, IOException> write(ByteBuffer source) {
        return new WriteSome(this, source);
    }

    /**
     * Writes the first of some bytes; as {@link #write(ByteBuffer)}.
     *
     * @param bytes what to write; not copied
     * @return the operation, for one use
     */
    public Operation<Integer, IOException> write(byte[] bytes) {
        return new WriteSome(this, ByteBuffer.wrap(bytes));
    }

    /**
     * Writes the first bytes of a text in UTF-8; as {@link #write(ByteBuffer)}. The number is one of bytes, and may end
     * within a character: {@link #writeAll(String)} is usually meant.
     *
     * @param text what to write
     * @return the operation, for one use
     */
    public Operation<Integer, IOException> write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes all bytes of a buffer, waiting as often as the peer is slow to read.
     *
     * <p><b>Completes</b> when the system has taken all; the buffer is empty then.
     *
     * <p><b>Fails</b> as {@linkplain Socket all do}, and with {@link IncompleteWriteException}.
     *
     * <p><b>Cancellation.</b> A withdrawn write may have sent a part: the buffer's position tells how much, and another
     * writeAll of the same buffer goes on from there.
     *
     * <p><b>Threads.</b> Any scheduler's.
     *
     * @param source what to write; a direct buffer saves a copy
     * @return the operation, for one use
     */
    public Operation<Void, IOException> writeAll(ByteBuffer source) {
        return new WriteAll(this, source, false);
    }

    /**
     * Writes all of some bytes, waiting as often as the peer is slow to read.
     *
     * <p><b>Completes</b> when the system has taken all.
     *
     * <p><b>Fails</b> as {@linkplain Socket all do}, and with {@link IncompleteWriteException}.
     *
     * <p><b>Cancellation.</b> A withdrawn write may have sent a part. If it has, every later write on this socket fails
     * with {@link IncompleteWriteException}, which tells how much, so that the peer never takes one message for the rest
     * of another; reading goes on. To go on writing use {@link #writeAll(ByteBuffer)} in the first place.
     *
     * <p><b>Threads.</b> Any scheduler's.
     *
     * @param bytes what to write; not copied
     * @return the operation, for one use
     */
    public Operation<Void, IOException> writeAll(byte[] bytes) {
        return new WriteAll(this, ByteBuffer.wrap(bytes), true);
    }

    /**
     * Writes a text in UTF-8; as {@link #writeAll(byte[])}.
     *
     * @param text what to write; half a surrogate pair becomes a question mark
     * @return the operation, for one use
     */
    public Operation<Void, IOException> writeAll(String text) {
        return writeAll(text.getBytes(StandardCharsets.UTF_8));
    }

    void incompleteWrite(int sent, int total) {
        incompletelySent = sent;
        incompleteTotal = total;
    }

    void requireNoIncompleteWrite() throws IncompleteWriteException {
        if (incompletelySent > 0) {
            throw new IncompleteWriteException(incompletelySent, incompleteTotal);
        }
    }

    /**
     * Ends the stream to the peer, who reads what was written and then the end; reading goes on. To be called when no
     * write is under way.
     *
     * @throws IOException when the connection is broken or this is closed
     */
    public void shutdownOutput() throws IOException {
        connection.shutdownOutput();
    }

    /**
     * The address of this end. Any thread; also after it was closed.
     *
     * @return an address of this machine
     */
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    /**
     * The address of the other end. Any thread; also after it was closed.
     *
     * @return the peer's address
     */
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    /**
     * Whether it is still open at this end; what the peer has done, only reading tells. Any thread.
     *
     * @return false once it is closed
     */
    public boolean isOpen() {
        return connection.isOpen();
    }

    /**
     * Closes the connection: the peer gets what was written and then the end. Coroutines that wait on this socket get
     * {@link java.nio.channels.AsynchronousCloseException}, at once on the thread of their scheduler, in its next turn
     * when another thread closes. Does nothing the second time. Any thread.
     */
    @Override
    public void close() throws IOException {
        connection.close();
    }

    @Override
    public String toString() {
        return "Socket[" + localAddress + " -> " + remoteAddress + (isOpen() ? "]" : ", closed]");
    }
}
