package io.cogen.benchmarks.echo;

import static java.util.Locale.ROOT;

import io.cogen.benchmarks.echo.Load.Measure;
import io.cogen.benchmarks.echo.Results.Idle;
import io.cogen.benchmarks.echo.Results.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The results as text for people. */
record Tables(Options options, Results results) {
    private static final Path DOCUMENT = Path.of("docs/benchmarks.md");
    private static final String BEGIN = "<!-- echo: written by ./bench echo -->";
    private static final String END = "<!-- echo: end -->";
    private static final String HEADING = "## Echo over TCP, and idle connections";

    private static final Map<String, String> NAMES = Map.of(
            "c", "C, epoll",
            "nio", "Java NIO by hand",
            "netty", "Netty, NIO",
            "timed", "cogen, idle timeout, `read(int)`",
            "netty-timed", "Netty, idle timeout");

    static void write(String tables) throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        String text = BEGIN + "\n\n" + tables + "\n" + END;
        Files.writeString(
                DOCUMENT,
                begin < 0
                        ? document + "\n\n" + HEADING + "\n\n" + text + "\n"
                        : document.substring(0, begin) + text + document.substring(end + END.length()));
    }

    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(circumstances());
        table(text, "Messages a second, closed loop (as a share of C's)", results.closed(), this::rate);
        table(
                text,
                "Processor time of the server for a message, closed loop, µs (C's share of it)",
                results.closed(),
                this::cpu);
        if (!results.open().isEmpty()) {
            table(
                    text,
                    "Latency at half the rate of the loop by hand, µs: p50, p99, p99.9",
                    results.open(),
                    this::latency);
        }
        if (!results.idle().isEmpty()) {
            idle(text);
        }
        return text.toString();
    }

    private String circumstances() throws IOException {
        return """
            `./bench echo%s`: messages of 64 bytes on loopback, the server on core %d, the load generator (C) on core %d;
            medians of %d measurements of %.1f s in turns, ratios within a round. JDK %s, %s; %s; commit %s.
            Time that server or generator waited for a core because something else ran on it: %s of the time.
            """.formatted(
                        options.shown().isEmpty() ? "" : " " + options.shown(),
                        options.serverCore(),
                        options.loadCore(),
                        options.rounds() * options.forks(),
                        options.seconds(),
                        System.getProperty("java.version"),
                        String.join(" ", Server.FLAGS),
                        machine(),
                        output("git", "describe", "--always", "--dirty"),
                        percent(results.disturbance()));
    }

    private void table(StringBuilder text, String title, Map<Key, List<Measure>> measures, Function<Key, String> cell) {
        text.append('\n').append(title).append(":\n\n| connections |");
        options.connections().forEach(n -> text.append(String.format(ROOT, " %,d |", n)));
        text.append("\n|---|")
                .append("---|".repeat(options.connections().size()))
                .append('\n');
        for (String server : options.servers()) {
            text.append("| ").append(NAMES.getOrDefault(server, server)).append(" |");
            for (int n : options.connections()) {
                Key key = new Key(server, n);
                text.append(measures.containsKey(key) ? " " + cell.apply(key) + " |" : " – |");
            }
            text.append('\n');
        }
    }

    private String rate(Key key) {
        List<Measure> measures = results.closed().get(key);
        List<Measure> base = results.closed().get(new Key("c", key.connections()));
        String ratio = base == null ? "" : String.format(ROOT, " (%.2f)", Results.ratio(measures, base, "rate"));
        return String.format(ROOT, "%,.0f", Results.median(measures, "rate")) + ratio;
    }

    private String cpu(Key key) {
        List<Measure> measures = results.closed().get(key);
        List<Measure> base = results.closed().get(new Key("c", key.connections()));
        String ratio = base == null ? "" : String.format(ROOT, " (%.2f)", 1 / Results.ratio(measures, base, "cpu"));
        return String.format(ROOT, "%.2f", Results.median(measures, "cpu") / 1e3) + ratio;
    }

    private String latency(Key key) {
        List<Measure> measures = results.open().get(key);
        return List.of("p50", "p99", "p999").stream()
                .map(name -> String.format(ROOT, "%,.0f", Results.median(measures, name) / 1e3))
                .collect(Collectors.joining(" / "));
    }

    private void idle(StringBuilder text) {
        text.append(
                        "\nMemory of a connection that is accepted and says nothing, with an idle timeout (C: without), of 10,000:\n\n")
                .append("| | live heap | growth of the process, its heap apart |\n|---|---|---|\n");
        for (Map.Entry<String, Idle> entry : results.idle().entrySet()) {
            text.append(String.format(
                    ROOT,
                    "| %s | %,.0f B | %,.0f B |%n",
                    NAMES.getOrDefault(entry.getKey(), entry.getKey()),
                    entry.getValue().heap(),
                    entry.getValue().resident()));
        }
    }

    private static String machine() throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse(System.getProperty("os.arch"));
        return Runtime.getRuntime().availableProcessors() + " cores " + model + ", Linux "
                + System.getProperty("os.version");
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String percent(double share) {
        return String.format(ROOT, "%.0f %%", share * 100);
    }
}
