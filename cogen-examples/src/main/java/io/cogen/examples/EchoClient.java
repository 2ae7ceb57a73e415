package io.cogen.examples;

import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Scheduler;
import io.cogen.net.Socket;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.function.Consumer;

/** Ten clients of {@link EchoServer} at once, on one thread. */
public final class EchoClient {
    static final int CLIENTS = 10;
    static final int LINES = 3;

    private EchoClient() {}

    @Coroutine
    static void talk(String host, int port, String name, Consumer<String> log) throws IOException {
        try (Socket server = Co.yield(Socket.connect(host, port).timeout(ofSeconds(5)))) {
            log.accept(name + " heard " + Co.yield(EchoClientCoroutines.hear(server)));
            for (int i = 1; i <= LINES; i++) {
                Co.yield(server.writeAll("line " + i + " of " + name + "\r\n"));
                log.accept(name + " heard " + Co.yield(EchoClientCoroutines.hear(server)));
            }
            Co.yield(server.writeAll("exit\r\n"));
            log.accept(name + " heard " + Co.yield(EchoClientCoroutines.hear(server)));
        } catch (ConnectException nobodyThere) {
            log.accept(name + " found no server: " + nobodyThere.getMessage() + "; start ./run EchoServer first");
        }
    }

    /** A coroutine that another calls: its value is the value of the yield, its exception is thrown there. */
    @Coroutine
    static String hear(Socket server) throws IOException {
        String line = Co.yield(server.readLine(8192).timeout(ofSeconds(5)));
        if (line == null) {
            throw new EOFException("the server hung up");
        }
        return line.strip();
    }

    /**
     * Runs the clients and prints what they hear.
     *
     * @param args the port; 7777 if there is none
     */
    public static void main(String[] args) {
        run(args.length == 0 ? 7777 : Integer.parseInt(args[0]), System.out::println);
    }

    static void run(int port, Consumer<String> log) {
        try (Scheduler scheduler = new Scheduler()) {
            for (int i = 1; i <= CLIENTS; i++) {
                scheduler.add(EchoClientCoroutines.talk("localhost", port, "client " + i, log));
            }
            scheduler.run();
        }
    }
}
