import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.net.Socket;
import java.io.IOException;
import java.time.Duration;

class Variables {
    @Coroutine
    static int echo(Socket peer) throws IOException {
        String line = Co.yield(peer.readLine(80));
        String loud = line.toUpperCase();
        Co.yield(peer.writeAll(loud));
        int length = line.length();
        Co.yield(Events.sleep(Duration.ofSeconds(length)));
        return length;
    }
}
