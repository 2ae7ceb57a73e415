package io.cogen.benchmarks.peers;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** What the forks said: of each figure the least. */
final class Figures {
    private final Map<Row, Map<Peer, Map<String, Double>>> figures = new EnumMap<>(Row.class);

    void add(Row row, Peer peer, String name, double value) {
        of(row, peer).merge(name, value, Math::min);
    }

    OptionalDouble get(Row row, Peer peer, String name) {
        Double value = of(row, peer).get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private Map<String, Double> of(Row row, Peer peer) {
        return figures.computeIfAbsent(row, key -> new EnumMap<>(Peer.class))
                .computeIfAbsent(peer, key -> new HashMap<>());
    }
}
