package io.cogen.net;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.proactor.Connection;
import io.cogen.proactor.Listener;
import io.cogen.proactor.Network;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Minutes go by in no time: the clock is virtual, the sockets are real. */
@Timeout(60)
final class SocketTimeoutTest {
    private final SteppedProactor proactor = new SteppedProactor();
    private final Scheduler scheduler = proactor.scheduler();
    private ServerSocket listener;
    private Loopback.Peer peer;
    private Socket socket;

    @BeforeEach
    void connect() throws IOException {
        listener = ServerSocket.bind(scheduler, "127.0.0.1", 0);
        peer = new Loopback.Peer(listener.localAddress().getPort());
        socket = scheduler.run(Scripts.await(listener.accept()));
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        peer.close();
        listener.close();
        scheduler.close();
    }

    /** The peer says a letter after each pause. */
    private void sayLetterByLetter(String letters, int seconds) {
        scheduler.add(Scripts.loop(new Scripts.Step() {
            private int next = -1;

            @Override
            public Operation<?, ?> after(Object last) throws Exception {
                if (next >= 0) {
                    peer.send(letters.substring(next, next + 1));
                }
                return ++next == letters.length() ? null : Events.sleep(ofSeconds(seconds));
            }
        }));
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(proactor.nanoTime());
    }

    @Test
    void idleTimeoutSlidesWithEveryByteOfALine() throws IOException {
        sayLetterByLetter("slow\n", 40);

        assertEquals("slow\n", scheduler.run(Scripts.await(socket.readLine(100).idleTimeout(ofSeconds(60)))));
        assertTrue(seconds() >= 200, "after " + seconds());
    }

    @Test
    void idleTimeoutSlidesWithEveryByteOfAMessage() throws IOException {
        sayLetterByLetter("slow", 40);

        byte[] message = scheduler.run(Scripts.await(socket.readAll(4).idleTimeout(ofSeconds(60))));

        assertEquals("slow", Loopback.text(message));
    }

    @Test
    void totalTimeoutDoesNotSlide() throws IOException {
        sayLetterByLetter("slow\n", 40);

        Coro<Object, IOException> reading = Scripts.outcome(socket.readLine(100).timeout(ofSeconds(100)));
        assertInstanceOf(OperationTimeoutException.class, scheduler.run(reading));

        assertEquals(100, seconds());
        assertEquals("slow\n", scheduler.run(Scripts.await(socket.readLine(100))));
    }

    @Test
    void silentPeerIsGivenUpAndTheSocketStaysUsable() throws IOException {
        Coro<Object, IOException> reading = Scripts.outcome(socket.readLine(100).idleTimeout(ofSeconds(60)));
        assertInstanceOf(OperationTimeoutException.class, scheduler.run(reading));
        assertEquals(60, seconds());

        peer.send("late\n");
        assertEquals("late\n", scheduler.run(Scripts.await(socket.readLine(100))));
    }

    @Test
    void acceptTimesOut() throws IOException {
        Coro<Object, IOException> accepting = Scripts.outcome(listener.accept().timeout(ofSeconds(5)));

        assertInstanceOf(OperationTimeoutException.class, scheduler.run(accepting));
        assertEquals(5, seconds());
    }

    @Test
    void socketOfAnotherNetworkCannotWait() {
        proactor.pretendToBeOf(new Elsewhere());

        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> scheduler.run(Scripts.await(socket.readLine(100))));

        assertTrue(refused.getMessage().contains("the machine's network"), refused.getMessage());
        assertTrue(refused.getMessage().contains("elsewhere"), refused.getMessage());
    }

    private static final class Elsewhere implements Network {
        @Override
        public List<InetSocketAddress> resolve(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Connection open() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Listener listen(InetSocketAddress address, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return "elsewhere";
        }
    }
}
