import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.net.Socket;
import java.io.IOException;
import java.util.List;

class Loops {
    @Coroutine
    static int send(Socket peer, List<String> words) throws IOException {
        int sent = 0;
        for (String word : words) {
            if (word.isEmpty()) {
                continue;
            }
            Co.yield(peer.writeAll(word));
            sent++;
        }
        return sent;
    }
}
