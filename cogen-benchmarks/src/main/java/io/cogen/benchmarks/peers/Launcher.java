package io.cogen.benchmarks.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a JVM for one measurement. */
final class Launcher {
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

    /** The figures, by name; empty if the system has no such workload. */
    Map<String, Double> run(Row row, Peer peer, int size) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(peer.flags(row));
        options.addAll(flags);
        options.addAll(List.of(peer.main(), row.id(), Integer.toString(size), Long.toString(millis)));
        Map<String, Double> figures = new HashMap<>();
        for (String line : Jvm.run(!row.isParallel(), options)) {
            String[] words = line.split(" ", 2);
            figures.put(words[0], Double.valueOf(words[1]));
        }
        return figures.containsKey("absent") ? Map.of() : figures;
    }
}
