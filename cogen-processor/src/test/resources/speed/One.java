package plain;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.OperationTimeoutException;
import io.cogen.net.Socket;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;

/** The one coroutine in a module of ordinary classes, some of which it uses. */
final class One {
    private final Plain0 accounts = new Plain0();

    @Coroutine
    void serve(Socket peer) throws IOException {
        try (peer) {
            String line;
            while ((line = Co.yield(peer.readLine(8192).timeout(Duration.ofSeconds(60)))) != null) {
                if (line.strip().equals("exit")) {
                    Co.yield(peer.writeAll("good bye\n"));
                    return;
                }
                try {
                    accounts.read(new StringReader(line));
                } catch (IllegalArgumentException | IllegalStateException wrong) {
                    Co.yield(peer.writeAll(wrong.getMessage() + "\n"));
                    continue;
                }
                for (Plain0.Account each : accounts.richest(3)) {
                    Co.yield(peer.writeAll(each.owner() + " has " + each.balance() + "\n"));
                }
            }
        } catch (OperationTimeoutException idle) {
            // nothing was said for a minute
        }
    }
}
