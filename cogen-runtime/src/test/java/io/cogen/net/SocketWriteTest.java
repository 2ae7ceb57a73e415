package io.cogen.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.OperationTimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SocketWriteTest extends Loopback {
    private static final int MORE_THAN_THE_SYSTEM_TAKES = 16 * 1024 * 1024;

    @Test
    void everythingThatIsWrittenArrivesInOrder() throws IOException {
        Pair pair = pair();

        run(pair.socket().writeAll("text ü "));
        run(pair.socket().writeAll(bytes("bytes ")));
        run(pair.socket().writeAll(ByteBuffer.wrap(bytes("(buffer)"), 1, 6)));
        assertEquals(5, run(pair.socket().write(" some")));
        assertEquals(1, run(pair.socket().write(new byte[] {'!'})));

        assertEquals("text ü bytes buffer some!", pair.peer().receive(26));
    }

    @Test
    void writingNothingIsDoneAtOnce() throws IOException {
        Pair pair = pair();

        assertEquals(0, run(pair.socket().write(ByteBuffer.allocate(0))));
        run(pair.socket().writeAll(""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bigWriteWaitsForASlowReader(boolean direct) throws IOException {
        Pair pair = pair();
        byte[] sent = noise(MORE_THAN_THE_SYSTEM_TAKES);
        ByteBuffer buffer =
                direct ? ByteBuffer.allocateDirect(sent.length).put(sent).flip() : ByteBuffer.wrap(sent);
        Outcome writing = start(pair.socket().writeAll(buffer));
        turns(20);
        assertFalse(writing.isDone());
        assertTrue(buffer.hasRemaining());

        CompletableFuture<byte[]> received = receive(pair.peer(), sent.length);

        assertEquals(null, writing.get());
        assertFalse(buffer.hasRemaining());
        assertArrayEquals(sent, received.join());
    }

    @Test
    void writeReturnsHowMuchFitted() throws IOException {
        Pair pair = pair();
        ByteBuffer buffer = ByteBuffer.allocate(MORE_THAN_THE_SYSTEM_TAKES);

        int first = run(pair.socket().write(buffer));

        assertTrue(first > 0 && first < buffer.capacity(), "" + first);
        assertEquals(first, buffer.position());
    }

    @Test
    void withdrawnWriteOfABufferCanBeTakenUpAgain() throws IOException {
        Pair pair = pair();
        byte[] sent = noise(MORE_THAN_THE_SYSTEM_TAKES);
        ByteBuffer buffer = ByteBuffer.wrap(sent);

        failure(OperationTimeoutException.class, pair.socket().writeAll(buffer).timeout(Duration.ofMillis(1)));
        assertTrue(buffer.position() > 0 && buffer.hasRemaining(), buffer.toString());
        CompletableFuture<byte[]> received = receive(pair.peer(), sent.length);
        run(pair.socket().writeAll(buffer));

        assertArrayEquals(sent, received.join());
    }

    @Test
    void withdrawnWriteOfBytesIsToldByEveryLaterWrite() throws IOException {
        Pair pair = pair();
        byte[] message = new byte[MORE_THAN_THE_SYSTEM_TAKES];
        failure(OperationTimeoutException.class, pair.socket().writeAll(message).timeout(Duration.ofMillis(1)));

        for (int i = 0; i < 2; i++) {
            IncompleteWriteException incomplete =
                    failure(IncompleteWriteException.class, pair.socket().writeAll("next"));
            assertTrue(incomplete.sent() > 0 && incomplete.sent() < message.length, incomplete.getMessage());
            assertEquals(message.length, incomplete.total());
        }
        pair.peer().send("but reading goes on\n");
        assertEquals("but reading goes on\n", run(pair.socket().readLine(100)));
    }

    @Test
    void withdrawnWriteThatSentNothingIsForgotten() throws IOException {
        Pair pair = pair();
        ByteBuffer filling = ByteBuffer.allocate(MORE_THAN_THE_SYSTEM_TAKES);
        failure(OperationTimeoutException.class, pair.socket().writeAll(filling).timeout(Duration.ofMillis(1)));
        int gap = 0; // the system may have made a little room since
        while (outcome(pair.socket().writeAll("-").timeout(Duration.ofMillis(1))) == null) {
            gap++;
        }
        CompletableFuture<byte[]> received = receive(pair.peer(), filling.capacity() + gap + 4);

        run(pair.socket().writeAll(filling));
        run(pair.socket().writeAll("next"));

        assertEquals("next", text(received.join()).substring(filling.capacity() + gap));
    }

    @Test
    void writingToAPeerThatResetFails() throws IOException {
        Pair pair = pair();
        pair.peer().reset();

        Object failure = outcome(Scripts.loop(last -> pair.socket().writeAll(new byte[1000])));

        assertTrue(failure instanceof IOException, "" + failure);
    }

    @Test
    void halfClosedSocketStillReads() throws IOException {
        Pair pair = pair();
        run(pair.socket().writeAll("last words"));
        pair.socket().shutdownOutput();

        assertEquals("last words", text(pair.peer().in.readAllBytes()));
        pair.peer().send("heard\n");
        assertEquals("heard\n", run(pair.socket().readLine(100)));
    }

    @Test
    void readingAndWritingAtOnceGoOnIndependently() throws IOException {
        Pair pair = pair();
        byte[] sent = noise(8 * 1024 * 1024);
        Outcome writing = start(pair.socket().writeAll(sent));
        Outcome reading = start(pair.socket().readLine(100));
        turns(5);
        pair.peer().send("meanwhile\n");

        assertEquals("meanwhile\n", reading.get());
        assertFalse(writing.isDone());
        CompletableFuture<byte[]> received = receive(pair.peer(), sent.length);
        writing.get();
        assertArrayEquals(sent, received.join());
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    private static CompletableFuture<byte[]> receive(Peer peer, int count) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return peer.in.readNBytes(count);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
    }
}
