package io.cogen.benchmarks.echo;

import io.cogen.benchmarks.echo.Load.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a message costs cogen's server, for {@code ./bench scale}: a closed loop, as in {@link EchoBenchmark}. */
public final class MessageCost implements AutoCloseable {
    /** How often a measurement that others have disturbed is repeated. */
    private static final int ATTEMPTS = 3;

    private final Load load;
    private final Server server;

    private MessageCost(Load load, Server server) {
        this.load = load;
        this.server = server;
    }

    /**
     * A server that is warm, on the last core, and a load generator for the first. Needs Linux, two cores, {@code cc}, {@code taskset}.
     *
     * @return until closed
     * @throws IOException if there is no such thing here
     * @throws InterruptedException if interrupted
     */
    public static MessageCost start() throws IOException, InterruptedException {
        Load load = new Load(EchoBenchmark.compiled("echo-load"), 0);
        int core = Runtime.getRuntime().availableProcessors() - 1;
        Server server = Server.Kind.of("cogen", CogenEcho.class).start(core);
        EchoBenchmark.warmUp(load, server);
        return new MessageCost(load, server);
    }

    /**
     * The server's time of the processor for a message, of all its threads.
     *
     * @param connections how many, each of which sends when the last answer is there
     * @param rounds how often it is measured
     * @param seconds how long each
     * @return nanoseconds, of each round
     * @throws IOException if the connections cannot be made
     */
    public List<Double> measure(int connections, int rounds, double seconds) throws IOException {
        List<Double> nanos = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Measure measure = load.run(server, connections, seconds / 2, seconds, 0, ATTEMPTS);
            nanos.add(measure.get("cpu"));
        }
        return nanos;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
