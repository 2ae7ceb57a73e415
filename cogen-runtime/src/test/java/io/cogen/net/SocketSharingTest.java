package io.cogen.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Co;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One socket and several coroutines, schedulers or threads. */
final class SocketSharingTest extends Loopback {
    @Test
    void secondReaderIsAnErrorAndTheFirstGoesOn() throws IOException {
        Pair pair = pair();
        Outcome first = start(pair.socket().readLine(100));
        turns(3);

        IllegalStateException refused =
                failure(IllegalStateException.class, pair.socket().readAll(1));
        assertTrue(refused.getMessage().contains("readAll(1)"), refused.getMessage());
        assertTrue(refused.getMessage().contains("readLine(100)"), refused.getMessage());

        pair.peer().send("for the first\n");
        assertEquals("for the first\n", first.get());
    }

    @Test
    void secondWriterIsAnError() throws IOException {
        Pair pair = pair();
        start(pair.socket().writeAll(new byte[16 * 1024 * 1024]));
        turns(3);

        failure(IllegalStateException.class, pair.socket().writeAll("x"));
        failure(IllegalStateException.class, pair.socket().write("x"));
    }

    @Test
    void secondAcceptorIsAnError() throws IOException {
        start(listener.accept());
        turns(3);

        failure(IllegalStateException.class, listener.accept());
    }

    @Test
    void nextReaderMayComeWhenTheFirstHasTimedOut() throws IOException {
        Pair pair = pair();
        failure(OperationTimeoutException.class, pair.socket().read(1).timeout(Duration.ofMillis(1)));
        pair.peer().send("x");

        assertEquals("x", text(run(pair.socket().read(1))));
    }

    @Test
    void socketGoesFromOneSchedulerToTheNextAndBack() throws IOException {
        Pair pair = pair();
        try (Scheduler other = new Scheduler()) {
            for (int i = 0; i < 3; i++) {
                for (Scheduler each : new Scheduler[] {scheduler, other}) {
                    var reading = each.add(Scripts.outcome(pair.socket().readLine(100)));
                    each.runOnce();
                    each.runOnce();
                    pair.peer().send("line " + i + "\n");
                    assertEquals("line " + i + "\n", each.run(reading));
                }
            }
        }
        assertEquals(1, run(pair.socket().write("x")));
        Outcome reading = start(pair.socket().readLine(100));
        turns(2);
        pair.peer().send("after\n");
        assertEquals("after\n", reading.get());
    }

    @Test
    void oneSchedulerReadsWhileAnotherWrites() throws Exception {
        Pair pair = pair();
        byte[] sent = new byte[16 * 1024 * 1024];
        Thread writer = new Thread(() -> {
            try {
                Co.yield(pair.socket().writeAll(sent));
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        Outcome reading = start(pair.socket().readLine(100));
        turns(2);
        writer.start();

        assertEquals(sent.length, pair.peer().in.readNBytes(sent.length).length);
        pair.peer().send("read\n");
        assertEquals("read\n", reading.get());
        writer.join();
    }

    @Test
    void blockingCodeUsesTheSameOperations() throws Exception {
        try (ServerSocket server = ServerSocket.bind("127.0.0.1", 0)) {
            Thread client = new Thread(() -> {
                try (Socket socket = Co.yield(
                        Socket.connect("127.0.0.1", server.localAddress().getPort()))) {
                    Co.yield(socket.writeAll("hello\n"));
                    assertEquals("HELLO\n", Co.yield(socket.readLine(100)));
                } catch (IOException failure) {
                    throw new AssertionError(failure);
                }
            });
            client.start();
            try (Socket socket = Co.yield(server.accept())) {
                String line = Co.yield(socket.readLine(100));
                Co.yield(socket.writeAll(line.toUpperCase(java.util.Locale.ROOT)));
                assertEquals(null, Co.yield(socket.readLine(100)));
            }
            client.join();
        }
    }

    @Test
    void blockingCallsLeaveNoDescriptorBehind() throws IOException {
        Pair pair = pair();
        Co.yield(pair.socket().writeAll("warm up"));
        long before = descriptors();
        for (int i = 0; i < 10; i++) {
            try {
                Co.yield(pair.socket().readLine(10).timeout(Duration.ofMillis(1)));
            } catch (OperationTimeoutException expected) {
                // it had to wait, and so had a selector
            }
        }
        pair.peer().send("x\n");
        assertEquals("x\n", Co.yield(pair.socket().readLine(10)));

        assertEquals(before, descriptors());
    }
}
