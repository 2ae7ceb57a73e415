package io.cogen.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

final class ConnectTest extends Loopback {
    @Test
    void twoEndsInOneLoopTalk() throws IOException {
        Outcome serving = start(Scripts.steps(
                last -> listener.accept(),
                peer -> Scripts.steps(
                        last -> ((Socket) peer).readLine(100),
                        line -> ((Socket) peer).writeAll("you said " + line),
                        last -> {
                            ((Socket) peer).close();
                            return null;
                        })));

        Socket socket = closing(run(Socket.connect("localhost", port())));
        run(socket.writeAll("hello\n"));

        assertEquals("you said hello\n", run(socket.readLine(100)));
        assertEquals(null, run(socket.readLine(100)));
        assertEquals(null, serving.get());
    }

    @Test
    void bothEndsKnowTheirAddresses() throws IOException {
        Socket client = closing(run(Socket.connect("127.0.0.1", port())));
        Socket server = closing(run(listener.accept()));

        assertEquals(client.localAddress(), server.remoteAddress());
        assertEquals(client.remoteAddress(), server.localAddress());
        assertEquals(port(), server.localAddress().getPort());
    }

    @Test
    void refusedConnectSaysWhereTo() throws IOException {
        int port = port();
        listener.close();

        ConnectException refused = failure(ConnectException.class, Socket.connect("127.0.0.1", port));

        assertTrue(refused.getMessage().contains("127.0.0.1:" + port), refused.getMessage());
    }

    @Test
    void refusedConnectLeavesNoDescriptor() throws IOException {
        int port = port();
        listener.close();
        failure(ConnectException.class, Socket.connect("127.0.0.1", port));
        long before = descriptors();
        for (int i = 0; i < 20; i++) {
            failure(ConnectException.class, Socket.connect("127.0.0.1", port));
        }

        assertEquals(before, descriptors());
    }

    @Test
    void cancelledConnectLeavesNoDescriptor() throws IOException {
        closing(run(Socket.connect("127.0.0.1", port())));
        long before = descriptors();
        // TEST-NET-1: nobody answers; where the system says at once that there is no way, that is as well
        Outcome connecting = start(Socket.connect("192.0.2.1", 9));
        turns(2);
        connecting.coro().cancel("test");
        outcome(connecting.coro());

        assertEquals(before, descriptors());
    }

    @Test
    void manyConnectAtOnce() throws IOException {
        int count = 200;
        Coro<?, ?> accepting = scheduler.add(Scripts.loop(new Scripts.Step() {
            private int accepted;

            @Override
            public io.cogen.core.Operation<?, ?> after(Object last) {
                if (last != null) {
                    Socket peer = closing((Socket) last);
                    scheduler.add(Scripts.loop(line -> line == null ? peer.readLine(100) : null));
                    start(Scripts.steps(none -> peer.writeAll("welcome " + peer.remoteAddress() + "\n")));
                }
                return accepted++ == count ? null : listener.accept();
            }
        }));
        Outcome[] clients = new Outcome[count];
        for (int i = 0; i < count; i++) {
            clients[i] = start(Scripts.steps(last -> Socket.connect("127.0.0.1", port()), last -> {
                Socket socket = closing((Socket) last);
                return Scripts.steps(
                        none -> socket.readLine(100),
                        line -> socket.writeAll("thanks for " + line + socket.localAddress() + "\n"),
                        none -> {
                            assertTrue(socket.isOpen());
                            return null;
                        });
            }));
        }

        scheduler.run();

        assertTrue(accepting.isDone());
        for (Outcome client : clients) {
            assertEquals(null, client.get());
        }
    }

    @Test
    void portInUseSaysWhichOne() {
        BindException inUse = assertThrows(BindException.class, () -> ServerSocket.bind("127.0.0.1", port()));

        assertTrue(inUse.getMessage().contains("127.0.0.1:" + port()), inUse.getMessage());
    }

    @Test
    void schedulerCanBeNamed() throws IOException {
        try (Scheduler other = new Scheduler();
                ServerSocket server = ServerSocket.bind(other, "127.0.0.1", 0);
                Peer peer = new Peer(server.localAddress().getPort());
                Socket socket = other.run(Scripts.await(server.accept()))) {
            peer.send("x");
            assertEquals(1, other.run(Scripts.await(socket.read(10))).length);
        }
    }

    @Test
    void argumentsAreCheckedAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> Socket.connect("", 1));
        assertThrows(IllegalArgumentException.class, () -> Socket.connect("localhost", 0));
        assertThrows(IllegalArgumentException.class, () -> Socket.connect("localhost", 65_536));
        assertThrows(IllegalArgumentException.class, () -> ServerSocket.bind("", 1));
        assertThrows(IllegalArgumentException.class, () -> ServerSocket.bind("localhost", -1));
    }
}
