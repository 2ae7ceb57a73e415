package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.cogen.processor.lower.Names;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.End;
import io.cogen.processor.model.Graph.Op;
import io.cogen.processor.model.Inferred;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.LineMark;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.model.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the body of the method {@code step}: a switch over the states. A block that only one block leads to is written
 * inside that one, so what was an if or an else stays one. A state that is followed by its successor falls through to it.
 */
final class StepWriter {
    private static final TypeName OPERATION = ParameterizedTypeName.get(
            ClassName.get("io.cogen.core", "Operation"),
            WildcardTypeName.subtypeOf(Object.class),
            WildcardTypeName.subtypeOf(Object.class));

    /** What a method for some of the states gives when the coroutine stops. */
    static final int SUSPENDED = -1;

    /** What it gives at the end. */
    static final int ENDED = -2;

    /** Makes one of those of what a call gives. */
    static final String CODES = ") ? " + SUSPENDED + " : " + ENDED;

    private final Layout layout;
    private final Graph graph;
    private final StateLines lines;
    private final Placement placement;
    private final Names names;
    private final CodeWriter codes;
    private final String state;
    private final String slot;
    private final Set<Variable> declaredHere = new HashSet<>();
    private boolean jumps;

    /** The first of the states that this method is for. */
    private int first;

    /** The one behind the last of them. */
    private int end;

    /** The state being written, as a place in the order of states. */
    private int place;

    /** Whether the state being written needs a scope of its own. */
    private boolean declares;

    private CodeBlock.Builder out = CodeBlock.builder();

    /**
     * @param state the name of the parameter with the current state
     * @param slot the name of the field for what a generator yields
     */
    StepWriter(Layout layout, Names names, CodeWriter codes, String state, String slot) {
        this.layout = layout;
        this.graph = layout.graph();
        this.lines = new StateLines(graph);
        this.placement = layout.placement();
        this.names = names;
        this.codes = codes;
        this.state = state;
        this.slot = slot;
    }

    /**
     * The body of a method for some of the states. One for all of them is the method {@code step} itself; if there are several, each
     * gives the state to go on at, {@link #SUSPENDED} or {@link #ENDED}.
     *
     * @param from the first state
     * @param to the one behind the last
     */
    CodeBlock write(int from, int to) {
        first = from;
        end = to;
        jumps = false;
        CodeBlock.Builder cases = CodeBlock.builder();
        for (place = from; place < to; place++) {
            int root = layout.order().get(place);
            out = CodeBlock.builder();
            declares = false;
            block(root, true);
            cases.add(
                    "case $L:$L // $L:$L\n",
                    place,
                    declares ? " {" : "",
                    graph.routine().file(),
                    lines.of(root));
            cases.indent().add(out.build()).unindent();
            cases.add(declares ? "}\n" : "");
        }
        cases.add("default:\n").indent();
        if (layout.isDivided()) {
            cases.add("return $N;\n", state);
        } else {
            cases.add("throw new $T($N);\n", AssertionError.class, state);
        }
        cases.unindent();

        CodeBlock.Builder body =
                CodeBlock.builder().add("$L", LineMark.of(graph.routine().line()));
        stepLocals(body);
        boolean guarded =
                layout.handlers().stream().anyMatch(each -> !here(each).isEmpty());
        boolean loops = jumps || guarded;
        if (loops) {
            body.beginControlFlow("for (;;)");
        }
        if (guarded) {
            body.beginControlFlow("try");
        }
        body.beginControlFlow("switch ($N)", state).add(cases.build()).endControlFlow();
        if (guarded) {
            handlers(body);
        }
        if (loops) {
            body.endControlFlow();
        }
        return body.build();
    }

    private void mark(int line) {
        out.add("$L", LineMark.of(line));
    }

    private void stepLocals(CodeBlock.Builder body) {
        placement.places().forEach((variable, where) -> {
            if (where == Placement.Place.STEP) {
                TypeName type = variable.type();
                body.addStatement("$T $N = $L", type, codes.name(variable), variable.zero());
            }
        });
    }

    /** Where an exception leads, by the state that it came from. */
    private void handlers(CodeBlock.Builder body) {
        String failure = names.fresh("failure");
        body.nextControlFlow("catch ($T $N)", Throwable.class, failure);
        body.beginControlFlow("switch ($N)", state);
        for (Layout.Handler handler : layout.handlers()) {
            if (here(handler).isEmpty()) {
                continue;
            }
            body.beginControlFlow("case $L ->", join(here(handler)));
            Variable caught = handler.region().caught();
            if (caught != null && placement.places().containsKey(caught)) {
                body.addStatement("$N = $N", codes.name(caught), failure);
            }
            body.addStatement(
                    "$N = $L", state, layout.states().get(handler.region().handler()));
            body.endControlFlow();
        }
        body.addStatement("default -> throw $N", failure);
        body.endControlFlow().endControlFlow();
    }

    /** The states in this method from which an exception goes to a handler. */
    private List<Integer> here(Layout.Handler handler) {
        return handler.states().stream()
                .filter(each -> each >= first && each < end)
                .toList();
    }

    static String join(List<Integer> states) {
        return String.join(", ", states.stream().map(String::valueOf).toList());
    }

    /** @param atEnd whether control could fall from the end of this block into the next state */
    private void block(int id, boolean atEnd) {
        Block block = graph.blocks().get(id);
        for (Variable variable : placement.declared().getOrDefault(id, List.of())) {
            out.addStatement("$T $N", variable.type(), codes.name(variable));
            declaredHere.add(variable);
            declares = true;
        }
        for (Op op : block.ops()) {
            mark(op.line());
            if (op instanceof Graph.Let let) {
                let(let);
            } else {
                run(((Graph.Run) op).code());
            }
        }
        end(block, atEnd);
    }

    private void run(Code code) {
        if (code.isEmpty()) {
            return;
        }
        Map<Variable, String> copies = copies(code);
        CodeBlock written = codes.write(code, copies);
        declares |= written.toString().contains("instanceof"); // may bring the variables of a pattern into scope
        out.add(written).add("\n");
    }

    /**
     * Declares the effectively final copies that lambdas and class bodies in a piece of code need of fields.
     *
     * @return their names
     */
    private Map<Variable, String> copies(Code code) {
        Map<Variable, String> copies = new HashMap<>();
        for (Variable captured : code.captures()) {
            if (placement.places().get(captured) == Placement.Place.FIELD) {
                String copy = names.fresh(captured.name());
                copies.put(captured, copy);
                out.add("final $T $N = $N;\n", captured.type(), copy, codes.name(captured));
                declares = true;
            }
        }
        return copies;
    }

    private void let(Graph.Let let) {
        Map<Variable, String> copies = copies(let.value());
        Variable target = let.target();
        CodeBlock value = codes.write(let.value(), copies);
        if (Inferred.mentions(target.type(), graph.routine().inferred())) {
            value = CodeBlock.of("($T) ($T) ($L)", target.type(), Object.class, value); // javac cannot know it better
        }
        boolean first = placement.places().get(target) == Placement.Place.BLOCK && declaredHere.add(target);
        declares |= first;
        if (!first) {
            out.add("$N = ", codes.name(target)).add(value).add(";\n");
        } else if (target.type() == null) {
            out.add("var $N = ", codes.name(target)).add(value).add(";\n");
        } else {
            out.add("$T $N = ", target.type(), codes.name(target)).add(value).add(";\n");
        }
    }

    private void end(Block block, boolean atEnd) {
        End end = block.end();
        mark(StateLines.line(end));
        if (end instanceof Graph.Jump jump) {
            go(block, jump.target(), atEnd);
        } else if (end instanceof Graph.Branch branch) {
            branch(block, branch, atEnd);
        } else if (end instanceof Graph.Switch dispatch) {
            dispatch(block, dispatch);
        } else if (end instanceof Graph.Suspend suspend) {
            suspend(block, suspend, atEnd);
        } else if (end instanceof Graph.Return back) {
            Code value = back.value() == null ? Code.text("null") : back.value();
            Map<Variable, String> copies = copies(value);
            out.add("return ends(").add(codes.write(value, copies)).add(layout.isDivided() ? CODES + ";\n" : ");\n");
        } else if (end instanceof Graph.Throw thrown) {
            Map<Variable, String> copies = copies(thrown.value());
            out.add("throw ").add(codes.write(thrown.value(), copies)).add(";\n");
        }
    }

    private boolean isNext(int target) {
        Integer number = layout.states().get(target);
        return number != null && number == place + 1 && number < end;
    }

    private void go(Block from, int target, boolean atEnd) {
        Integer number = layout.states().get(target);
        if (number == null) {
            block(target, atEnd);
        } else if (number < first || number >= end) {
            out.addStatement("return $L", number); // to another method
        } else if (atEnd && number == place + 1) {
            if (graph.blocks().get(target).region() != from.region()) {
                out.addStatement("$N = $L", state, number); // the exceptions of another region are handled elsewhere
            }
        } else {
            out.addStatement("$N = $L", state, number).addStatement("continue");
            jumps = true;
        }
    }

    private void branch(Block from, Graph.Branch branch, boolean atEnd) {
        Map<Variable, String> copies = copies(branch.condition());
        CodeBlock condition = codes.write(branch.condition(), copies);
        if (condition.toString().contains("instanceof")) {
            // A pattern's variables must not be in scope behind the statement.
            out.add("if (").add(condition).add(") {\n").indent();
            go(from, branch.yes(), false);
            out.unindent().add("} else {\n").indent();
            go(from, branch.no(), false);
            out.unindent().add("}\n");
            return;
        }
        boolean noIsShort = layout.states().containsKey(branch.no()) && !(atEnd && isNext(branch.no()));
        boolean negated = (atEnd && isNext(branch.yes()))
                || (noIsShort && !layout.states().containsKey(branch.yes()));
        out.add(negated ? "if (!(" : "if (")
                .add(condition)
                .add(negated ? ")) {\n" : ") {\n")
                .indent();
        go(from, negated ? branch.no() : branch.yes(), false);
        out.unindent().add("}\n");
        go(from, negated ? branch.yes() : branch.no(), atEnd);
    }

    private void dispatch(Block from, Graph.Switch dispatch) {
        Map<Variable, String> copies = copies(Graph.code(dispatch));
        out.add("switch (")
                .add(codes.write(dispatch.selector(), copies))
                .add(") {\n")
                .indent();
        List<Graph.Arm> arms = dispatch.arms();
        for (int i = 0; i < arms.size(); i++) {
            int target = arms.get(i).target();
            out.add("case ").add(codes.write(arms.get(i).labels(), copies));
            while (i + 1 < arms.size() && arms.get(i + 1).target() == target && !dispatch.hasPatterns()) {
                i++;
                out.add(", ").add(codes.write(arms.get(i).labels(), copies));
            }
            out.add(" -> {\n").indent();
            go(from, target, false);
            out.unindent().add("}\n");
        }
        out.add(dispatch.nullOtherwise() ? "case null, default -> {\n" : "default -> {\n")
                .indent();
        go(from, dispatch.otherwise(), false);
        out.unindent().add("}\n").unindent().add("}\n");
    }

    private void suspend(Block from, Graph.Suspend suspend, boolean atEnd) {
        Integer next = layout.states().get(suspend.next());
        List<Variable> dead = placement.cleared().getOrDefault(from.id(), List.of());
        Map<Variable, String> copies = copies(suspend.value());
        CodeBlock value = codes.write(suspend.value(), copies);
        if (suspend.kind() == Suspension.YIELD) {
            out.add("$N = ", slot).add(value).add(";\n");
            clear(dead);
            out.addStatement(layout.isDivided() ? "return yields($L" + CODES : "return yields($L)", next);
            return;
        } else if (suspend.kind() == Suspension.DELEGATE) {
            out.add("if (delegates($L, ", next).add(value).add(")) {\n").indent();
            clear(dead);
            out.addStatement("return $L", suspended()).unindent().add("}\n");
            go(from, suspend.next(), atEnd);
            return;
        }
        if (dead.stream().anyMatch(suspend.value().variables()::contains)) {
            String operation = names.fresh("operation");
            declares = true;
            out.add("final $T $N = ", OPERATION, operation).add(value).add(";\n");
            value = CodeBlock.of("$N", operation);
        }
        clear(dead);
        out.add("if (awaits($L, ", next).add(value).add(")) return $L;\n", suspended());
        go(from, suspend.next(), atEnd);
    }

    private String suspended() {
        return layout.isDivided() ? String.valueOf(SUSPENDED) : "true";
    }

    private void clear(List<Variable> dead) {
        dead.forEach(variable -> out.addStatement("$N = null", codes.name(variable)));
    }
}
