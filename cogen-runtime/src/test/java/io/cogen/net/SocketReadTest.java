package io.cogen.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.OperationTimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SocketReadTest extends Loopback {
    @Test
    void readReturnsWhatIsThereAndNoMoreThanAskedFor() throws IOException {
        Pair pair = pair();
        pair.peer().send("hello");

        assertEquals("hel", text(run(pair.socket().read(3))));
        assertEquals("lo", text(run(pair.socket().read(100))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readFillsABufferFromItsPosition(boolean direct) throws IOException {
        Pair pair = pair();
        ByteBuffer buffer = direct ? ByteBuffer.allocateDirect(8) : ByteBuffer.allocate(8);
        buffer.put((byte) '>').limit(4);
        pair.peer().send("hello");

        assertEquals(3, run(pair.socket().read(buffer)));

        assertEquals(4, buffer.position());
        byte[] got = new byte[4];
        buffer.flip().get(got);
        assertEquals(">hel", text(got));
        assertEquals("lo", text(run(pair.socket().readAll(2))));
    }

    @Test
    void everyReadSeesTheEndOfTheStreamAgainAndAgain() throws IOException {
        Pair pair = pair();
        pair.peer().end();

        for (int i = 0; i < 2; i++) {
            assertEquals(-1, run(pair.socket().read(ByteBuffer.allocate(1))));
            assertEquals(0, run(pair.socket().read(1)).length);
            assertEquals(0, run(pair.socket().readAll(0)).length);
            assertEquals(
                    0,
                    failure(EndOfStreamException.class, pair.socket().readAll(1))
                            .received()
                            .length);
            assertNull(run(pair.socket().readLine(1)));
        }
    }

    @Test
    void readAllReturnsExactlySoManyAndKeepsTheRest() throws IOException {
        Pair pair = pair();
        pair.peer().send("abcdefgh");

        assertEquals("abc", text(run(pair.socket().readAll(3))));
        assertEquals("", text(run(pair.socket().readAll(0))));
        assertEquals("def", text(run(pair.socket().readAll(3))));
        assertEquals("gh", text(run(pair.socket().read(10))));
    }

    @Test
    void readAllAtAnEarlyEndCarriesWhatCame() throws IOException {
        Pair pair = pair();
        pair.peer().send("abc");
        pair.peer().end();

        EndOfStreamException early =
                failure(EndOfStreamException.class, pair.socket().readAll(5));

        assertEquals("abc", text(early.received()));
        assertTrue(early.getMessage().contains("3 of 5"), early.getMessage());
        assertEquals(0, run(pair.socket().read(1)).length);
    }

    @Test
    void readAllTakesMoreThanAnyBufferHolds() throws Exception {
        Pair pair = pair();
        byte[] sent = new byte[3_000_001];
        new Random(1).nextBytes(sent);
        Thread sender = new Thread(() -> {
            try {
                pair.peer().out.write(sent);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        sender.start();

        assertArrayEquals(sent, run(pair.socket().readAll(sent.length)));
        sender.join();
    }

    @Test
    void linesKeepTheirNewlineAndTheLastMayHaveNone() throws IOException {
        Pair pair = pair();
        pair.peer().send("one\ntwo\r\n\nhalf");
        pair.peer().end();

        assertEquals("one\n", run(pair.socket().readLine(100)));
        assertEquals("two\r\n", run(pair.socket().readLine(100)));
        assertEquals("\n", run(pair.socket().readLine(100)));
        assertEquals("half", run(pair.socket().readLine(100)));
        assertNull(run(pair.socket().readLine(100)));
        assertNull(run(pair.socket().readLine(100)));
    }

    @Test
    void lineOfExactlyTheLimitIsReturned() throws IOException {
        Pair pair = pair();
        pair.peer().send("x".repeat(8191) + "\n" + "y".repeat(8192));
        pair.peer().end();

        assertEquals("x".repeat(8191) + "\n", run(pair.socket().readLine(8192)));
        assertEquals("y".repeat(8192), run(pair.socket().readLine(8192)));
    }

    @Test
    void longerLineFailsAndConsumesNothing() throws IOException {
        Pair pair = pair();
        String line = "x".repeat(8192) + "\n";
        pair.peer().send(line + "next\n");

        for (int i = 0; i < 2; i++) {
            LineTooLongException tooLong =
                    failure(LineTooLongException.class, pair.socket().readLine(8192));
            assertEquals(8192, tooLong.limit());
            assertTrue(tooLong.getMessage().contains("8192 bytes"), tooLong.getMessage());
        }
        assertEquals(line, run(pair.socket().readLine(8193)));
        assertEquals("next\n", run(pair.socket().readLine(8192)));
    }

    @Test
    void everyReadSeesWhatALineLeft() throws IOException {
        Pair pair = pair();
        pair.peer().send("line\nabcdefgh");
        assertEquals("line\n", run(pair.socket().readLine(100)));

        ByteBuffer two = ByteBuffer.allocate(2);
        assertEquals(2, run(pair.socket().read(two)));
        assertEquals("ab", text(two.array()));
        assertEquals("c", text(run(pair.socket().read(1))));
        assertEquals("def", text(run(pair.socket().readAll(3))));
        pair.peer().end();
        assertEquals("gh", run(pair.socket().readLine(100)));
    }

    @Test
    void charactersMayArriveInPieces() throws IOException {
        Pair pair = pair();
        byte[] line = bytes("grüße, 世界 🌍\n");
        for (byte piece : line) {
            pair.peer().out.write(piece);
            if (piece != '\n') {
                failure(
                        OperationTimeoutException.class,
                        pair.socket().readLine(100).timeout(Duration.ZERO));
            }
        }

        assertEquals("grüße, 世界 🌍\n", run(pair.socket().readLine(100)));
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() throws IOException {
        Pair pair = pair();
        pair.peer().out.write(new byte[] {'a', (byte) 0xff, (byte) 0xc3, '\n'});

        assertEquals("a\ufffd\ufffd\n", run(pair.socket().readLine(100)));
    }

    @Test
    void readThatTimedOutHasConsumedNothing() throws IOException {
        Pair pair = pair();
        Duration tiny = Duration.ofMillis(1);
        pair.peer().send("abc");

        failure(OperationTimeoutException.class, pair.socket().readAll(10).timeout(tiny));
        failure(OperationTimeoutException.class, pair.socket().readLine(10).timeout(tiny));
        failure(OperationTimeoutException.class, pair.socket().readAll(4).timeout(tiny));
        pair.peer().send("def");

        assertEquals("abcdef", text(run(pair.socket().readAll(6))));
        failure(OperationTimeoutException.class, pair.socket().read(1).timeout(tiny));
        failure(
                OperationTimeoutException.class,
                pair.socket().read(ByteBuffer.allocate(1)).timeout(tiny));
    }

    @Test
    void cancelledReadHasConsumedNothing() throws IOException {
        Pair pair = pair();
        Outcome waiting = start(pair.socket().readAll(10));
        pair.peer().send("abc");
        turns(3);
        assertFalse(waiting.isDone());

        waiting.coro().cancel("test");
        outcome(waiting.coro());

        assertEquals("abc", text(run(pair.socket().readAll(3))));
    }

    @Test
    void resetConnectionFailsTheReadButNotWhatWasKept() throws IOException {
        Pair pair = pair();
        pair.peer().send("line\nrest");
        assertEquals("line\n", run(pair.socket().readLine(100)));
        pair.peer().reset();

        failure(IOException.class, pair.socket().readAll(10));
        assertEquals("rest", text(run(pair.socket().readAll(4))));
        failure(IOException.class, pair.socket().readLine(10));
    }

    @Test
    void argumentsAreCheckedAtOnce() throws IOException {
        Socket socket = pair().socket();
        ByteBuffer full = ByteBuffer.allocate(0);
        ByteBuffer readOnly = ByteBuffer.allocate(1).asReadOnlyBuffer();

        assertThrows(IllegalArgumentException.class, () -> socket.read(full));
        assertThrows(IllegalArgumentException.class, () -> socket.read(readOnly));
        assertThrows(IllegalArgumentException.class, () -> socket.read(0));
        assertThrows(IllegalArgumentException.class, () -> socket.readAll(-1));
        assertThrows(IllegalArgumentException.class, () -> socket.readLine(0));
    }

    /** Noise in pieces of random size, read by reads of random kind, against what a plain array would give. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMixOfReadsSeesEveryByteOnceAndInOrder(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] noise = new byte[400_000];
        random.nextBytes(noise);
        Pair pair = pair();
        Random pieces = new Random(seed + 1);
        Thread sender = new Thread(() -> {
            try {
                for (int at = 0, next; at < noise.length; at = next) {
                    next = Math.min(noise.length, at + 1 + pieces.nextInt(1 << pieces.nextInt(17)));
                    pair.peer().out.write(noise, at, next - at);
                }
                pair.peer().end();
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        sender.start();

        int at = 0;
        while (true) {
            int size = 1 + random.nextInt(1 << random.nextInt(14));
            byte[] got = read(pair.socket(), random.nextInt(5), size, noise, at);
            String where = "seed " + seed + ", at " + at;
            assertArrayEquals(Arrays.copyOfRange(noise, at, at + got.length), got, where);
            at += got.length;
            if (got.length == 0) {
                break;
            }
        }
        assertEquals(noise.length, at, "seed " + seed);
        sender.join();
    }

    /** At the end of the stream nothing. */
    private byte[] read(Socket socket, int kind, int size, byte[] noise, int at) throws IOException {
        switch (kind) {
            case 0:
                return run(socket.read(size));
            case 1:
                ByteBuffer buffer = ByteBuffer.allocate(size);
                run(socket.read(buffer));
                return Arrays.copyOf(buffer.array(), buffer.position());
            case 2:
                ByteBuffer direct = ByteBuffer.allocateDirect(size);
                run(socket.read(direct));
                byte[] got = new byte[direct.flip().remaining()];
                direct.get(got);
                return got;
            case 3:
                Object all = outcome(socket.readAll(size));
                return all instanceof EndOfStreamException early ? early.received() : (byte[]) all;
            default:
                byte[] line = line(noise, at);
                Object outcome = outcome(socket.readLine(size));
                if (line.length > size) {
                    assertInstanceOf(LineTooLongException.class, outcome);
                    return run(socket.read(size));
                }
                // noise does not survive as text: compare with the text that it should be
                assertEquals(line.length == 0 ? null : text(line), outcome);
                return line;
        }
    }

    private static byte[] line(byte[] noise, int at) {
        int end = at;
        while (end < noise.length && noise[end] != '\n') {
            end++;
        }
        return Arrays.copyOfRange(noise, at, Math.min(noise.length, end + 1));
    }
}
