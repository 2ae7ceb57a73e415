import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Yielder;
import io.cogen.net.Socket;
import java.io.IOException;

class AsyncGenerators {
    @Coroutine
    static void lines(Yielder<String, Void> out, Socket peer) throws IOException {
        String line;
        while ((line = Co.yield(peer.readLine(80))) != null) {
            out.yield(line);
        }
    }
}
