package io.cogen.processor.lower;

import io.cogen.processor.model.Bulk;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Op;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Graph.Suspend;
import io.cogen.processor.model.Liveness;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides where each variable lives.
 *
 * <p>What is live behind a suspension is a field, and nothing else is. A block that only one other block leads to is
 * written inside that one, so blocks form trees; a variable that stays within one tree is a local of the innermost block
 * around its uses. The rest are locals of the method {@code step}, unless a lambda captures them: then they are fields
 * too, as Java would not take them for effectively final.
 */
public final class Place implements Pass<Liveness, Placement> {
    private final boolean divided;
    private final int method;

    /** For a body whose states will be in one method. */
    public Place() {
        this.divided = false;
        this.method = 0;
    }

    /**
     * For a body whose states will be in several methods: then each is short, and what several of them use is a field.
     *
     * @param method how many bytes a method may have
     */
    public Place(int method) {
        this.divided = true;
        this.method = method;
    }

    @Override
    public Placement apply(Liveness liveness) {
        Graph graph = liveness.graph();
        SortedSet<Integer> roots = roots(graph);
        if (divided) {
            Trees.shorten(graph, roots, Bulk.ofState(method));
        }
        Map<Integer, Integer> parents = parents(graph, roots);
        Map<Variable, List<Integer>> uses = uses(graph);
        SortedMap<Variable, Placement.Place> places = new TreeMap<>();
        Map<Integer, SortedSet<Variable>> after = afterSuspensions(liveness);
        SortedSet<Variable> surviving = surviving(liveness, after);
        SortedSet<Variable> captured = graph.captured();
        Map<Integer, List<Variable>> declared = new TreeMap<>();
        for (Map.Entry<Variable, List<Integer>> use : uses.entrySet()) {
            Variable variable = use.getKey();
            int around =
                    surviving.contains(variable) || handled(graph, variable) ? -1 : around(parents, use.getValue());
            Placement.Place place;
            if (surviving.contains(variable) || (around < 0 && (divided || captured.contains(variable)))) {
                place = Placement.Place.FIELD;
            } else if (around < 0) {
                place = Placement.Place.STEP;
            } else {
                place = Placement.Place.BLOCK;
                if (!declaresItself(graph.blocks().get(around), variable)) {
                    declared.computeIfAbsent(around, b -> new ArrayList<>()).add(variable);
                }
            }
            places.put(variable, place);
        }
        for (Variable parameter : graph.routine().parameters()) {
            places.putIfAbsent(parameter, Placement.Place.NOWHERE);
        }
        checkTypes(places, declared);
        Map<Variable, String> names = names(graph, places);
        return new Placement(graph, roots, places, names, declared, live(after, places), cleared(graph, after, places));
    }

    /** What is live behind each block that ends in a suspension. */
    private static Map<Integer, SortedSet<Variable>> afterSuspensions(Liveness liveness) {
        Map<Integer, SortedSet<Variable>> after = new TreeMap<>();
        for (Block block : liveness.graph().blocks().values()) {
            if (block.end() instanceof Suspend) {
                after.put(block.id(), Live.afterEnd(liveness.graph(), liveness.liveIn(), block));
            }
        }
        return after;
    }

    private static Map<Integer, List<Variable>> live(
            Map<Integer, SortedSet<Variable>> after, SortedMap<Variable, Placement.Place> places) {
        Map<Integer, List<Variable>> live = new TreeMap<>();
        after.forEach((block, variables) -> {
            List<Variable> fields = new ArrayList<>();
            for (Variable each : variables) {
                if (places.get(each) == Placement.Place.FIELD) {
                    fields.add(each);
                }
            }
            live.put(block, List.copyOf(fields));
        });
        return live;
    }

    /** Blocks that need a state of their own: the others stand inside the only block that leads to them. */
    private static SortedSet<Integer> roots(Graph graph) {
        SortedSet<Integer> roots = new TreeSet<>();
        Map<Integer, Integer> leading = new HashMap<>();
        roots.add(0);
        for (Block block : graph.blocks().values()) {
            int region = block.region();
            for (int next : Graph.successors(block.end())) {
                boolean again = leading.put(next, block.id()) != null;
                boolean resumed = block.end() instanceof Suspend;
                if (again || resumed || graph.blocks().get(next).region() != region) {
                    roots.add(next);
                }
            }
        }
        for (Region region : graph.regions()) {
            if (graph.blocks().containsKey(region.handler())) {
                roots.add(region.handler());
            }
            if (region.closing() != null
                    && graph.blocks().containsKey(region.closing().entry())) {
                roots.add(region.closing().entry());
            }
        }
        return roots;
    }

    private static Map<Integer, Integer> parents(Graph graph, SortedSet<Integer> roots) {
        Map<Integer, Integer> parents = new HashMap<>();
        for (Block block : graph.blocks().values()) {
            for (int next : Graph.successors(block.end())) {
                if (!roots.contains(next)) {
                    parents.put(next, block.id());
                }
            }
        }
        return parents;
    }

    /** The blocks that mention each variable. */
    private static Map<Variable, List<Integer>> uses(Graph graph) {
        Map<Variable, List<Integer>> uses = new TreeMap<>();
        for (Block block : graph.blocks().values()) {
            SortedSet<Variable> mentioned = Graph.code(block.end()).variables();
            for (Op op : block.ops()) {
                if (op instanceof Graph.Let let) {
                    mentioned.add(let.target());
                    mentioned.addAll(let.value().variables());
                } else {
                    mentioned.addAll(((Graph.Run) op).code().variables());
                }
            }
            mentioned.forEach(
                    v -> uses.computeIfAbsent(v, w -> new ArrayList<>()).add(block.id()));
        }
        return uses;
    }

    private static SortedSet<Variable> surviving(Liveness liveness, Map<Integer, SortedSet<Variable>> after) {
        Graph graph = liveness.graph();
        SortedSet<Variable> surviving = new TreeSet<>(liveness.liveIn().get(0));
        after.values().forEach(surviving::addAll);
        for (Region region : graph.regions()) {
            if (region.closing() != null) { // set outside the method step
                surviving.add(region.closing().completion());
                if (region.closing().result() != null) {
                    surviving.add(region.closing().result());
                }
            }
        }
        return surviving;
    }

    /** Whether the outer catch clause writes it. */
    private static boolean handled(Graph graph, Variable variable) {
        return graph.regions().stream().anyMatch(region -> variable.equals(region.caught()));
    }

    /** The innermost block around some blocks; -1 when they stand in several trees. */
    private static int around(Map<Integer, Integer> parents, List<Integer> blocks) {
        List<Integer> path = path(parents, blocks.get(0));
        for (int block : blocks) {
            path.retainAll(path(parents, block));
        }
        return path.isEmpty() ? -1 : path.get(0);
    }

    /** A block and those around it, from the inside out. */
    private static List<Integer> path(Map<Integer, Integer> parents, int block) {
        List<Integer> path = new ArrayList<>();
        for (Integer b = block; b != null; b = parents.get(b)) {
            path.add(b);
        }
        return path;
    }

    /** Whether the first mention of a variable in a block is its assignment, which can declare it. */
    private static boolean declaresItself(Block block, Variable variable) {
        for (Op op : block.ops()) {
            if (op instanceof Graph.Let let) {
                if (let.value().variables().contains(variable)) {
                    return false;
                } else if (let.target().equals(variable)) {
                    return true;
                }
            } else if (((Graph.Run) op).code().variables().contains(variable)) {
                return false;
            }
        }
        return false;
    }

    private static void checkTypes(SortedMap<Variable, Placement.Place> places, Map<Integer, List<Variable>> declared) {
        Set<Variable> early = new HashSet<>();
        declared.values().forEach(early::addAll);
        places.forEach((variable, place) -> {
            if (variable.type() == null && (place != Placement.Place.BLOCK || early.contains(variable))) {
                throw new AssertionError("no name for the type of " + variable);
            }
        });
    }

    private static Map<Variable, String> names(Graph graph, SortedMap<Variable, Placement.Place> places) {
        Names names = new Names(graph.routine().reserved());
        Set<String> fields = new HashSet<>();
        Set<String> redeclared = graph.routine().redeclared();
        Map<Variable, String> result = new TreeMap<>();
        places.forEach((variable, place) -> {
            boolean users = variable.kind() == Variable.Kind.PARAMETER || variable.kind() == Variable.Kind.LOCAL;
            boolean free = place == Placement.Place.FIELD || !redeclared.contains(variable.name());
            boolean keeps = users && free && names.claim(fields, variable.name());
            result.put(variable, keeps ? variable.name() : names.fresh(variable.name()));
        });
        return result;
    }

    /**
     * Fields to clear at each suspension: they may hold something, and nobody will read it. Forward over the blocks:
     * what may be set at the start of each, given that the suspensions so far have cleared theirs.
     */
    private static Map<Integer, List<Variable>> cleared(
            Graph graph, Map<Integer, SortedSet<Variable>> after, SortedMap<Variable, Placement.Place> places) {
        Map<Integer, List<Variable>> cleared = new TreeMap<>();
        if (graph.routine().debug()) {
            return cleared;
        }
        Set<Variable> clearable = new HashSet<>();
        places.forEach((variable, place) -> {
            if (variable.isReference() && place == Placement.Place.FIELD) {
                clearable.add(variable);
            }
        });
        Map<Integer, SortedSet<Variable>> setIn = new TreeMap<>();
        SortedSet<Variable> atEntry = new TreeSet<>(graph.routine().parameters());
        atEntry.retainAll(clearable);
        setIn.put(0, atEntry);
        Map<Integer, SortedSet<Variable>> writes = new HashMap<>();
        graph.blocks().values().forEach(block -> writes.put(block.id(), writes(block, clearable)));
        Set<Integer> changed = new HashSet<>(Set.of(0));
        while (!changed.isEmpty()) {
            for (Block block : graph.blocks().values()) {
                if (!changed.remove(block.id())) {
                    continue;
                }
                SortedSet<Variable> set = new TreeSet<>(setIn.get(block.id()));
                set.addAll(writes.get(block.id()));
                int handler = graph.regions().get(block.region()).handler();
                if (handler >= 0) {
                    SortedSet<Variable> thrown = new TreeSet<>(set);
                    Variable caught = graph.regions().get(block.region()).caught();
                    if (clearable.contains(caught)) {
                        thrown.add(caught);
                    }
                    join(setIn, handler, thrown, changed);
                }
                if (block.end() instanceof Suspend) {
                    Set<Variable> live = after.get(block.id());
                    List<Variable> dead =
                            set.stream().filter(v -> !live.contains(v)).toList();
                    cleared.put(block.id(), dead);
                    dead.forEach(set::remove);
                }
                for (int next : Graph.successors(block.end())) {
                    join(setIn, next, set, changed);
                }
            }
        }
        return cleared;
    }

    /** Those of some variables that a block may assign. */
    private static SortedSet<Variable> writes(Block block, Set<Variable> of) {
        SortedSet<Variable> writes = Graph.code(block.end()).writes();
        for (Op op : block.ops()) {
            if (op instanceof Graph.Let let) {
                writes.add(let.target());
            } else {
                writes.addAll(((Graph.Run) op).code().writes());
            }
        }
        writes.retainAll(of);
        return writes;
    }

    /** @param changed gets the block, if anything is new there */
    private static void join(
            Map<Integer, SortedSet<Variable>> sets, int block, SortedSet<Variable> more, Set<Integer> changed) {
        SortedSet<Variable> before = sets.get(block);
        if (before == null) {
            sets.put(block, new TreeSet<>(more));
            changed.add(block);
        } else if (before.addAll(more)) {
            changed.add(block);
        }
    }
}
