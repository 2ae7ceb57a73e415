import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.net.Socket;
import java.io.IOException;

class Operands {
    @Coroutine
    static String entry(Socket peer, int number) throws IOException {
        return String.join(" ", stamp(), "#" + number, Co.yield(peer.readLine(80)), stamp());
    }

    static String stamp() {
        return "[" + System.nanoTime() + "]";
    }

    @Coroutine
    static String text(Socket peer, StringBuilder head, Integer width) throws IOException {
        return head + pad(width, Co.yield(peer.readLine(80)));
    }

    static String pad(int width, String text) {
        return " ".repeat(width) + text;
    }
}
