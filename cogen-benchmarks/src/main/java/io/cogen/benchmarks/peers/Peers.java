package io.cogen.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code ./bench peers}: measures cogen and its peers in turns, and makes the table. */
public final class Peers {
    private static final String USAGE = """
            ./bench peers [row...] [option...]
              --short           a few minutes: one fork of a second each, less of what is large; prints only
              --forks=N         JVMs for each system and row; the best counts. By default 5
              --seconds=N       to warm up, and again to measure, in each. By default 3
              --only=a,b        some of the systems: cogen,kotlin,threads,plain; prints only
              --size=N          another size than the rows have; prints only
              --jvm=FLAG        one more flag for each JVM; prints only; may be repeated
              --print           does not write docs/benchmarks.md
            The rows: %s
            """;

    private final Set<Row> rows = EnumSet.noneOf(Row.class);
    private final Set<Peer> peers = EnumSet.noneOf(Peer.class);
    private final List<String> flags = new ArrayList<>();
    private boolean isShort;
    private boolean prints;
    private int forks = 5;
    private double seconds = 3;
    private int size;
    private boolean hasFailed;

    private Peers(String[] args) {
        for (String arg : args) {
            if (arg.startsWith("--")) {
                option(arg);
            } else {
                rows.add(Row.named(arg).orElseThrow(() -> usage("no such row: " + arg)));
            }
        }
        if (rows.isEmpty()) {
            rows.addAll(EnumSet.allOf(Row.class));
        }
        if (peers.isEmpty()) {
            peers.addAll(EnumSet.allOf(Peer.class));
        } else {
            prints = true;
        }
    }

    /**
     * Measures and writes.
     *
     * @param args see {@code ./bench peers --help}
     * @throws IOException if a fork fails, or the document cannot be written
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            if (List.of(args).contains("--help")) {
                throw usage("");
            }
            new Peers(args).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private void option(String arg) {
        String[] parts = arg.split("=", 2);
        String value = parts.length == 2 ? parts[1] : "";
        switch (parts[0]) {
            case "--short" -> {
                isShort = true;
                prints = true;
                forks = 1;
                seconds = 1;
            }
            case "--forks" -> forks = Integer.parseInt(value);
            case "--seconds" -> seconds = Double.parseDouble(value);
            case "--size" -> {
                size = Integer.parseInt(value);
                prints = true;
            }
            case "--jvm" -> {
                flags.add(value);
                prints = true;
            }
            case "--print" -> prints = true;
            case "--only" -> {
                for (String name : value.split(",")) {
                    peers.add(Peer.valueOf(name.toUpperCase(Locale.ROOT)));
                }
            }
            default -> throw usage("no such option: " + arg);
        }
    }

    private static IllegalArgumentException usage(String problem) {
        List<String> ids = EnumSet.allOf(Row.class).stream().map(Row::id).toList();
        return new IllegalArgumentException(problem + "\n" + USAGE.formatted(String.join(" ", ids)));
    }

    /** One that fails costs its figures, and not those of all others. */
    private Map<String, Double> run(Launcher launcher, Row row, Peer peer, int many) throws InterruptedException {
        try {
            return launcher.run(row, peer, many);
        } catch (IOException failure) {
            System.err.println(failure.getMessage());
            hasFailed = true;
            return Map.of();
        }
    }

    private void run() throws IOException, InterruptedException {
        int jdk = Runtime.version().feature();
        if (isShort) {
            flags.add("-Dcogen.sleep=2000");
        }
        Launcher launcher = new Launcher(flags, (long) (seconds * 1_000));
        Figures figures = new Figures();
        Set<Peer> running = EnumSet.copyOf(peers);
        running.removeIf(peer -> !peer.runsOn(jdk));
        // In turns, so that what else the machine does hits all alike.
        for (int fork = 1; fork <= forks; fork++) {
            for (Row row : rows) {
                for (Peer peer : running) {
                    int many = size > 0 ? size : isShort ? row.shortSize : row.size;
                    Map<String, Double> found = run(launcher, row, peer, many);
                    found.forEach((name, value) -> figures.add(row, peer, name, value));
                    System.err.printf("%d/%d %-10s %-16s %s%n", fork, forks, row.id(), peer.title, found);
                }
            }
        }
        Table table = new Table(
                jdk,
                rows,
                figures,
                Machine.describe()
                        + (Jvm.canPin() ? "; each JVM pinned to one core, those of `crossloop` not" : "; not pinned"),
                Machine.commit());
        if (isShort || size > 0) {
            System.out.println("Sizes differ from those of the table in the document.\n");
        }
        if (prints) {
            System.out.println(table.text());
        } else {
            table.write(Path.of("docs", "benchmarks.md"));
        }
        if (hasFailed) {
            System.exit(1);
        }
    }
}
