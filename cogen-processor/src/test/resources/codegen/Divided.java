import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.net.Socket;
import java.io.IOException;

class Divided {
    @Coroutine
    static int talk(Socket peer) throws IOException {
        int sum = 0;
        String one = Co.yield(peer.readLine(80));
        sum += one.length();
        String two = Co.yield(peer.readLine(80));
        sum += two.length();
        return sum;
    }
}
