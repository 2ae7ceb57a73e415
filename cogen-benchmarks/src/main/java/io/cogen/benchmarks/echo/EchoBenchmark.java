package io.cogen.benchmarks.echo;

import io.cogen.benchmarks.echo.Load.Measure;
import io.cogen.benchmarks.echo.Server.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./bench echo}: all servers run at once, each warmed up, and are loaded in turns, one at a time; those that are not
 * loaded wait for their sockets and use no processor. First as many messages as they can take (closed loop), then half as
 * many as the loop by hand took (open loop, the same rate for all), for the latency.
 */
public final class EchoBenchmark {
    private static final Path SOURCES = Path.of("cogen-benchmarks/src/main/c");
    private static final Path PROGRAMS = Path.of("cogen-benchmarks/target");
    private static final int IDLE = 10_000;

    /** After so many messages the JIT compilers have done their part. */
    private static final int ENOUGH = 400_000;

    private static final int MOST_WARMUPS = 30;

    /** A table that others' work has spoilt that much is shown, and not written. */
    private static final double TOO_DISTURBED = 0.1;

    private final Options options;
    private final Load load;
    private final List<Kind> kinds = new ArrayList<>();
    private final Results results = new Results();

    private EchoBenchmark(Options options) throws IOException, InterruptedException {
        this.options = options;
        load = new Load(compiled("echo-load"), options.loadCore());
        for (String name : options.servers()) {
            kinds.add(kind(name));
        }
    }

    /** Runs what the options say, from the repository's root. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        new EchoBenchmark(options).run();
    }

    private Kind kind(String name) throws IOException, InterruptedException {
        String other = options.others().get(name);
        if (other != null) {
            return new Kind(name, CogenEcho.class.getName(), other);
        }
        return switch (name) {
            case "c" -> Kind.of(name, compiled("echo-server"));
            case "nio" -> Kind.of(name, NioEcho.class);
            case "netty", "netty-timed" -> Kind.of(name, NettyEcho.class);
            case "cogen", "timed" -> Kind.of(name, CogenEcho.class);
            default -> throw new IllegalArgumentException("no server is called " + name + "\n\n" + Options.USAGE);
        };
    }

    static Path compiled(String name) throws IOException, InterruptedException {
        Path program = PROGRAMS.resolve(name);
        Files.createDirectories(PROGRAMS);
        Process compiler = new ProcessBuilder(
                        "cc",
                        "-O2",
                        "-o",
                        program.toString(),
                        SOURCES.resolve(name + ".c").toString())
                .inheritIO()
                .start();
        if (compiler.waitFor() != 0) {
            throw new IOException("cannot compile " + name + ".c; this needs cc, and Linux");
        }
        return program;
    }

    private void run() throws Exception {
        for (int fork = 0; fork < options.forks(); fork++) {
            List<Server> servers = new ArrayList<>();
            try {
                for (Kind kind : kinds) {
                    String[] arguments = kind.name().endsWith("timed") ? new String[] {"timed"} : new String[0];
                    servers.add(kind.start(options.serverCore(), arguments));
                }
                measure(servers);
            } finally {
                for (Server server : servers) {
                    server.close();
                }
            }
        }
        if (options.idle()) {
            for (Kind kind : kinds) {
                if (!kind.name().endsWith("timed")) {
                    idle(kind);
                }
            }
        }
        String tables = new Tables(options, results).text();
        System.out.println(tables);
        if (options.write() && results.disturbance() > TOO_DISTURBED) {
            System.err.println("not written: too much else ran on the two cores; try again when they are free");
        } else if (options.write()) {
            Tables.write(tables);
        }
    }

    private void measure(List<Server> servers) throws IOException {
        for (Server server : servers) {
            if (server.kind().isJava()) {
                warmUp(load, server);
            }
        }
        for (int connections : options.connections()) {
            round(servers, connections, 0, results.closed());
            if (options.latency()) {
                round(servers, connections, results.halfRate(connections), results.open());
            }
        }
    }

    /** By messages and not by time: on a busy machine seconds mean little. */
    static void warmUp(Load load, Server server) throws IOException {
        double messages = 0;
        for (int i = 0; i < MOST_WARMUPS && messages < ENOUGH; i++) {
            messages += load.run(server, 100, 0, 2, 0, 1).get("messages");
        }
    }

    private void round(List<Server> servers, int connections, double rate, Map<Results.Key, List<Measure>> into)
            throws IOException {
        double seconds = options.seconds();
        List<Server> order = new ArrayList<>(servers);
        for (int round = 0; round < options.rounds(); round++) {
            for (Server server : order) {
                Measure measure = load.run(server, connections, seconds / 4, seconds, rate, options.attempts());
                Results.Key key = new Results.Key(server.kind().name(), connections);
                into.computeIfAbsent(key, any -> new ArrayList<>()).add(measure);
                System.err.println(key + " " + new java.util.TreeMap<>(measure.values()));
            }
            Collections.rotate(order, 1);
        }
    }

    /** What a connection costs that is accepted, reads with an idle timeout, and gets nothing. */
    private void idle(Kind kind) throws Exception {
        try (Server server = kind.start(options.serverCore(), kind.isJava() ? new String[] {"timed"} : new String[0])) {
            load.run(server, 100, 0, 2, 0, 1);
            TimeUnit.SECONDS.sleep(1);
            long heap = server.liveHeap();
            long resident = server.residentBytes();
            try (AutoCloseable held = load.hold(server, IDLE)) {
                TimeUnit.SECONDS.sleep(3);
                results.idle()
                        .put(
                                kind.name(),
                                new Results.Idle(
                                        (double) (server.liveHeap() - heap) / IDLE,
                                        (double) (server.residentBytes() - resident) / IDLE));
            }
        }
    }
}
