import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.net.Socket;
import java.io.IOException;

class Switches {
    @Coroutine
    static void help(Socket peer, String command) throws IOException {
        switch (command) {
            case "help":
                Co.yield(peer.writeAll("commands: help, time\n"));
            case "time":
                Co.yield(peer.writeAll(System.nanoTime() + "\n"));
                break;
            default:
                System.out.println(command);
        }
    }

    @Coroutine
    static int value(Socket peer, int kind) throws IOException {
        return 1 + switch (kind) {
            case 0, 1 -> kind;
            default -> {
                String line = Co.yield(peer.readLine(80));
                yield line.length();
            }
        };
    }
}
