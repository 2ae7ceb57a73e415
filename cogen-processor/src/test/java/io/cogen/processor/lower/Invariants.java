package io.cogen.processor.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.Liveness;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What each pass promises the next. */
final class Invariants {
    private Invariants() {}

    /** Those of {@link Graph}'s own documentation. */
    static void check(Graph graph) {
        Map<Integer, Block> blocks = graph.blocks();
        assertEquals(0, blocks.keySet().iterator().next(), "the entry comes first");
        Map<Integer, List<Integer>> before = new HashMap<>();
        blocks.forEach((id, block) -> {
            assertEquals(id, block.id());
            assertTrue(0 <= block.region() && block.region() < graph.regions().size(), () -> "region of " + block);
            Graph.successors(block.end(), next -> {
                assertTrue(blocks.containsKey(next), () -> "no block " + next + " for " + block);
                before.computeIfAbsent(next, n -> new ArrayList<>()).add(id);
            });
        });
        for (int i = 0; i < graph.regions().size(); i++) {
            check(graph, i);
        }
        for (Block block : blocks.values()) {
            if (block.end() instanceof Graph.Suspend suspend) {
                assertEquals(List.of(block.id()), before.get(suspend.next()), "blocks before " + suspend.next());
                assertEquals(block.region(), blocks.get(suspend.next()).region(), "received where it was awaited");
            }
        }
        assertEquals(new TreeSet<>(reachable(graph)), new TreeSet<>(blocks.keySet()), "every block can be reached");
    }

    private static void check(Graph graph, int id) {
        Region region = graph.regions().get(id);
        assertEquals(id, region.id());
        assertTrue(region.parent() < id, "regions nest");
        boolean used = graph.blocks().values().stream().anyMatch(block -> isInside(graph, block.region(), region.id()));
        if (used && region.handler() >= 0) {
            boolean throwing = graph.blocks().values().stream().anyMatch(block -> block.region() == id);
            assertTrue(!throwing || graph.blocks().containsKey(region.handler()), () -> "handler of " + region);
        }
        Block handler = graph.blocks().get(region.handler());
        if (handler != null) {
            assertEquals(region.parent(), handler.region(), "a handler stands outside of its region");
        }
    }

    private static boolean isInside(Graph graph, int region, int around) {
        for (int r = region; r >= 0; r = graph.regions().get(r).parent()) {
            if (r == around) {
                return true;
            }
        }
        return false;
    }

    private static Set<Integer> reachable(Graph graph) {
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int id = open.pop();
            if (!graph.blocks().containsKey(id) || !reached.add(id)) {
                continue;
            }
            Block block = graph.blocks().get(id);
            open.addAll(Graph.successors(block.end()));
            open.push(graph.regions().get(block.region()).handler());
            for (int r = block.region(); r >= 0; r = graph.regions().get(r).parent()) {
                if (graph.regions().get(r).closing() != null) {
                    open.push(graph.regions().get(r).closing().entry());
                }
            }
        }
        return reached;
    }

    /** Nothing can be read before it is written, but what was there from the start. */
    static void check(Liveness liveness) {
        Graph graph = liveness.graph();
        assertEquals(graph.blocks().keySet(), liveness.liveIn().keySet());
        for (Block block : graph.blocks().values()) {
            SortedSet<Variable> after = Live.afterEnd(graph, liveness.liveIn(), block);
            Graph.successors(
                    block.end(),
                    next -> assertTrue(after.containsAll(liveness.liveIn().get(next))));
        }
    }

    static void check(Placement placement, Liveness liveness) {
        Graph graph = placement.graph();
        Map<Integer, Integer> before = new HashMap<>();
        for (Block block : graph.blocks().values()) {
            for (int next : Graph.successors(block.end())) {
                before.merge(next, 1, Integer::sum);
                if (!placement.roots().contains(next)) {
                    assertEquals(block.region(), graph.blocks().get(next).region(), "stands inside its predecessor");
                    assertTrue(!(block.end() instanceof Graph.Suspend), "a resumed block is a state");
                }
            }
            if (block.end() instanceof Graph.Suspend) {
                for (Variable variable : Live.afterEnd(graph, liveness.liveIn(), block)) {
                    assertEquals(Placement.Place.FIELD, placement.places().get(variable), variable::toString);
                }
                for (Variable dead : placement.cleared().getOrDefault(block.id(), List.of())) {
                    assertTrue(dead.isReference());
                    assertTrue(!Live.afterEnd(graph, liveness.liveIn(), block).contains(dead), dead::toString);
                }
            }
        }
        before.forEach(
                (block, count) -> assertTrue(count == 1 || placement.roots().contains(block)));
        List<String> fields = new ArrayList<>();
        placement.places().forEach((variable, place) -> {
            if (place == Placement.Place.FIELD) {
                fields.add(placement.names().get(variable));
            }
        });
        assertEquals(fields.size(), new HashSet<>(fields).size(), "fields have names of their own");
    }

    static void check(Layout layout) {
        assertEquals(0, layout.order().get(0), "the entry is the first state");
        assertEquals(
                new TreeSet<>(layout.order()), new TreeSet<>(layout.placement().roots()));
        for (int i = 0; i < layout.order().size(); i++) {
            assertEquals(i, layout.states().get(layout.order().get(i)));
        }
        Set<Integer> handled = new HashSet<>();
        for (Layout.Handler handler : layout.handlers()) {
            for (int state : handler.states()) {
                assertTrue(handled.add(state), "one line of the region table for each state");
                int block = layout.order().get(state);
                assertEquals(
                        handler.region().id(),
                        layout.graph().blocks().get(block).region());
            }
            assertTrue(layout.states().containsKey(handler.region().handler()), "a handler is a state");
        }
    }
}
