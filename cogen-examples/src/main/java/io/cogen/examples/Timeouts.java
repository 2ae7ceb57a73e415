package io.cogen.examples;

import static java.time.Duration.ofMillis;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.net.ServerSocket;
import io.cogen.net.Socket;
import java.io.IOException;
import java.time.Duration;

/**
 * The two timeouts every operation has: a total one runs from the yield on, an idle one starts again with every bit of
 * progress.
 */
public final class Timeouts {
    static final int BYTES = 10;

    private Timeouts() {}

    /** Waits for work, but not forever. */
    @Coroutine
    static String waitFor(Duration work, Duration patience) {
        try {
            Co.yield(Events.sleep(work).timeout(patience));
            return "done";
        } catch (OperationTimeoutException late) {
            return "gave up after " + patience.toMillis() + " ms";
        }
    }

    /** Sends its bytes one at a time, with a pause before each. */
    @Coroutine
    static void drip(ServerSocket listener, Duration pause) {
        try (Socket peer = Co.yield(listener.accept())) {
            for (int i = 0; i < BYTES; i++) {
                Co.yield(Events.sleep(pause));
                Co.yield(peer.writeAll("."));
            }
        } catch (IOException left) {
            // who reads did not wait for all of it
        }
    }

    /** Reads what drips, all of it within a time. */
    @Coroutine
    static String readWithin(int port, Duration total) throws IOException {
        try (Socket server = Co.yield(Socket.connect("localhost", port))) {
            byte[] all = Co.yield(server.readAll(BYTES).timeout(total));
            return all.length + " bytes";
        } catch (OperationTimeoutException late) {
            return "too slow";
        }
    }

    /** Reads what drips, however long it takes, as long as something comes. */
    @Coroutine
    static String readWhileItDrips(int port, Duration idle) throws IOException {
        try (Socket server = Co.yield(Socket.connect("localhost", port))) {
            byte[] all = Co.yield(server.readAll(BYTES).idleTimeout(idle));
            return all.length + " bytes";
        } catch (OperationTimeoutException late) {
            return "too slow";
        }
    }

    /**
     * Reads ten bytes that take half a second, with a total timeout and with an idle one.
     *
     * @param args none
     * @throws IOException if there is no network on this machine
     */
    public static void main(String[] args) throws IOException {
        try (Scheduler scheduler = new Scheduler();
                ServerSocket listener = ServerSocket.bind("localhost", 0)) {
            int port = listener.localAddress().getPort();
            System.out.println(scheduler.run(TimeoutsCoroutines.waitFor(ofMillis(1000), ofMillis(20))));

            scheduler.add(TimeoutsCoroutines.drip(listener, ofMillis(50)));
            System.out.println("200 ms in all: " + scheduler.run(TimeoutsCoroutines.readWithin(port, ofMillis(200))));

            scheduler.add(TimeoutsCoroutines.drip(listener, ofMillis(50)));
            System.out.println(
                    "1 s of silence: " + scheduler.run(TimeoutsCoroutines.readWhileItDrips(port, ofMillis(1000))));
        }
    }
}
