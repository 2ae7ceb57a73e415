package io.cogen.benchmarks.echo;

import io.cogen.benchmarks.echo.Load.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All that was measured, in the order of the rounds. */
record Results(Map<Key, List<Measure>> closed, Map<Key, List<Measure>> open, Map<String, Idle> idle) {
    /** Who, and at how many connections. */
    record Key(String server, int connections) {}

    /** Bytes for a connection. */
    record Idle(double heap, double resident) {}

    Results() {
        this(new HashMap<>(), new HashMap<>(), new LinkedHashMap<>());
    }

    /** Half of what the loop by hand takes; of what the slowest takes if there is none. */
    double halfRate(int connections) {
        List<Measure> byHand = closed.get(new Key("nio", connections));
        if (byHand != null) {
            return median(byHand, "rate") / 2;
        }
        return closed.entrySet().stream()
                        .filter(entry -> entry.getKey().connections() == connections)
                        .mapToDouble(entry -> median(entry.getValue(), "rate"))
                        .min()
                        .orElseThrow()
                / 2;
    }

    /** The share of the time in which server or generator had to wait for its core, on average. */
    double disturbance() {
        return closed.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Measure::disturbance)
                .average()
                .orElse(0);
    }

    static double median(List<Measure> measures, String name) {
        return median(measures.stream().map(measure -> measure.get(name)).toList());
    }

    /** The median of the ratios of each round. */
    static double ratio(List<Measure> measures, List<Measure> base, String name) {
        return median(IntStream.range(0, Math.min(measures.size(), base.size()))
                .mapToObj(i -> measures.get(i).get(name) / base.get(i).get(name))
                .toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
