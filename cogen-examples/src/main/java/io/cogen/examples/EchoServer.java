package io.cogen.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.net.ServerSocket;
import io.cogen.net.Socket;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Greets whoever connects, sends back every line, and says good bye on {@code exit}.
 *
 * <p>One thread serves all clients; each has a coroutine of its own that reads as if it blocked. Run it with a port as
 * argument, or none for 7777, and try {@code nc localhost 7777}.
 */
public final class EchoServer {
    private EchoServer() {}

    @Coroutine
    static void serve(ServerSocket listener, Scheduler scheduler) {
        while (true) {
            try {
                Socket peer = Co.yield(listener.accept());
                scheduler.add(EchoServerCoroutines.handle(peer));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException failed) {
                // Out of descriptors, say, or the client left while it queued: the next one may fare better. The pause
                // keeps a lasting failure from filling the log and the processor.
                System.err.println("could not accept a client: " + failed);
                Co.yield(Events.sleep(ofMillis(100)));
            }
        }
    }

    @Coroutine
    static void handle(Socket peer) {
        try (peer) {
            Co.yield(peer.writeAll("WELCOME TO ECHO SERVER !\r\n"));
            String line;
            while ((line = Co.yield(peer.readLine(8192).timeout(ofSeconds(60)))) != null) {
                if (line.strip().equals("exit")) {
                    Co.yield(peer.writeAll("GOOD BYE"));
                    return;
                }
                Co.yield(peer.writeAll(line).idleTimeout(ofSeconds(60)));
            }
        } catch (OperationTimeoutException idle) {
            // the client said nothing for a minute, or took nothing
        } catch (IOException gone) {
            // the client reset the connection, or sent a line that is too long
        }
    }

    /**
     * Serves until the process is told to end.
     *
     * @param args the port; 7777 if there is none, and 0 for any free one
     * @throws IOException if the port cannot be bound
     */
    public static void main(String[] args) throws IOException {
        int port = args.length == 0 ? 7777 : Integer.parseInt(args[0]);
        CountDownLatch ended = new CountDownLatch(1);
        try (Scheduler scheduler = new Scheduler();
                ServerSocket listener = ServerSocket.bind("localhost", port)) {
            endWithTheProcess(scheduler, ended);
            scheduler.add(EchoServerCoroutines.serve(listener, scheduler));
            System.out.println("echo server listening on " + listener.localAddress());
            scheduler.run();
        } finally {
            ended.countDown();
        }
    }

    /** On SIGTERM or Ctrl-C: ends the loop, and holds the process until everything is closed. */
    static void endWithTheProcess(Scheduler scheduler, CountDownLatch ended) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            scheduler.shutdown();
            try {
                ended.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
