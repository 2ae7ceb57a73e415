package io.cogen.processor.lower;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.End;
import io.cogen.processor.model.Graph.Op;
import io.cogen.processor.model.Graph.Region;
import io.cogen.processor.model.Ids;
import io.cogen.processor.model.Normal;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Signature;
import io.cogen.processor.model.Step;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records made by hand: what passes work on, without a compiler. */
final class Hand {
    static final ClassName STRING = ClassName.get(String.class);

    final Ids ids = new Ids();
    private final List<Variable> parameters = new ArrayList<>();
    private final Map<Integer, Block> blocks = new LinkedHashMap<>();
    private final List<Region> regions = new ArrayList<>(List.of(new Region(0, -1, -1, null, null)));
    private boolean generator;
    private boolean debug;

    Hand generator() {
        generator = true;
        return this;
    }

    Hand debug() {
        debug = true;
        return this;
    }

    Variable parameter(String name) {
        Variable parameter = ids.variable(name, STRING, Variable.Kind.PARAMETER, 1);
        parameters.add(parameter);
        return parameter;
    }

    Variable local(String name) {
        return local(name, STRING);
    }

    Variable local(String name, TypeName type) {
        return ids.variable(name, type, Variable.Kind.LOCAL, 1);
    }

    /** Adds a block. */
    Hand block(int id, int region, End end, Op... ops) {
        blocks.put(id, new Block(id, region, List.of(ops), end));
        return this;
    }

    Hand region(int parent, int handler, Variable caught) {
        regions.add(new Region(regions.size(), parent, handler, caught, null));
        return this;
    }

    Graph graph() {
        return new Graph(routine(), Collections.unmodifiableMap(blocks), List.copyOf(regions), ids);
    }

    Normal normal(Step... steps) {
        return new Normal(routine(), List.of(steps), ids);
    }

    Normal normal(List<Step> steps) {
        return new Normal(routine(), steps, ids);
    }

    private Routine routine() {
        ClassName owner = ClassName.get("demo", "T");
        Signature signature = new Signature(
                owner,
                ClassName.get("demo", "TCoroutines"),
                "f",
                false,
                List.of(),
                null,
                List.of(),
                false,
                false,
                TypeName.VOID,
                ClassName.get(Void.class),
                false,
                generator ? STRING : null,
                generator ? STRING : null,
                ClassName.get(RuntimeException.class));
        return new Routine(
                signature,
                "F",
                "T.java",
                1,
                List.copyOf(parameters),
                generator ? STRING : null,
                Set.of(),
                List.of(),
                List.of(),
                Set.of(),
                true,
                debug);
    }

    static Code reading(Variable... variables) {
        List<Object> pieces = new ArrayList<>(List.of("use("));
        pieces.addAll(List.of(variables));
        pieces.add(")");
        return Code.of(pieces.toArray());
    }

    static Code capturing(Variable variable) {
        return new Code(
                List.of(new Code.Text("() -> "), new Code.Ref(variable, Code.Access.READ, true), new Code.Text("")));
    }

    static Op run(Variable... variables) {
        return new Graph.Run(Code.of(reading(variables), ";"), 1);
    }

    static Op let(Variable target, Variable... variables) {
        return new Graph.Let(target, reading(variables), 1);
    }

    static End suspend(int next, Variable... variables) {
        return new Graph.Suspend(Suspension.AWAIT, reading(variables), next, 1);
    }

    static End jump(int target) {
        return new Graph.Jump(target);
    }

    static End branch(int yes, int no, Variable... variables) {
        return new Graph.Branch(reading(variables), yes, no, 1);
    }

    static End back(Variable... variables) {
        return new Graph.Return(variables.length == 0 ? null : reading(variables), 1);
    }
}
