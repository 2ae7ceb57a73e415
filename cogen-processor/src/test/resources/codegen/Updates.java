import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Operation;
import io.cogen.net.Socket;
import java.io.IOException;

class Updates {
    @Coroutine
    static void count(Socket peer, int[] counts) throws IOException {
        counts[Co.yield(peer.readLine(80)).length()] += Co.yield(peer.readLine(80)).length();
    }

    @Coroutine
    static char shift(char letter, Operation<Integer, RuntimeException> by) {
        letter += Co.yield(by);
        return letter;
    }
}
