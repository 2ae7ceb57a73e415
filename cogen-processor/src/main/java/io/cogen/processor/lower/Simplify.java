package io.cogen.processor.lower;

import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Arm;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Branch;
import io.cogen.processor.model.Graph.Closing;
import io.cogen.processor.model.Graph.End;
import io.cogen.processor.model.Graph.Jump;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Graph.Suspend;
import io.cogen.processor.model.Graph.Switch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leads jumps past blocks that only jump on, and leaves out what cannot be reached. The last touch of {@link Cut}. */
final class Simplify {
    private final Graph graph;

    private Simplify(Graph graph) {
        this.graph = graph;
    }

    static Graph apply(Graph graph) {
        return new Simplify(graph).simplified();
    }

    private Graph simplified() {
        Map<Integer, Block> threaded = new LinkedHashMap<>();
        for (Block block : graph.blocks().values()) {
            threaded.put(block.id(), new Block(block.id(), block.region(), block.ops(), threaded(block.end())));
        }
        List<Region> regions = graph.regions().stream().map(this::threaded).toList();
        Set<Integer> reached = reached(threaded, regions);
        threaded.keySet().retainAll(reached);
        return new Graph(graph.routine(), threaded, regions, graph.ids());
    }

    /** The block that control is really in after a jump to a block. */
    private int landing(int target) {
        Set<Integer> seen = new HashSet<>();
        int landing = target;
        while (seen.add(landing)) {
            Block block = graph.blocks().get(landing);
            if (block == null || !block.ops().isEmpty() || !(block.end() instanceof Jump jump)) {
                return landing;
            }
            landing = jump.target();
        }
        return target;
    }

    private End threaded(End end) {
        if (end instanceof Jump jump) {
            return new Jump(landing(jump.target()));
        } else if (end instanceof Branch branch) {
            return new Branch(branch.condition(), landing(branch.yes()), landing(branch.no()), branch.line());
        } else if (end instanceof Switch dispatch) {
            List<Arm> arms = dispatch.arms().stream()
                    .map(arm -> new Arm(arm.labels(), landing(arm.target())))
                    .toList();
            return new Switch(
                    dispatch.selector(),
                    arms,
                    dispatch.hasPatterns(),
                    dispatch.nullOtherwise(),
                    landing(dispatch.otherwise()),
                    dispatch.line());
        }
        return end; // a suspension keeps its own block: the value is received in it, in its region
    }

    private Region threaded(Region region) {
        Closing closing = region.closing();
        if (closing == null) {
            return region;
        }
        Closing landed = new Closing(closing.completion(), closing.kind(), landing(closing.entry()), closing.result());
        return new Region(region.id(), region.parent(), region.handler(), region.caught(), landed);
    }

    private Set<Integer> reached(Map<Integer, Block> blocks, List<Region> regions) {
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.push(0);
        while (!open.isEmpty()) {
            int id = open.pop();
            if (!reached.add(id)) {
                continue;
            }
            Block block = blocks.get(id);
            Graph.successors(block.end(), open::push);
            Region region = regions.get(block.region());
            if (region.handler() >= 0) {
                open.push(region.handler());
            }
            if (block.end() instanceof Suspend) {
                Region guarded = graph.guarded(block.region());
                if (guarded != null) {
                    open.push(landing(guarded.closing().entry()));
                }
            }
        }
        return reached;
    }
}
