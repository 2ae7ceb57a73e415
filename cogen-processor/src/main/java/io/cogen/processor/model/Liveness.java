package io.cogen.processor.model;

import java.util.Map;
import java.util.SortedSet;

/**
 * A graph with, for each block, the variables whose values it or a later block may still read.
 *
 * @param liveIn by block: at its start
 */
public record Liveness(Graph graph, Map<Integer, SortedSet<Variable>> liveIn) {
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(graph.routine().toString());
        liveIn.forEach((block, live) ->
                text.append("\nblock ").append(block).append(": ").append(live));
        return text.toString();
    }
}
