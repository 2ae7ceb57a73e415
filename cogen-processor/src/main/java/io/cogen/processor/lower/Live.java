package io.cogen.processor.lower;

import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.Copy;
import io.cogen.processor.model.Graph.Op;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Liveness;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Liveness, as in any textbook: backwards over the blocks until nothing changes. Every point of a block may throw, so
 * what the handler of its region reads is live in all of the block.
 */
public final class Live implements Pass<Graph, Liveness> {
    @Override
    public Liveness apply(Graph graph) {
        Map<Integer, SortedSet<Variable>> liveIn = new TreeMap<>();
        graph.blocks().keySet().forEach(id -> liveIn.put(id, new TreeSet<>()));
        SortedSet<Variable> captured = graph.captured();
        Map<Code, Effect> effects = new IdentityHashMap<>();
        List<Block> backwards = new ArrayList<>(graph.blocks().values());
        Collections.reverse(backwards);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block block : backwards) {
                SortedSet<Variable> live = before(graph, captured, effects, liveIn, block, (op, after) -> {});
                if (!live.equals(liveIn.get(block.id()))) {
                    liveIn.put(block.id(), live);
                    changed = true;
                }
            }
        }
        return new Liveness(withoutCopies(graph, captured, effects, liveIn), liveIn);
    }

    /** Makes assignments of the copies that somebody reads, and of the declarations that javac would see no value behind. */
    private static Graph withoutCopies(
            Graph graph,
            SortedSet<Variable> captured,
            Map<Code, Effect> effects,
            Map<Integer, SortedSet<Variable>> liveIn) {
        Map<Integer, Block> blocks = new LinkedHashMap<>();
        graph.blocks().forEach((id, block) -> {
            List<Op> ops = new ArrayList<>();
            before(graph, captured, effects, liveIn, block, (op, live) -> {
                if (op instanceof Copy copy) {
                    if (live.contains(copy.target())) {
                        ops.add(new Graph.Let(copy.target(), Code.read(copy.source()), copy.line()));
                    }
                } else if (!(op instanceof Graph.Declare declare)) {
                    ops.add(op);
                } else if (live.contains(declare.target()) && !captured.contains(declare.target())) {
                    ops.add(new Graph.Let(
                            declare.target(), Code.text(declare.target().zero()), declare.line()));
                }
            });
            Collections.reverse(ops);
            blocks.put(id, new Block(id, block.region(), List.copyOf(ops), block.end()));
        });
        return new Graph(graph.routine(), blocks, graph.regions(), graph.ids());
    }

    /** @param each is told each operation, from the last to the first, with what is live behind it */
    private static SortedSet<Variable> before(
            Graph graph,
            SortedSet<Variable> captured,
            Map<Code, Effect> effects,
            Map<Integer, SortedSet<Variable>> liveIn,
            Block block,
            BiConsumer<Op, SortedSet<Variable>> each) {
        SortedSet<Variable> handled = handled(graph, liveIn, block.region());
        SortedSet<Variable> live = afterEnd(graph, liveIn, block);
        passThrough(effects.computeIfAbsent(Graph.code(block.end()), Effect::of), live);
        for (int i = block.ops().size() - 1; i >= 0; i--) {
            Op op = block.ops().get(i);
            each.accept(op, live);
            if (op instanceof Graph.Let let) {
                live.remove(let.target());
                passThrough(effects.computeIfAbsent(let.value(), Effect::of), live);
            } else if (op instanceof Graph.Declare declare) {
                if (!captured.contains(declare.target())) { // it must be assigned once only
                    live.remove(declare.target());
                }
            } else if (op instanceof Copy copy) {
                if (live.remove(copy.target())) {
                    live.add(copy.source());
                }
            } else {
                passThrough(effects.computeIfAbsent(((Graph.Run) op).code(), Effect::of), live);
            }
            live.addAll(handled);
        }
        if (block.ops().isEmpty()) {
            live.addAll(handled);
        }
        return live;
    }

    /** What is live behind a block: where it goes on, and where an exception at its end leads. */
    static SortedSet<Variable> afterEnd(Graph graph, Map<Integer, SortedSet<Variable>> liveIn, Block block) {
        SortedSet<Variable> live = new TreeSet<>(handled(graph, liveIn, block.region()));
        Graph.successors(block.end(), next -> live.addAll(at(liveIn, next)));
        return live;
    }

    private static Set<Variable> at(Map<Integer, SortedSet<Variable>> liveIn, int block) {
        Set<Variable> live = liveIn.get(block);
        return live == null ? Set.of() : live;
    }

    /** What the handler of a region reads. */
    private static SortedSet<Variable> handled(Graph graph, Map<Integer, SortedSet<Variable>> liveIn, int region) {
        SortedSet<Variable> live = new TreeSet<>();
        Region inner = graph.regions().get(region);
        if (inner.handler() >= 0) {
            live.addAll(at(liveIn, inner.handler()));
            live.remove(inner.caught());
        }
        Region guarded = graph.guarded(region);
        if (guarded != null) {
            live.addAll(at(liveIn, guarded.closing().entry()));
            live.remove(guarded.closing().completion());
            if (guarded.closing().result() != null) {
                live.remove(guarded.closing().result());
            }
        }
        return live;
    }

    /** From what is live behind a piece of code to what is live before it. */
    private static void passThrough(Effect effect, SortedSet<Variable> live) {
        effect.gone().forEach(live::remove);
        live.addAll(effect.needed());
    }

    /**
     * What a piece of code does to what is live. It is asked for again and again, so that it is found once.
     *
     * @param gone what has no value before that is of use
     * @param needed what is read
     */
    private record Effect(Set<Variable> gone, Set<Variable> needed) {
        private static final Effect NONE = new Effect(Set.of(), Set.of());

        static Effect of(Code code) {
            if (!code.hasVariables()) {
                return NONE;
            }
            Set<Variable> gone = code.sets();
            Set<Variable> needed = code.reads();
            needed.addAll(code.captures());
            needed.removeAll(gone);
            for (Variable written : code.writes()) {
                if (written.kind() == Variable.Kind.OWN) {
                    gone.add(written);
                    needed.remove(written);
                }
            }
            return new Effect(gone, needed);
        }
    }
}
