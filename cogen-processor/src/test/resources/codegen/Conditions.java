import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.net.Socket;
import java.io.IOException;

class Conditions {
    @Coroutine
    static boolean login(Socket peer, String known) throws IOException {
        String name = known != null ? known : Co.yield(peer.readLine(80));
        return !name.isEmpty() && Co.yield(peer.readLine(80)).equals("secret");
    }
}
