package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Clients with plain sockets, each on a thread of its own, well behaved and otherwise. */
final class Crowd {
    static final String WELCOME = "WELCOME TO ECHO SERVER !";

    /** A thread that waits in a read needs little. */
    private static final long STACK_BYTES = 256 * 1024;

    /** What a slow reader sends: more than the buffers of both ends hold, so that the server has to wait for it. */
    private static final int SLOW_LINES = 4_000;

    private static final String SLOW_LINE = "x".repeat(4_000);

    /** What one client does. */
    interface Script {
        void run() throws Exception;
    }

    private final ServerProcess server;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    Crowd(ServerProcess server) {
        this.server = server;
    }

    void start(String name, Script script) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        script.run();
                    } catch (Throwable failure) {
                        failures.add(new AssertionError(name, failure));
                    }
                },
                name,
                STACK_BYTES);
        threads.add(thread);
        thread.start();
    }

    /** Waits for all of them, and throws the first failure with the others suppressed. */
    void join() throws InterruptedException {
        for (int i = 0; i < threads.size(); i++) { // a client may start another thread
            threads.get(i).join();
        }
        Throwable first = failures.poll();
        if (first != null) {
            AssertionError all =
                    new AssertionError((failures.size() + 1) + " clients failed; the first: " + first, first);
            failures.stream().limit(9).forEach(all::addSuppressed);
            throw all;
        }
    }

    /** Says its lines, and hears each of them; half of the clients wait for each answer, half send all at once. */
    void wellBehaved(int id, int lines, CountDownLatch connected) throws IOException, InterruptedException {
        try (Socket socket = server.connect()) {
            BufferedReader in = reader(socket);
            assertEquals(WELCOME, in.readLine());
            connected.countDown();
            connected.await(); // until all are there
            if (id % 2 == 0) {
                for (int i = 0; i < lines; i++) {
                    send(socket, line(id, i) + "\n");
                    assertEquals(line(id, i), in.readLine());
                }
            } else {
                StringBuilder all = new StringBuilder();
                for (int i = 0; i < lines; i++) {
                    all.append(line(id, i)).append("\r\n");
                }
                send(socket, all.toString());
                for (int i = 0; i < lines; i++) {
                    assertEquals(line(id, i), in.readLine());
                }
            }
            send(socket, "exit\n");
            assertEquals("GOOD BYE", in.readLine());
            assertNull(in.readLine());
        }
    }

    private static String line(int id, int i) {
        return "client " + id + ", line " + i + ": " + "äöü€😀".repeat(i % 7);
    }

    /** Sends half a line and is gone, by a reset or in an orderly manner. */
    void vanishes(boolean reset) throws IOException {
        Socket socket = server.connect();
        assertEquals(WELCOME, reader(socket).readLine());
        send(socket, "half a li");
        socket.setSoLinger(reset, 0);
        socket.close();
    }

    /** A line of as many bytes as the server takes, with the newline, comes back. */
    void sendsTheLongestLine() throws IOException {
        try (Socket socket = server.connect()) {
            BufferedReader in = reader(socket);
            assertEquals(WELCOME, in.readLine());
            String longest = "y".repeat(8_191);
            send(socket, longest + "\n");
            assertEquals(longest, in.readLine());
        }
    }

    /** A line of one byte more is the end of the conversation, and nothing of it comes back. */
    void sendsTooLongALine() throws IOException {
        try (Socket socket = server.connect()) {
            BufferedReader in = reader(socket);
            assertEquals(WELCOME, in.readLine());
            send(socket, "z".repeat(8_192) + "\n");
            assertNull(in.readLine());
        } catch (SocketException reset) {
            // closed with bytes unread, which the system tells by a reset
        }
    }

    /** Sends what no protocol knows, and stops in the middle. */
    void sendsNoise(long seed) throws IOException {
        byte[] noise = new byte[100_000];
        new Random(seed).nextBytes(noise);
        try (Socket socket = server.connect()) {
            socket.getOutputStream().write(noise);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            // some of it was a line that is too long
        }
    }

    /**
     * Reads a line only for each permit it gets, until there have been as many as {@code turns}, then the rest. Its own
     * lines are more than fits on the way, so until then the server waits with a write that is not done.
     */
    void readsSlowly(Semaphore permits, int turns) throws IOException, InterruptedException {
        try (Socket socket = server.connect()) {
            BufferedReader in = reader(socket);
            assertEquals(WELCOME, in.readLine());
            start("writer of a slow reader", () -> {
                for (int i = 0; i < SLOW_LINES; i++) {
                    send(socket, i + SLOW_LINE + "\n");
                }
                send(socket, "exit\n");
            });
            for (int i = 0; i < SLOW_LINES; i++) {
                if (i < turns) {
                    permits.acquire();
                }
                assertEquals(i + SLOW_LINE, in.readLine());
            }
            assertEquals("GOOD BYE", in.readLine());
        }
    }

    static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
