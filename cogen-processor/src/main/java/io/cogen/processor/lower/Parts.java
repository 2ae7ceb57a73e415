package io.cogen.processor.lower;

import io.cogen.processor.model.Bulk;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Divides states among methods, so that few jumps lead from one method to another: a loop is faster in one. */
final class Parts {
    private final Placement placement;
    /** How many bytes each state has. */
    private final int[] bytes;

    /** How many jumps lead over the place in front of each state. */
    private final int[] crossings;

    Parts(Placement placement, List<Integer> order, Map<Integer, Integer> states) {
        this.placement = placement;
        this.bytes = new int[order.size()];
        this.crossings = new int[order.size() + 1];
        for (int i = 0; i < order.size(); i++) {
            visit(order.get(i), i, states);
        }
        for (int i = 1; i < crossings.length; i++) {
            crossings[i] += crossings[i - 1];
        }
    }

    private void visit(int id, int state, Map<Integer, Integer> states) {
        Block block = placement.graph().blocks().get(id);
        bytes[state] += Bulk.of(block)
                + 5 * placement.cleared().getOrDefault(id, List.of()).size();
        for (int next : Graph.successors(block.end())) {
            Integer target = states.get(next);
            if (target == null) {
                visit(next, state, states);
            } else if (target != state + 1) {
                crossings[Math.min(state, target) + 1]++; // counted from here
                crossings[Math.max(state, target) + 1]--; // to here
            }
        }
    }

    /**
     * The first state of each method.
     *
     * @param most how many bytes one may have
     */
    List<Integer> first(int most) {
        List<Integer> first = new ArrayList<>(List.of(0));
        int start = 0;
        int size = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (i > start && size + bytes[i] > most) {
                start = quietest(start, i);
                first.add(start);
                i = start;
                size = 0;
            }
            size += bytes[i];
        }
        return List.copyOf(first);
    }

    /** The place over which the fewest jumps lead, in the second half of some states; the last of several. */
    private int quietest(int start, int end) {
        int best = end;
        for (int i = end; i > start + (end - start) / 2; i--) {
            if (crossings[i] < crossings[best]) {
                best = i;
            }
        }
        return best;
    }
}
