package io.cogen.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts a JVM for one measurement, as this one was started, pinned to the last core. */
final class Launcher {
    /** The longest that a JVM may take. */
    private static final int MINUTES = 10;

    private final boolean canPin = succeeds("taskset", "--version");
    private final int core = Runtime.getRuntime().availableProcessors() - 1;
    private final List<String> flags;
    private final long millis;

    /**
     * @param flags for all JVMs
     * @param millis to warm up, and again to measure
     */
    Launcher(List<String> flags, long millis) {
        this.flags = flags;
        this.millis = millis;
    }

    boolean pins() {
        return canPin;
    }

    /** The figures, by name; empty if the system has no such workload. */
    Map<String, Double> run(Row row, Peer peer, int size) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (canPin && !row.isParallel()) {
            command.addAll(List.of("taskset", "-c", Integer.toString(core)));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(peer.flags(row));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), peer.main(), row.id()));
        command.addAll(List.of(Integer.toString(size), Long.toString(millis)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // One that hangs would end nothing else.
        CompletableFuture<Void> tooLong = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES));
        Map<String, Double> figures = new HashMap<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = output.readLine()) != null) {
                String[] words = line.split(" ", 2);
                figures.put(words[0], Double.valueOf(words[1]));
            }
        }
        int exit = process.waitFor();
        tooLong.cancel(false);
        if (exit != 0) {
            throw new IOException("exit status " + exit + " of " + String.join(" ", command));
        }
        return figures.containsKey("absent") ? Map.of() : figures;
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
