package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.cogen.processor.lower.Names;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Direct;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Graph.End;
import io.cogen.processor.model.Graph.Op;
import io.cogen.processor.model.Inferred;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.LineMark;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the blocks of a body. A block that only one block leads to is written inside that one, so what was an if or an else stays
 * one. What is done at a suspension point, and at the end, subclasses know.
 */
abstract class BlockWriter {
    static final TypeName OPERATION = ParameterizedTypeName.get(
            ClassName.get("io.cogen.core", "Operation"),
            WildcardTypeName.subtypeOf(Object.class),
            WildcardTypeName.subtypeOf(Object.class));

    static final ClassName ASSERTION_ERROR = ClassName.get(AssertionError.class);

    final Layout layout;
    final Direct direct;
    final Graph graph;
    final Placement placement;
    final Names names;
    final Verbatim verbatim;
    final CodeWriter codes;
    final String state;
    private final Set<Variable> declaredHere = new HashSet<>();

    /** The local variables for what callees give that were entered directly, and what attempts give, by type. */
    private final Map<String, Local> results = new LinkedHashMap<>();

    private record Local(String name, String zero) {}

    /** The suspension point behind which a block goes on, if it may enter a callee directly, or attempt something. */
    private final Map<Integer, Graph.Suspend> entering = new HashMap<>();

    /** Whether control jumps back to the switch over the states. */
    boolean jumps;

    /** The first of the states that this method is for. */
    int first;

    /** The one behind the last of them. */
    int end;

    /** The state being written, as a place in the order of states. */
    int place;

    /** Whether the state being written needs a scope of its own. */
    boolean declares;

    Text out = new Text(0);

    /**
     * @param verbatim marks types
     * @param state the name of the variable with the current state
     */
    BlockWriter(Layout layout, Direct direct, Names names, Verbatim verbatim, CodeWriter codes, String state) {
        this.layout = layout;
        this.direct = direct;
        this.graph = layout.graph();
        this.placement = layout.placement();
        this.names = names;
        this.verbatim = verbatim;
        this.codes = codes;
        this.state = state;
        for (Block block : graph.blocks().values()) {
            if (block.end() instanceof Graph.Suspend suspend && direct.mayGoOn(layout, suspend)) {
                entering.put(suspend.next(), suspend);
            }
        }
    }

    /** What happens at a suspension point. */
    abstract void suspend(Block from, Graph.Suspend suspend, boolean atEnd);

    /** What the block behind a suspension point receives at which control may go on without the machine. */
    abstract CodeWriter.Result result(@Nullable String value, boolean primitive, boolean cast);

    /** A block in which control goes on behind a suspension point that enters a callee, or attempts something, receives what that gives. */
    private CodeWriter.@Nullable Result received(int block) {
        Graph.Suspend suspend = entering.get(block);
        if (suspend == null) {
            return null;
        }
        Routine callee = direct.callee(layout, suspend);
        if (callee == null) {
            return result(variable(ClassName.OBJECT), false, true);
        }
        TypeName type = type(suspend, callee);
        return result(type.equals(TypeName.VOID) ? null : variable(type), type.isPrimitive(), type.isPrimitive());
    }

    /**
     * Writes the call that attempts what a suspension point waits for.
     *
     * @param scheduler tells whether it may
     * @return the variable with the value, or with the operation that it has to wait for
     */
    final String attempt(Graph.Suspend suspend, String scheduler) {
        Map<Variable, String> copies = copies(suspend.value());
        String tried = variable(ClassName.OBJECT);
        codes.attempt(scheduler);
        out.line(tried + " = " + codes.write(suspend.value(), copies) + ";");
        codes.attempt(null);
        return tried;
    }

    /**
     * Writes the call that enters a callee.
     *
     * @param arguments those before the callee's own
     */
    final void enter(Graph.Suspend suspend, Routine callee, String arguments) {
        Map<Variable, String> copies = copies(suspend.value());
        codes.enter(callee.machine() + "." + DirectWriter.name(callee) + "(" + arguments);
        String call = codes.write(suspend.value(), copies);
        codes.enter(null);
        TypeName type = type(suspend, callee);
        if (type.equals(TypeName.VOID)) {
            out.line(call + ";");
            return;
        }
        boolean known =
                type.isPrimitive() || (callee.signature().typeVariables().isEmpty() && type.equals(callee.returned()));
        String cast = known ? "" : "(" + verbatim.type(type) + ") (" + verbatim.type(ClassName.OBJECT) + ") ";
        out.line(variable(type) + " = " + cast + call + ";");
    }

    /** The type of a callee's value where it is called. */
    private TypeName type(Graph.Suspend suspend, Routine callee) {
        TypeName returned = callee.returned();
        return returned.isPrimitive() || returned.equals(TypeName.VOID)
                ? returned
                : Objects.requireNonNull(Direct.received(graph, suspend)).type();
    }

    private String variable(TypeName type) {
        return results.computeIfAbsent(verbatim.type(type), t -> new Local(names.fresh("called"), zero(type)))
                .name();
    }

    static String zero(TypeName type) {
        return !type.isPrimitive() || type.equals(TypeName.VOID)
                ? "null"
                : type.equals(TypeName.BOOLEAN) ? "false" : "0";
    }

    /** Declares the variables for what callees give. */
    final void declareResults(Text body) {
        results.forEach((type, local) -> body.line(type + " " + local.name() + " = " + local.zero() + ";"));
    }

    private void mark(int line) {
        out.add(LineMark.of(line));
    }

    /** @param atEnd whether control could fall from the end of this block into the next state */
    final void block(int id, boolean atEnd) {
        Block block = graph.blocks().get(id);
        codes.receive(received(id));
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
            codes.receive(null);
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
        if (!written.isEmpty()) {
            out.line(written);
        }
    }

    /**
     * Declares the effectively final copies that lambdas and class bodies in a piece of code need of fields.
     *
     * @return their names
     */
    final Map<Variable, String> copies(Code code) {
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
        String value = target.type() != null && target.type().isPrimitive()
                ? codes.writePrimitive(let.value(), copies)
                : codes.write(let.value(), copies);
        if (Inferred.mentions(target.type(), graph.routine().inferred())) { // javac cannot know it better
            value = "(" + verbatim.type(target.type()) + ") (" + verbatim.type(ClassName.OBJECT) + ") (" + value + ")";
        }
        boolean first = placement.places().get(target) == Placement.Place.BLOCK && declaredHere.add(target);
        declares |= first;
        String assigned =
                !first ? codes.name(target) : target.type() == null ? "var " + codes.name(target) : declared(target);
        out.add(assigned).add(" = ").add(value).line(";");
    }

    final String declared(Variable variable) {
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
            out.add(codes.open())
                    .add(codes.write(value, copies))
                    .add(codes.close())
                    .line(";");
        } else if (end instanceof Graph.Throw thrown) {
            Map<Variable, String> copies = copies(thrown.value());
            out.add("throw ").add(codes.write(thrown.value(), copies)).add(";\n");
        }
    }

    private boolean isNext(int target) {
        Integer number = layout.states().get(target);
        return number != null && number == place + 1 && number < end;
    }

    final void go(Block from, int target, boolean atEnd) {
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

    /** Whether a block that is written where control comes to it ends in a jump to the state behind the one being written. */
    private boolean fallsThrough(int id) {
        if (layout.states().containsKey(id)) {
            return false;
        }
        End end = graph.blocks().get(id).end();
        return (end instanceof Graph.Jump jump && isNext(jump.target()))
                || (end instanceof Graph.Suspend suspend && isNext(suspend.next()));
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
                || (noIsShort && !layout.states().containsKey(branch.yes()))
                || (atEnd && fallsThrough(branch.yes()) && !fallsThrough(branch.no()));
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
}
