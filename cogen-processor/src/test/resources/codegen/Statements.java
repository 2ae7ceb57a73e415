import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.net.Socket;
import java.io.IOException;

class Statements {
    @Coroutine
    static String ask(Socket peer) throws IOException {
        Co.yield(peer.writeAll("your name?\n"));
        String name = Co.yield(peer.readLine(80));
        return name;
    }
}
