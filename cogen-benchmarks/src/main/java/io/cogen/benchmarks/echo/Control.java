package io.cogen.benchmarks.echo;

import io.cogen.benchmarks.peers.Fork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What a server in Java says to who started it, and how it ends: with its standard input. */
final class Control {
    private Control() {}

    static void listening(int port) {
        Thread thread = new Thread(Control::obey, "control");
        thread.setDaemon(true);
        thread.start();
        System.out.println("port " + port);
    }

    /** Each line asks for the live heap. */
    private static void obey() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                System.out.println("heap " + Fork.liveHeap());
            }
        } catch (IOException gone) {
            // as at its end
        }
        Runtime.getRuntime().halt(0);
    }
}
