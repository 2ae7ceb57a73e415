package io.cogen.benchmarks.echo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the load generator; see {@code echo-load.c}. */
record Load(Path program, int core) {
    /** What the disturbance of a quiet measurement is at most. */
    private static final double QUIET = 0.02;

    /** What it measured once. */
    record Measure(Map<String, Double> values) {
        double get(String name) {
            return values.get(name);
        }

        /** The share of the time in which server or generator could have run, and something else did. */
        double disturbance() {
            return get("messages") == 0 ? Double.MAX_VALUE : get("waits") + get("loadwaits");
        }
    }

    /** How often a window may pass with nothing in it, on a machine that does much else. */
    private static final int EMPTY = 10;

    /** The least disturbed of some attempts; the first one that is quiet. */
    Measure run(Server server, int connections, double warmup, double seconds, double rate, int attempts)
            throws IOException {
        Measure best = once(server, connections, warmup, seconds, rate);
        for (int i = 1; i < (best.get("messages") == 0 ? EMPTY : attempts) && best.disturbance() > QUIET; i++) {
            Measure next = once(server, connections, warmup, seconds, rate);
            if (next.disturbance() < best.disturbance()) {
                best = next;
            }
        }
        return best;
    }

    private Measure once(Server server, int connections, double warmup, double seconds, double rate)
            throws IOException {
        Process process = start(server, connections, warmup, seconds, rate);
        String line = lastLine(process);
        if (line == null || !line.contains("=")) {
            throw new IOException(
                    "the load generator failed against " + server.kind().name() + ": " + line);
        }
        return new Measure(Arrays.stream(line.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1]))));
    }

    /** Connections that say nothing, until the result is closed. */
    AutoCloseable hold(Server server, int connections) throws IOException {
        Process process = start(server, connections, 0, 0, 0);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"connected".equals(out.readLine())) {
            throw new IOException("cannot connect to " + server.kind().name());
        }
        return process::destroy;
    }

    private Process start(Server server, int connections, double warmup, double seconds, double rate)
            throws IOException {
        List<String> command =
                List.of("taskset", "-c", "" + core, program.toString(), "" + server.port(), "" + connections);
        List<String> more = List.of("" + warmup, "" + seconds, "" + rate, "" + server.pid());
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
        builder.command().addAll(more);
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String lastLine(Process process) throws IOException {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String last = null;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
            return last;
        }
    }
}
