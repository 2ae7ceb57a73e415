package io.cogen.processor.lower;

import io.cogen.processor.model.Bulk;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Jump;
import io.cogen.processor.model.Graph.Op;
import io.cogen.processor.model.Graph.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Divides long blocks, for a body that is too long for one method. What is between two suspension points can then be in several
 * states, and those in several methods.
 */
public final class Divide implements Pass<Graph, Graph> {
    private final int method;

    /** @param method how many bytes a method may have, see {@link Bulk} */
    public Divide(int method) {
        this.method = method;
    }

    /** Whether a body may be too long for one method. */
    public boolean isNeeded(Graph graph) {
        return graph.blocks().values().stream().mapToInt(Bulk::of).sum() > method;
    }

    @Override
    public Graph apply(Graph graph) {
        Map<Integer, Block> blocks = new LinkedHashMap<>();
        int fresh = highest(graph) + 1;
        Set<Integer> matched = matched(graph);
        for (Block block : graph.blocks().values()) {
            int id = block.id();
            List<Op> ops = new ArrayList<>();
            int bytes = 0;
            boolean binds = matched.contains(id);
            for (Op op : block.ops()) {
                int more = Bulk.of(op);
                binds &= op instanceof Graph.Let;
                if (!ops.isEmpty() && bytes + more > Bulk.ofState(method) && !binds && !isBound(ops, op)) {
                    blocks.put(id, new Block(id, block.region(), List.copyOf(ops), new Jump(fresh)));
                    id = fresh++;
                    ops.clear();
                    bytes = 0;
                }
                ops.add(op);
                bytes += more;
            }
            blocks.put(id, new Block(id, block.region(), List.copyOf(ops), block.end()));
        }
        return new Graph(graph.routine(), blocks, graph.regions(), graph.ids());
    }

    /** The blocks behind patterns: they begin with assignments of what only the labels know. */
    private static Set<Integer> matched(Graph graph) {
        return graph.blocks().values().stream()
                .map(Block::end)
                .filter(end -> end instanceof Graph.Switch dispatch && dispatch.hasPatterns())
                .flatMap(end -> Graph.successors(end).stream())
                .collect(Collectors.toSet());
    }

    /** The highest number that a block has, or a block had that nothing leads to but a region still names. */
    private static int highest(Graph graph) {
        int highest = Collections.max(graph.blocks().keySet());
        for (Region region : graph.regions()) {
            highest = Math.max(highest, region.handler());
            highest = Math.max(
                    highest, region.closing() == null ? 0 : region.closing().entry());
        }
        return highest;
    }

    /** Whether code belongs to what stands before it: it hands variables on, or a variable has no type that a field could have. */
    private static boolean isBound(List<Op> before, Op op) {
        return op instanceof Graph.Copy
                || before.stream()
                        .anyMatch(each ->
                                each instanceof Graph.Let let && let.target().type() == null);
    }
}
