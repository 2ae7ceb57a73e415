package io.cogen.examples;

import io.cogen.core.Scheduler;
import io.cogen.net.ServerSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The echo server with a window in it: for each line on its standard input it writes one about itself.
 */
final class ObservedEchoServer {
    private ObservedEchoServer() {}

    public static void main(String[] args) throws IOException {
        try (Scheduler scheduler = new Scheduler();
                ServerSocket listener = ServerSocket.bind("localhost", 0)) {
            scheduler.add(EchoServerCoroutines.serve(listener, scheduler));
            Thread loop = Thread.currentThread();
            Thread window = new Thread(() -> answer(scheduler, loop), "window");
            window.setDaemon(true);
            window.start();
            System.out.println("echo server listening on " + listener.localAddress());
            scheduler.run();
        }
    }

    private static void answer(Scheduler scheduler, Thread loop) {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        questions.lines().forEach(question -> System.out.println(report(scheduler, loop)));
    }
}
