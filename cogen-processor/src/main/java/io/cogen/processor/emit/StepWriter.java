package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
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

    private static final ClassName ASSERTION_ERROR = ClassName.get(AssertionError.class);
    private static final ClassName THROWABLE = ClassName.get(Throwable.class);

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
    private final Verbatim verbatim;
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

    private Text out = new Text(0);

    /**
     * @param lines of the states
     * @param verbatim marks types
     * @param state the name of the parameter with the current state
     * @param slot the name of the field for what a generator yields
     */
    StepWriter(
            Layout layout,
            StateLines lines,
            Names names,
            Verbatim verbatim,
            CodeWriter codes,
            String state,
            String slot) {
        this.layout = layout;
        this.graph = layout.graph();
        this.lines = lines;
        this.verbatim = verbatim;
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
     * @param body takes it
     * @param from the first state
     * @param to the one behind the last
     */
    void write(Text body, int from, int to) {
        first = from;
        end = to;
        jumps = false;
        Text cases = new Text(0);
        for (place = from; place < to; place++) {
            int root = layout.order().get(place);
            out = new Text(1);
            declares = false;
            block(root, true);
            cases.add("case " + place + ":").add(declares ? " {" : "");
            cases.line(" // " + graph.routine().file() + ":" + lines.of(root));
            cases.add(out.toString()).add(declares ? "}\n" : "");
        }
        cases.line("default:").indent();
        cases.line(
                layout.isDivided()
                        ? "return " + state + ";"
                        : "throw new " + verbatim.type(ASSERTION_ERROR) + "(" + state + ");");

        body.add(LineMark.of(graph.routine().line()));
        stepLocals(body);
        boolean guarded =
                layout.handlers().stream().anyMatch(each -> !here(each).isEmpty());
        boolean loops = jumps || guarded;
        if (loops) {
            body.open("for (;;)");
        }
        if (guarded) {
            body.open("try");
        }
        body.open("switch (" + state + ")").add(cases.toString()).close();
        if (guarded) {
            handlers(body);
        }
        if (loops) {
            body.close();
        }
    }

    private void mark(int line) {
        out.add(LineMark.of(line));
    }

    private void stepLocals(Text body) {
        placement.places().forEach((variable, where) -> {
            if (where == Placement.Place.STEP) {
                body.line(declared(variable) + " = " + variable.zero() + ";");
            }
        });
    }

    /** Where an exception leads, by the state that it came from. */
    private void handlers(Text body) {
        String failure = names.fresh("failure");
        body.next("catch (" + verbatim.type(THROWABLE) + " " + failure + ")");
        body.open("switch (" + state + ")");
        for (Layout.Handler handler : layout.handlers()) {
            if (here(handler).isEmpty()) {
                continue;
            }
            body.open("case " + join(here(handler)) + " ->");
            Variable caught = handler.region().caught();
            if (caught != null && placement.places().containsKey(caught)) {
                body.line(codes.name(caught) + " = " + failure + ";");
            }
            body.line(state + " = " + layout.states().get(handler.region().handler()) + ";");
            body.close();
        }
        body.line("default -> throw " + failure + ";");
        body.close().close();
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
            out.line(declared(variable) + ";");
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
        String written = codes.write(code, copies);
        declares |= written.contains("instanceof"); // may bring the variables of a pattern into scope
        out.line(written);
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
                out.line("final " + verbatim.type(captured.type()) + " " + copy + " = " + codes.name(captured) + ";");
                declares = true;
            }
        }
        return copies;
    }

    private void let(Graph.Let let) {
        Map<Variable, String> copies = copies(let.value());
        Variable target = let.target();
        String value = codes.write(let.value(), copies);
        if (Inferred.mentions(target.type(), graph.routine().inferred())) { // javac cannot know it better
            value = "(" + verbatim.type(target.type()) + ") (" + verbatim.type(ClassName.OBJECT) + ") (" + value + ")";
        }
        boolean first = placement.places().get(target) == Placement.Place.BLOCK && declaredHere.add(target);
        declares |= first;
        String assigned =
                !first ? codes.name(target) : target.type() == null ? "var " + codes.name(target) : declared(target);
        out.add(assigned).add(" = ").add(value).line(";");
    }

    private String declared(Variable variable) {
        return verbatim.type(variable.type()) + " " + codes.name(variable);
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
            out.line("return " + number + ";"); // to another method
        } else if (atEnd && number == place + 1) {
            if (graph.blocks().get(target).region() != from.region()) {
                out.line(state + " = " + number + ";"); // the exceptions of another region are handled elsewhere
            }
        } else {
            out.line(state + " = " + number + ";").line("continue;");
            jumps = true;
        }
    }

    private void branch(Block from, Graph.Branch branch, boolean atEnd) {
        Map<Variable, String> copies = copies(branch.condition());
        String condition = codes.write(branch.condition(), copies);
        if (condition.contains("instanceof")) {
            // A pattern's variables must not be in scope behind the statement.
            out.open("if (" + condition + ")");
            go(from, branch.yes(), false);
            out.next("else");
            go(from, branch.no(), false);
            out.close();
            return;
        }
        boolean noIsShort = layout.states().containsKey(branch.no()) && !(atEnd && isNext(branch.no()));
        boolean negated = (atEnd && isNext(branch.yes()))
                || (noIsShort && !layout.states().containsKey(branch.yes()));
        out.open(negated ? "if (!(" + condition + "))" : "if (" + condition + ")");
        go(from, negated ? branch.no() : branch.yes(), false);
        out.close();
        go(from, negated ? branch.yes() : branch.no(), atEnd);
    }

    private void dispatch(Block from, Graph.Switch dispatch) {
        Map<Variable, String> copies = copies(Graph.code(dispatch));
        out.open("switch (" + codes.write(dispatch.selector(), copies) + ")");
        List<Graph.Arm> arms = dispatch.arms();
        for (int i = 0; i < arms.size(); i++) {
            int target = arms.get(i).target();
            out.add("case ").add(codes.write(arms.get(i).labels(), copies));
            while (i + 1 < arms.size() && arms.get(i + 1).target() == target && !dispatch.hasPatterns()) {
                i++;
                out.add(", ").add(codes.write(arms.get(i).labels(), copies));
            }
            out.open(" ->");
            go(from, target, false);
            out.close();
        }
        out.open(dispatch.nullOtherwise() ? "case null, default ->" : "default ->");
        go(from, dispatch.otherwise(), false);
        out.close().close();
    }

    private void suspend(Block from, Graph.Suspend suspend, boolean atEnd) {
        Integer next = layout.states().get(suspend.next());
        List<Variable> dead = placement.cleared().getOrDefault(from.id(), List.of());
        Map<Variable, String> copies = copies(suspend.value());
        String value = codes.write(suspend.value(), copies);
        if (suspend.kind() == Suspension.YIELD) {
            out.add(slot).add(" = ").add(value).line(";");
            clear(dead);
            out.line("return yields(" + next + (layout.isDivided() ? CODES : ")") + ";");
            return;
        } else if (suspend.kind() == Suspension.DELEGATE) {
            out.open("if (delegates(" + next + ", " + value + "))");
            clear(dead);
            out.line("return " + suspended() + ";").close();
            go(from, suspend.next(), atEnd);
            return;
        }
        if (dead.stream().anyMatch(suspend.value().variables()::contains)) {
            String operation = names.fresh("operation");
            declares = true;
            out.add("final " + verbatim.type(OPERATION) + " " + operation + " = ")
                    .add(value)
                    .line(";");
            value = operation;
        }
        clear(dead);
        out.add("if (awaits(" + next + ", ").add(value).line(")) return " + suspended() + ";");
        go(from, suspend.next(), atEnd);
    }

    private String suspended() {
        return layout.isDivided() ? String.valueOf(SUSPENDED) : "true";
    }

    private void clear(List<Variable> dead) {
        dead.forEach(variable -> out.line(codes.name(variable) + " = null;"));
    }
}
