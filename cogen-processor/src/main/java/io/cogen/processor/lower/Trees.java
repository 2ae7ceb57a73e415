package io.cogen.processor.lower;

import io.cogen.processor.model.Bulk;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The trees that blocks form when one stands inside another, see {@link Place}. */
final class Trees {
    private final int most;
    private final Graph graph;
    private final Set<Integer> roots;
    private final Map<Integer, Integer> bytes = new TreeMap<>();

    private Trees(Graph graph, Set<Integer> roots, int most) {
        this.most = most;
        this.graph = graph;
        this.roots = roots;
    }

    /**
     * Makes roots of blocks in trees that are too large.
     *
     * @param roots the blocks that must be some; more are added
     * @param most how many bytes one may have
     */
    static void shorten(Graph graph, Set<Integer> roots, int most) {
        Trees trees = new Trees(graph, roots, most);
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
                if (!isBound(next)) {
                    inside.add(next);
                }
            }
        }
        inside.sort(Comparator.comparing(bytes::get));
        while (mayTakeOff && size > most && !inside.isEmpty()) {
            int largest = inside.remove(inside.size() - 1);
            roots.add(largest);
            size -= bytes.get(largest);
        }
        bytes.put(id, size);
        return size;
    }

    /** Whether a block uses what only code before it knows: the variables of {@link Separate}. */
    private boolean isBound(int id) {
        Block block = graph.blocks().get(id);
        return Graph.code(block.end()).variables().stream().anyMatch(Trees::isOwn)
                || block.ops().stream()
                        .anyMatch(op -> Graph.code(op).variables().stream().anyMatch(Trees::isOwn));
    }

    private static boolean isOwn(Variable variable) {
        return variable.kind() == Variable.Kind.OWN || variable.type() == null;
    }
}
