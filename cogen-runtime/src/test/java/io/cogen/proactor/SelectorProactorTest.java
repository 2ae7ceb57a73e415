package io.cogen.proactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SelectorProactorTest {
    private final SelectorProactor proactor = new SelectorProactor();
    private final List<String> trace = new ArrayList<>();
    private Listener listener;
    private java.net.Socket peer;
    private Connection connection;

    @BeforeEach
    void connect() throws IOException {
        listener = Network.system().listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        peer = new java.net.Socket(
                listener.localAddress().getAddress(), listener.localAddress().getPort());
        connection = listener.tryAccept();
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        listener.close();
        peer.close();
        proactor.close();
    }

    /** Takes so many bytes, at most so many at a time, and tells the trace. */
    private class Reading implements Transfer {
        private final int wanted;
        private final int piece;
        private final StringBuilder got = new StringBuilder();
        private int goes;

        Reading(int wanted, int piece) {
            this.wanted = wanted;
            this.piece = piece;
        }

        @Override
        public ByteBuffer buffer(ByteBuffer lent) {
            return lent.limit(piece);
        }

        @Override
        public boolean transferred(int count, ByteBuffer buffer) {
            goes++;
            if (count < 0) {
                trace.add("end after " + got);
                return true;
            }
            got.append(StandardCharsets.UTF_8.decode(buffer.flip()));
            if (got.length() < wanted) {
                return false;
            }
            trace.add("read " + got);
            return true;
        }

        @Override
        public void failed(Throwable failure) {
            trace.add("failed: " + failure.getClass().getSimpleName());
        }
    }

    private void send(String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void pollUntil(int events) {
        while (trace.size() < events) {
            proactor.poll(-1);
        }
    }

    @Test
    void whatIsThereIsReadOnTheSpot() throws IOException {
        send("abc");

        assertTrue(connection.tryRead(new Reading(3, 100)));
        assertEquals(List.of("read abc"), trace);
    }

    @Test
    void readWaitsUntilTheTransferHasEnough() throws IOException {
        Reading reading = new Reading(6, 100);
        assertFalse(connection.tryRead(reading));
        assertFalse(proactor.isWaiting());
        assertFalse(proactor.read(connection, reading));
        assertTrue(proactor.isWaiting());

        send("abc");
        while (reading.goes == 0) {
            proactor.poll(-1);
        }
        assertEquals(List.of(), trace);
        send("def");
        pollUntil(1);

        assertEquals(List.of("read abcdef"), trace);
        assertFalse(proactor.isWaiting());
    }

    @Test
    void fullReadIsFollowedByAnotherAndAShortOneIsNot() throws IOException {
        send("abcdefgh");
        Reading reading = new Reading(100, 3);

        assertFalse(connection.tryRead(reading));

        assertEquals("abcdefgh", reading.got.toString());
        assertEquals(3, reading.goes);
    }

    @Test
    void onceDrainedAConnectionIsNotTriedBeforeItsSelectorSaysSo() throws IOException {
        Reading first = new Reading(1, 100);
        proactor.read(connection, first);
        send("a");
        pollUntil(1);
        send("b");

        Reading second = new Reading(1, 100);
        assertFalse(connection.tryRead(second));
        proactor.read(connection, second);
        pollUntil(2);

        assertEquals(List.of("read a", "read b"), trace);
    }

    @Test
    void endOfTheStreamEndsATransfer() throws IOException {
        proactor.read(connection, new Reading(10, 100));
        send("abc");
        peer.shutdownOutput();
        pollUntil(1);

        assertEquals(List.of("end after abc"), trace);
    }

    @Test
    void withdrawnReadIsNotCalledAndConsumesNothing() throws IOException {
        Reading withdrawn = new Reading(1, 100);
        proactor.read(connection, withdrawn);
        proactor.withdraw(connection, withdrawn);
        proactor.withdraw(connection, withdrawn);
        assertFalse(proactor.isWaiting());
        send("a");
        proactor.poll(1_000_000);
        proactor.poll(0);

        assertTrue(connection.tryRead(new Reading(1, 100)));
        assertEquals(List.of("read a"), trace);
    }

    @Test
    void bytesThatNobodyReadsDoNotKeepTheLoopAwake() throws IOException {
        Reading first = new Reading(1, 1);
        proactor.read(connection, first);
        send("abc");
        pollUntil(1);
        // the event that nobody waits for takes the interest back, and from then on only the wakeup is left
        proactor.poll(1);
        Thread waker = new Thread(proactor::wakeup);
        waker.start();
        proactor.poll(-1);

        assertEquals(List.of("read a"), trace);
    }

    @Test
    void defectOfATransferFailsThatTransferOnly() throws IOException {
        proactor.read(connection, new Reading(1, 100) {
            @Override
            public boolean transferred(int count, ByteBuffer buffer) {
                throw new IllegalStateException("defect");
            }
        });
        send("a");
        pollUntil(1);

        assertEquals(List.of("failed: IllegalStateException"), trace);
        assertFalse(proactor.isWaiting());
    }

    @Test
    void bufferWithoutRoomIsAnErrorAndNotALoop() throws IOException {
        proactor.read(connection, new Reading(1, 0));
        send("a");
        pollUntil(1);

        assertEquals(List.of("failed: IllegalStateException"), trace);
    }

    @Test
    void closingFailsWhatWaitsBeforeItReturns() throws IOException {
        proactor.read(connection, new Reading(1, 100));
        connection.close();

        assertEquals(List.of("failed: AsynchronousCloseException"), trace);
        assertFalse(proactor.isWaiting());
        assertThrows(ClosedChannelException.class, () -> proactor.read(connection, new Reading(1, 100)));
    }

    @Test
    void closingOnAnotherThreadEndsTheWait() throws Exception {
        proactor.read(connection, new Reading(1, 100));
        Thread closer = new Thread(() -> {
            try {
                connection.close();
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        closer.start();
        pollUntil(1);
        closer.join();

        assertEquals(List.of("failed: AsynchronousCloseException"), trace);
        assertFalse(proactor.isWaiting());
    }

    @Test
    void acceptAndConnectMeet() throws IOException {
        List<Object> met = new ArrayList<>();
        record Recording(List<Object> met) implements Completion<Connection> {
            @Override
            public void completed(Connection result) {
                met.add(result);
            }

            @Override
            public void failed(Throwable failure) {
                met.add(failure);
            }
        }
        assertFalse(proactor.accept(listener, new Recording(met)));
        try (Connection other = Network.system().open()) {
            if (other.tryConnect(listener.localAddress())) {
                met.add(other);
            } else {
                proactor.connect(other, new Recording(met));
            }
            while (met.size() < 2) {
                proactor.poll(-1);
            }
            assertTrue(met.contains(other), met.toString());
            for (Object one : met) {
                assertInstanceOf(Connection.class, one).close();
            }
        }
        assertFalse(proactor.isWaiting());
    }

    @Test
    void wakeupEndsTheNextWaitOnceHoweverOftenItCame() {
        proactor.wakeup();
        proactor.wakeup();
        proactor.poll(-1);

        Thread waker = new Thread(proactor::wakeup);
        waker.start();
        proactor.poll(-1);
    }

    @Test
    void interruptEndsOneWaitAndIsKept() throws IOException {
        proactor.read(connection, new Reading(1, 100));
        Thread.currentThread().interrupt();
        proactor.poll(-1);
        assertTrue(Thread.currentThread().isInterrupted());

        Thread sender = new Thread(() -> {
            try {
                send("a");
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        sender.start();
        proactor.poll(-1);

        assertTrue(Thread.interrupted());
        assertEquals(List.of("read a"), trace);
    }

    @Test
    void closedProactorFailsWhatWaitsAndTheConnectionGoesOnElsewhere() throws IOException {
        proactor.read(connection, new Reading(1, 100));
        proactor.close();
        proactor.close();
        assertEquals(List.of("failed: AsynchronousCloseException"), trace);

        try (SelectorProactor other = new SelectorProactor()) {
            other.read(connection, new Reading(1, 100));
            send("a");
            other.poll(-1);
        }
        assertEquals("read a", trace.get(1));
    }

    @Test
    void endpointOfAnotherNetworkIsRefused() {
        Connection foreign = (Connection) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getName().equals("toString") ? "foreign" : null);

        assertThrows(IllegalArgumentException.class, () -> proactor.read(foreign, new Reading(1, 1)));
    }

    @Test
    void smallMessagesAreSentAtOnce() throws IOException {
        try (SocketChannel channel = SocketChannel.open(listener.localAddress());
                Connection ignored = SelectorConnection.of(channel)) {
            assertTrue(channel.getOption(StandardSocketOptions.TCP_NODELAY));
            assertSame(Network.system(), ignored.network());
        }
    }
}
