package io.cogen.processor.lower;

import io.cogen.processor.model.Bulk;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The trees that blocks form when one stands inside another, see {@link Place}. */
final class Trees {
    private final Graph graph;
    private final Set<Integer> roots;
    private final Map<Integer, Integer> bytes = new TreeMap<>();

    private Trees(Graph graph, Set<Integer> roots) {
        this.graph = graph;
        this.roots = roots;
    }

    /**
     * Makes roots of blocks in trees that are too large.
     *
     * @param roots the blocks that must be some; more are added
     */
    static void shorten(Graph graph, Set<Integer> roots) {
        Trees trees = new Trees(graph, roots);
        List.copyOf(roots).forEach(trees::measure);
    }

    /** Measures a tree, and takes its largest branches off as long as it is too large. */
    private int measure(int id) {
        Block block = graph.blocks().get(id);
        int size = Bulk.of(block);
        boolean mayTakeOff =
                !(block.end() instanceof Graph.Switch dispatch && dispatch.hasPatterns()); // their variables
        List<Integer> inside = new ArrayList<>();
        for (int next : Graph.successors(block.end())) {
            if (!roots.contains(next)) {
                size += measure(next);
                inside.add(next);
            }
        }
        inside.sort(Comparator.comparing(bytes::get));
        while (mayTakeOff && size > Bulk.STATE && !inside.isEmpty()) {
            int largest = inside.remove(inside.size() - 1);
            roots.add(largest);
            size -= bytes.get(largest);
        }
        bytes.put(id, size);
        return size;
    }
}
