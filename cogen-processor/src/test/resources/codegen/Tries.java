import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.net.Socket;
import java.io.IOException;

class Tries {
    @Coroutine
    static String read(Socket peer) {
        try {
            return Co.yield(peer.readLine(80));
        } catch (IOException | IllegalStateException failed) {
            return failed.getMessage();
        }
    }

    @Coroutine
    static String last(Socket peer) throws IOException {
        String last = "";
        for (;;) {
            try {
                String line = Co.yield(peer.readLine(80));
                if ("quit".equals(line)) {
                    return line;
                } else if (line == null) {
                    break;
                }
                last = line;
            } finally {
                System.out.println("read");
            }
        }
        return last;
    }

    @Coroutine
    static void drain(Socket peer) throws IOException {
        try (Socket open = peer) {
            Co.yield(open.writeAll("bye\n"));
        }
    }
}
