package io.cogen.benchmarks.echo;

import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.net.ServerSocket;
import io.cogen.net.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Echo with cogen, as the guide writes a server. */
final class CogenEcho {
    private static final int ROOM = 4096;

    private CogenEcho() {}

    @Coroutine
    static void serve(ServerSocket listener, Scheduler scheduler, boolean timed) throws IOException {
        while (true) {
            Socket peer = Co.yield(listener.accept());
            scheduler.add(timed ? CogenEchoCoroutines.handleTimed(peer) : CogenEchoCoroutines.handle(peer));
        }
    }

    @Coroutine
    static void handle(Socket peer) {
        try (peer) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM);
            while (Co.yield(peer.read(buffer)) >= 0) {
                Co.yield(peer.writeAll(buffer.flip()));
                buffer.clear();
            }
        } catch (IOException gone) {
            // the client reset the connection
        }
    }

    /** With an idle timeout; and it holds no buffer while it waits. */
    @Coroutine
    static void handleTimed(Socket peer) {
        try (peer) {
            byte[] bytes;
            while ((bytes = Co.yield(peer.read(ROOM).idleTimeout(ofSeconds(60)))).length > 0) {
                Co.yield(peer.writeAll(bytes).idleTimeout(ofSeconds(60)));
            }
        } catch (OperationTimeoutException idle) {
            // the client said nothing for a minute, or took nothing
        } catch (IOException gone) {
            // the client reset the connection
        }
    }

    public static void main(String[] args) throws IOException {
        try (Scheduler scheduler = new Scheduler();
                ServerSocket listener = ServerSocket.bind("127.0.0.1", 0)) {
            scheduler.add(CogenEchoCoroutines.serve(listener, scheduler, args.length > 0));
            Control.listening(listener.localAddress().getPort());
            scheduler.run();
        }
    }
}
