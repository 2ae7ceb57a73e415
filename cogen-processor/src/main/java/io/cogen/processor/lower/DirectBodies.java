package io.cogen.processor.lower;

import io.cogen.processor.model.Bulk;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Direct;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.End;
import io.cogen.processor.model.Graph.Suspend;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Finds the coroutines of a class that are called by others of it and can do without a machine until they suspend, and lays their
 * bodies out as plain methods. There a call of such a coroutine is an ordinary piece of code, which control goes on behind; any other
 * suspension point is an end.
 */
public final class DirectBodies {
    /** About what a suspension point, and each field that is kept across it, takes more in a plain method. */
    private static final int LEAVE = 40;

    private static final int KEPT = 8;

    private DirectBodies() {}

    /** @param method how many bytes a method may have, see {@link Bulk} */
    public static Direct find(List<Layout> layouts, int method) {
        Map<String, Layout> able = new LinkedHashMap<>();
        for (Layout layout : layouts) {
            if (isAble(layout, method)) {
                able.put(layout.graph().routine().machine(), layout);
            }
        }
        int before;
        do { // what always suspends has nothing to gain, nor has what always calls such a one
            before = able.size();
            Direct direct = direct(able);
            able.values().removeIf(layout -> !isCalled(layout, layouts, direct) || !mayEnd(layout, direct));
        } while (able.size() < before);
        Direct direct = direct(able);
        Map<String, Layout> plain = new LinkedHashMap<>();
        able.forEach((machine, layout) -> plain.put(machine, layout(layout, direct)));
        return new Direct(direct.bodies(), plain);
    }

    private static Direct direct(Map<String, Layout> able) {
        Map<String, Routine> bodies = new LinkedHashMap<>();
        able.forEach((machine, layout) -> bodies.put(machine, layout.graph().routine()));
        return new Direct(bodies, Map.of());
    }

    /** Whether a body has nothing in it that needs an object, or the order of a region table. */
    private static boolean isAble(Layout layout, int method) {
        Routine routine = layout.graph().routine();
        return Direct.canEnter(layout)
                && routine.anonymous()
                && routine.inferred().isEmpty()
                && routine.lifted().isEmpty()
                && layout.graph().regions().size() == 1
                && bulk(layout) <= method;
    }

    private static int bulk(Layout layout) {
        int bytes = 0;
        for (Block block : layout.graph().blocks().values()) {
            bytes += Bulk.of(block);
            if (block.end() instanceof Suspend) {
                bytes +=
                        LEAVE + KEPT * layout.placement().live().get(block.id()).size();
            }
        }
        return bytes;
    }

    private static boolean isCalled(Layout callee, List<Layout> layouts, Direct direct) {
        String machine = callee.graph().routine().machine();
        return layouts.stream()
                .anyMatch(layout -> layout.graph().blocks().values().stream()
                        .anyMatch(block -> block.end() instanceof Suspend suspend
                                && direct.callee(layout, suspend) != null
                                && Objects.requireNonNull(Direct.callee(suspend))
                                        .machine()
                                        .equals(machine)));
    }

    /** Whether there is a way to the end of a body on which it does not suspend by itself. */
    private static boolean mayEnd(Layout layout, Direct direct) {
        Graph graph = layout.graph();
        for (int id : reached(layout, direct)) {
            Block block = graph.blocks().get(id);
            boolean returns = block.ops().stream()
                    .anyMatch(op -> Graph.code(op).parts().stream().anyMatch(Code.Return.class::isInstance));
            if (returns || block.end() instanceof Graph.Return) {
                return true;
            }
        }
        return false;
    }

    /** The layout of a body as a plain method. */
    private static Layout layout(Layout layout, Direct direct) {
        Placement placement = layout.placement();
        SortedSet<Integer> roots = roots(layout, direct);
        List<Integer> order = new ArrayList<>();
        Map<Integer, Integer> states = new HashMap<>();
        for (int block : layout.graph().blocks().keySet()) {
            if (roots.contains(block)) {
                states.put(block, order.size());
                order.add(block);
            }
        }
        Placement plain = new Placement(
                layout.graph(),
                roots,
                placement.places(),
                names(placement),
                placement.declared(),
                placement.live(),
                Map.of());
        return new Layout(plain, List.copyOf(order), Map.copyOf(states), List.of(), List.of(0));
    }

    private static SortedSet<Integer> reached(Layout layout, Direct direct) {
        SortedSet<Integer> reached = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int id = open.pop();
            if (reached.add(id)) {
                successors(layout, direct, id, open::push);
            }
        }
        return reached;
    }

    private static void successors(Layout layout, Direct direct, int block, IntConsumer each) {
        End end = layout.graph().blocks().get(block).end();
        if (!(end instanceof Suspend suspend) || direct.mayGoOn(layout, suspend)) {
            Graph.successors(end, each);
        }
    }

    /** The blocks that control comes to in more than one way; the others stand inside the one that leads to them. */
    private static SortedSet<Integer> roots(Layout layout, Direct direct) {
        SortedSet<Integer> roots = new TreeSet<>(Set.of(0));
        Set<Integer> led = new HashSet<>();
        boolean scoped = hasPatterns(layout.graph());
        for (int id : reached(layout, direct)) {
            boolean resumed = layout.graph().blocks().get(id).end() instanceof Suspend;
            successors(layout, direct, id, next -> {
                if (!led.add(next) || (resumed && scoped)) {
                    roots.add(next);
                }
            });
        }
        return roots;
    }

    /** Whether a statement may bring the variables of a pattern into scope, which then must end where it ends in the machine. */
    private static boolean hasPatterns(Graph graph) {
        return graph.blocks().values().stream()
                .flatMap(block -> block.ops().stream())
                .flatMap(op -> Graph.code(op).parts().stream())
                .anyMatch(part -> part instanceof Code.Text text && text.text().contains("instanceof"));
    }

    /** Fields become local variables, which nothing else in the method may have the name of. */
    private static Map<Variable, String> names(Placement placement) {
        Routine routine = placement.graph().routine();
        Names fresh = new Names(routine.reserved()).without(placement.names().values());
        Map<Variable, String> names = new TreeMap<>(placement.names());
        placement.places().forEach((variable, place) -> {
            if (place == Placement.Place.FIELD && routine.redeclared().contains(variable.name())) {
                names.put(variable, fresh.fresh(variable.name()));
            }
        });
        return names;
    }
}
