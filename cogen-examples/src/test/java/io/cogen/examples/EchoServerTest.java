package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started by hand, and clients that know nothing of cogen. */
@Tag("slow")
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class EchoServerTest {
    private static final String WELCOME = "WELCOME TO ECHO SERVER !";
    private static final int TERMINATED = 128 + 15;

    private ServerProcess server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void welcomesEchoesAndSaysGoodBye() throws IOException {
        server = ServerProcess.start(EchoServer.class, "0");
        try (Socket client = server.connect()) {
            BufferedReader in = reader(client);
            assertEquals(WELCOME, in.readLine());
            send(client, "hello\r\n");
            assertEquals("hello", in.readLine());
            send(client, "grüße, 你好 😀\r\n");
            assertEquals("grüße, 你好 😀", in.readLine());
            send(client, "two\nlines\n exit \r\n");
            assertEquals("two", in.readLine());
            assertEquals("lines", in.readLine());
            assertEquals("GOOD BYE", in.readLine());
            assertEquals(-1, in.read());
        }
    }

    @Test
    void dropsAClientThatResetsAndServesTheNextWithoutAWordInTheLog() throws Exception {
        server = ServerProcess.start(EchoServer.class, "0");
        for (int i = 0; i < 20; i++) {
            Socket client = server.connect();
            assertEquals(WELCOME, reader(client).readLine());
            send(client, "half a li");
            client.setSoLinger(true, 0); // close sends a reset
            client.close();
        }
        converse();
        assertEquals(TERMINATED, server.terminate());
        assertEquals("", server.log());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void terminateEndsItAndTheClientsSeeTheEnd() throws Exception {
        server = ServerProcess.start(EchoServer.class, "0");
        try (Socket client = server.connect()) {
            BufferedReader in = reader(client);
            assertEquals(WELCOME, in.readLine());
            assertEquals(TERMINATED, server.terminate());
            assertEquals(-1, in.read());
        }
        assertEquals("", server.log());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void servesOnAfterAcceptHasFailed(@TempDir Path folder) throws Exception {
        server = ServerProcess.startWithDescriptors(100, folder, EchoServer.class, "0");
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 120; i++) {
                crowd.add(server.connect());
            }
            // The log is what tells that an accept failed; reading it is the wait for that.
            while (!server.log().contains("could not accept a client")) {
                assertTrue(server.process.isAlive(), () -> "the server has ended: " + read(server));
                Thread.onSpinWait();
            }
        } finally {
            for (Socket one : crowd) {
                one.close();
            }
        }
        converse();
    }

    @Test
    void tenClientsAtOnceHearTheirOwnLines() throws Exception {
        server = ServerProcess.start(EchoServer.class, "0");
        List<String> log = new ArrayList<>();
        EchoClient.run(server.port, log::add);
        for (int client = 1; client <= EchoClient.CLIENTS; client++) {
            String name = "client " + client + " heard ";
            List<String> expected = new ArrayList<>(List.of(name + WELCOME));
            for (int line = 1; line <= EchoClient.LINES; line++) {
                expected.add(name + "line " + line + " of client " + client);
            }
            expected.add(name + "GOOD BYE");
            assertEquals(
                    expected,
                    log.stream().filter(heard -> heard.startsWith(name)).toList());
        }
    }

    private void converse() throws IOException {
        try (Socket client = server.connect()) {
            BufferedReader in = reader(client);
            assertEquals(WELCOME, in.readLine());
            send(client, "still there?\nexit\n");
            assertEquals("still there?", in.readLine());
            assertEquals("GOOD BYE", in.readLine());
        } catch (SocketException broken) {
            throw new AssertionError("the server did not serve: " + server.log(), broken);
        }
    }

    private static String read(ServerProcess server) {
        try {
            return server.log();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
