package io.cogen.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Scheduler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SocketCloseTest extends Loopback {
    @Test
    void whoWaitsOnASocketThatIsClosedFailsAtOnce() throws IOException {
        Pair pair = pair();
        Outcome reading = start(pair.socket().readLine(100));
        Outcome writing = start(pair.socket().writeAll(new byte[16 * 1024 * 1024]));
        turns(5);
        start(Scripts.steps(last -> {
            pair.socket().close();
            return null;
        }));
        scheduler.run();

        assertInstanceOf(AsynchronousCloseException.class, reading.get());
        assertInstanceOf(AsynchronousCloseException.class, writing.get());
    }

    @Test
    void whoWaitsToAcceptFailsAtOnce() throws IOException {
        Outcome accepting = start(listener.accept());
        turns(3);
        assertFalse(accepting.isDone());
        listener.close();

        scheduler.run();
        assertInstanceOf(AsynchronousCloseException.class, accepting.get());
    }

    @Test
    void anotherThreadMayClose() throws Exception {
        Pair pair = pair();
        Outcome reading = start(pair.socket().readLine(100));
        Outcome accepting = start(listener.accept());
        turns(3);
        Thread closer = new Thread(() -> {
            try {
                pair.socket().close();
                listener.close();
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        closer.start();

        scheduler.run();

        closer.join();
        assertInstanceOf(AsynchronousCloseException.class, reading.get());
        assertInstanceOf(AsynchronousCloseException.class, accepting.get());
    }

    @Test
    void peerSeesTheEndWhenTheSocketCloses() throws IOException {
        Pair pair = pair();
        run(pair.socket().writeAll("bye"));
        pair.socket().close();

        assertEquals("bye", text(pair.peer().in.readAllBytes()));
    }

    @Test
    void closedSocketRefusesEverythingAndClosesAgain() throws IOException {
        Pair pair = pair();
        pair.peer().send("line\nrest\n");
        run(pair.socket().readLine(100));
        pair.socket().close();
        pair.socket().close();

        assertFalse(pair.socket().isOpen());
        failure(ClosedChannelException.class, pair.socket().read(1));
        failure(ClosedChannelException.class, pair.socket().read(ByteBuffer.allocate(1)));
        failure(ClosedChannelException.class, pair.socket().readAll(1));
        failure(ClosedChannelException.class, pair.socket().readLine(100));
        failure(ClosedChannelException.class, pair.socket().write("x"));
        failure(ClosedChannelException.class, pair.socket().writeAll("x"));
        assertTrue(pair.socket().toString().contains("closed"), pair.socket().toString());
        assertEquals(port(), pair.socket().localAddress().getPort());
    }

    @Test
    void closedListenerRefusesToAccept() throws IOException {
        listener.close();
        listener.close();

        failure(ClosedChannelException.class, listener.accept());
    }

    @Test
    void portIsFreeWhenCloseReturns() throws IOException {
        Outcome accepting = start(listener.accept());
        Object rebound = outcome(Scripts.steps(last -> {
            listener.close();
            ServerSocket.bind("127.0.0.1", port()).close();
            return null;
        }));

        assertEquals(null, rebound);
        assertInstanceOf(AsynchronousCloseException.class, accepting.get());
    }

    @Test
    void portIsFreeWhenAnotherThreadClosesAfterTheLoopHasEnded() throws Exception {
        Outcome accepting = start(listener.accept());
        turns(3);
        accepting.coro().cancel("test");
        scheduler.run();
        assertTrue(accepting.isDone());
        Thread closer = new Thread(() -> {
            try {
                listener.close();
                ServerSocket.bind("127.0.0.1", port()).close();
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        List<Throwable> failures = new ArrayList<>();
        closer.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
        closer.start();
        closer.join();

        assertEquals(List.of(), failures);
    }

    @Test
    void descriptorsComeBackWhileTheSchedulerStaysOpen() throws IOException {
        roundTrips(3);
        long before = descriptors();
        roundTrips(100);

        assertEquals(before, descriptors());
    }

    @Test
    void manyClosedInOneTurnAllGiveTheirDescriptorsBack() throws IOException {
        roundTrips(3);
        long before = descriptors();
        List<Pair> pairs = new ArrayList<>();
        List<Outcome> readers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Pair pair = pair();
            pairs.add(pair);
            readers.add(start(pair.socket().readLine(100)));
        }
        turns(3);
        start(Scripts.steps(last -> {
            for (Pair pair : pairs) {
                pair.socket().close();
                pair.peer().close();
            }
            return null;
        }));
        scheduler.run();

        for (Outcome reader : readers) {
            assertInstanceOf(AsynchronousCloseException.class, reader.get());
        }
        assertEquals(before, descriptors());
    }

    @Test
    void closedSchedulerHoldsNoDescriptor() throws IOException {
        roundTrips(3);
        long before = descriptors();
        try (Scheduler other = new Scheduler();
                Peer peer = new Peer(port());
                Socket socket = other.run(Scripts.await(listener.accept()))) {
            peer.send("x\n");
            assertEquals("x\n", other.run(Scripts.await(socket.readLine(10))));
            other.add(Scripts.outcome(socket.readLine(10)));
            other.runOnce();
        }

        assertEquals(before, descriptors());
    }

    private void roundTrips(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Pair pair = pair();
            Outcome answer = start(pair.socket().readLine(100));
            turns(2);
            pair.peer().send("ping\n");
            assertEquals("ping\n", answer.get());
            pair.socket().close();
            pair.peer().close();
        }
    }
}
