package io.cogen.net;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;

/** A scheduler, a listener on the loopback interface, and plain sockets that connect to it. */
@Timeout(60)
abstract class Loopback {
    private final Deque<Closeable> opened = new ArrayDeque<>();

    final Scheduler scheduler;
    final ServerSocket listener = closing(bind());

    Loopback() {
        this(new Scheduler());
    }

    Loopback(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    private static ServerSocket bind() {
        try {
            return ServerSocket.bind("127.0.0.1", 0);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @AfterEach
    void closeAll() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
        scheduler.close();
    }

    final <C extends Closeable> C closing(C closeable) {
        opened.push(closeable);
        return closeable;
    }

    final int port() {
        return listener.localAddress().getPort();
    }

    /** A plain peer, and this end of its connection. */
    final Pair pair() throws IOException {
        Peer peer = closing(new Peer(port()));
        return new Pair(closing(run(listener.accept())), peer);
    }

    final <T> T run(Operation<T, IOException> operation) throws IOException {
        return scheduler.run(Scripts.await(operation));
    }

    /** What an operation brings on the scheduler, or its failure. */
    final Object outcome(Operation<?, ?> operation) throws IOException {
        return scheduler.run(Scripts.outcome(operation));
    }

    final <F extends Throwable> F failure(Class<F> type, Operation<?, ?> operation) throws IOException {
        return assertInstanceOf(type, outcome(operation));
    }

    final Outcome start(Operation<?, ?> operation) {
        return new Outcome(scheduler.add(Scripts.outcome(operation)));
    }

    final void turns(int count) {
        for (int i = 0; i < count; i++) {
            scheduler.runOnce();
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many sockets and selectors are open; the files of the JVM come and go. */
    static long descriptors() throws IOException {
        Path table = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(table), "no table of descriptors here");
        try (Stream<Path> entries = Files.list(table)) {
            return entries.map(Loopback::target)
                    .filter(target -> target.startsWith("socket:") || target.startsWith("anon_inode:"))
                    .count();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    record Pair(Socket socket, Peer peer) {}

    /** What a coroutine that was added has come to. */
    final class Outcome {
        private final Coro<Object, IOException> coro;

        Outcome(Coro<Object, IOException> coro) {
            this.coro = coro;
        }

        boolean isDone() {
            return coro.isDone();
        }

        Coro<?, ?> coro() {
            return coro;
        }

        /** Runs the scheduler until it is there. */
        Object get() throws IOException {
            return scheduler.run(coro);
        }
    }

    /** A plain socket that knows nothing of coroutines. */
    static final class Peer implements Closeable {
        final java.net.Socket socket;
        final InputStream in;
        final OutputStream out;

        Peer(int port) throws IOException {
            socket = new java.net.Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }

        void send(String text) throws IOException {
            out.write(bytes(text));
        }

        void end() throws IOException {
            socket.shutdownOutput();
        }

        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        String receive(int count) throws IOException {
            return text(in.readNBytes(count));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
