package io.cogen.examples;

import io.cogen.core.Scheduler;
import io.cogen.net.ServerSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The echo server with a window in it: for each line on its standard input it writes a {@link Report} about itself. */
final class ObservedEchoServer {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private ObservedEchoServer() {}

    public static void main(String[] args) throws IOException {
        try (Scheduler scheduler = new Scheduler();
                ServerSocket listener = ServerSocket.bind("localhost", 0)) {
            scheduler.add(EchoServerCoroutines.serve(listener, scheduler));
            Thread window = new Thread(() -> listen(scheduler), "window");
            window.setDaemon(true);
            window.start();
            System.out.println("echo server listening on " + listener.localAddress());
            scheduler.run();
        }
    }

    private static void listen(Scheduler scheduler) {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        questions
                .lines()
                .forEach(question -> scheduler.post(() -> {
                    System.out.println(answer(scheduler));
                    loopNanosAfterAnswer = loopNanos();
                }));
        scheduler.shutdown(); // who asked is gone
    }

    /** The loop's CPU time when it had answered last, so that answering is not counted. */
    private static long loopNanosAfterAnswer;

    private static String answer(Scheduler scheduler) {
        try {
            return report(scheduler).format();
        } catch (RuntimeException failure) {
            return failure.toString(); // which whoever asked cannot parse, and will quote
        }
    }

    /** On the thread of the loop, in which this is the only thing that goes on. */
    private static Report report(Scheduler scheduler) {
        long loopNanos = loopNanos() - loopNanosAfterAnswer;
        int coroutines = (int) scheduler.dump().lines().count();
        return new Report(coroutines, timers(scheduler), descriptors(), loopNanos);
    }

    private static long loopNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** The number of armed timers is nobody's business but a test's, so it is not to be had in the open. */
    private static int timers(Scheduler scheduler) {
        try {
            for (Class<?> type = Scheduler.class; type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getType().getSimpleName().equals("TimerWheel")) {
                        field.setAccessible(true);
                        Method size = field.getType().getDeclaredMethod("size");
                        size.setAccessible(true);
                        return (int) size.invoke(field.get(scheduler));
                    }
                }
            }
            throw new NoSuchFieldException("the scheduler's timer wheel");
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException(renamed);
        }
    }

    /** Open descriptors, without the one that reads the list; 0 where the system has no such list. */
    private static int descriptors() {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return 0;
        }
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return (int) open.count() - 1;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
