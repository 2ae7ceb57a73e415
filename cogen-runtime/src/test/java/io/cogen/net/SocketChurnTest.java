package io.cogen.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of every bad habit at once: those that behave get every line back, and nothing is left afterwards. */
@Tag("slow")
final class SocketChurnTest extends Loopback {
    private static final int CLIENTS = 300;
    private static final int LINES = 20;

    private final List<Coro<?, ?>> served = new ArrayList<>();
    private final List<CompletableFuture<?>> closers = new ArrayList<>();
    private int answered;

    /** In virtual time, so that a slow machine gives nobody up. */
    SocketChurnTest() {
        super(new SteppedProactor().scheduler());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void goodClientsAreServedAndNothingIsLeft(long seed) throws IOException {
        System.out.println("seed " + seed);
        descriptorsAfterWarmUp();
        long before = descriptors();
        Random random = new Random(seed);
        Coro<?, ?> accepting = scheduler.add(Scripts.loop(last -> {
            if (last != null) {
                serve((Socket) last);
            }
            return listener.accept();
        }));
        int good = 0;
        List<Coro<?, ?>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int habit = random.nextInt(6);
            good += habit == 0 ? 1 : 0;
            clients.add(scheduler.add(Scripts.outcome(client(habit, random))));
        }
        for (Coro<?, ?> client : clients) {
            outcome(client);
        }
        while (served.size() < CLIENTS) {
            scheduler.runOnce();
        }
        for (Coro<?, ?> one : served) {
            outcome(one);
        }
        accepting.cancel("end of test");
        scheduler.run();
        closers.forEach(CompletableFuture::join);

        assertEquals(good, answered, "seed " + seed);
        assertTrue(accepting.isDone());
        assertFalse(scheduler.runOnce());
        assertEquals("", scheduler.dump());
        assertEquals(before, descriptors(), "seed " + seed);
    }

    private void descriptorsAfterWarmUp() throws IOException {
        Pair pair = pair();
        start(pair.socket().readLine(10));
        turns(2);
        pair.socket().close();
        pair.peer().close();
        scheduler.run();
    }

    /** Echoes lines; closes whatever happens. */
    private void serve(Socket peer) {
        Coro<?, ?> echo = Scripts.loop(new Scripts.Step() {
            private boolean reading;

            @Override
            public Operation<?, ?> after(Object last) {
                if (reading && last == null) {
                    return null; // the end of the stream
                }
                reading = !reading;
                return reading
                        ? peer.readLine(64).timeout(Duration.ofSeconds(60))
                        : peer.writeAll((String) last).timeout(Duration.ofSeconds(60));
            }
        });
        served.add(scheduler.add(Scripts.outcome(Scripts.steps(last -> Scripts.outcome(echo), last -> {
            peer.close();
            return null;
        }))));
    }

    private Coro<Object, IOException> client(int habit, Random random) {
        return Scripts.steps(last -> Socket.connect("127.0.0.1", port()), last -> {
            Socket socket = (Socket) last;
            return Scripts.steps(none -> Scripts.outcome(behave(socket, habit, random)), outcome -> {
                socket.close();
                return null;
            });
        });
    }

    private Operation<?, ?> behave(Socket socket, int habit, Random random) {
        switch (habit) {
            case 0: // talks
                return Scripts.loop(new Scripts.Step() {
                    private int said;
                    private boolean saying = true;

                    @Override
                    public Operation<?, ?> after(Object last) {
                        String line = "line " + said + " of " + socket.localAddress() + "\n";
                        if (saying) {
                            saying = false;
                            return socket.writeAll(line);
                        }
                        if (last == null) {
                            return socket.readLine(64);
                        }
                        assertEquals(line, last);
                        saying = true;
                        if (++said == LINES) {
                            answered++;
                            return null;
                        }
                        return Events.pass();
                    }
                });
            case 1: // says half a line and goes
                return socket.writeAll("half a li");
            case 2: // says too much
                return socket.writeAll("x".repeat(65 + random.nextInt(1000)) + "\n");
            case 3: // says nothing until the other side gives up
                return socket.read(1);
            case 4: // goes away in the middle of a read
                return socket.readAll(1000).timeout(Duration.ofSeconds(random.nextInt(20)));
            default: // is closed by another thread
                closers.add(CompletableFuture.runAsync(() -> {
                    try {
                        socket.close();
                    } catch (IOException failure) {
                        throw new AssertionError(failure);
                    }
                }));
                return socket.readLine(10);
        }
    }
}
