package io.cogen.processor.model;

import java.util.List;
import java.util.Map;

/**
 * The order of the states and their numbers.
 *
 * @param order the blocks that are states, in the order in which they are written; the entry first
 * @param states the number of each
 * @param handlers which states an exception leads from, and where to
 * @param parts the first state of each method that some of the states are written into; one for all of them is enough for most
 */
public record Layout(
        Placement placement,
        List<Integer> order,
        Map<Integer, Integer> states,
        List<Handler> handlers,
        List<Integer> parts) {
    /** Whether there is more than one method. */
    public boolean isDivided() {
        return parts.size() > 1;
    }

    /**
     * One line of the region table.
     *
     * @param region the region, whose states these are, or that of regions inside it
     * @param states in ascending order
     */
    public record Handler(Graph.Region region, List<Integer> states) {}

    public Graph graph() {
        return placement.graph();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(graph().routine().toString());
        for (int block : order) {
            text.append("\nstate ")
                    .append(states.get(block))
                    .append(" is block ")
                    .append(block);
        }
        handlers.forEach(handler -> text.append('\n').append(handler));
        return text.toString();
    }
}
