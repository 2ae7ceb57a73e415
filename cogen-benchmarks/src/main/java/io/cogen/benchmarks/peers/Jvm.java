package io.cogen.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM for one measurement: started as this one was, and on the last core where {@code taskset} is there. */
public final class Jvm {
    /** The longest that one may take. */
    private static final int MINUTES = 10;

    private static final int CORE = Runtime.getRuntime().availableProcessors() - 1;
    private static final boolean CAN_PIN = succeeds("taskset", "--version");

    private Jvm() {}

    /**
     * Whether it can be kept on one core.
     *
     * @return false where there is no {@code taskset}
     */
    public static boolean canPin() {
        return CAN_PIN;
    }

    /**
     * Runs one to its end.
     *
     * @param isPinned whether one core is all that it gets, if that can be
     * @param options flags of the JVM, its main class, and the arguments of that
     * @return the lines of its standard output
     * @throws IOException if it fails
     * @throws InterruptedException if interrupted
     */
    public static List<String> run(boolean isPinned, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (CAN_PIN && isPinned) {
            command.addAll(List.of("taskset", "-c", Integer.toString(CORE)));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // One that hangs would end nothing else.
        CompletableFuture<Void> tooLong = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES));
        List<String> lines;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines = output.lines().toList();
        }
        int exit = process.waitFor();
        tooLong.cancel(false);
        if (exit != 0) {
            throw new IOException("exit status " + exit + " of " + String.join(" ", command));
        }
        return lines;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
