package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import io.cogen.processor.lower.Names;
import io.cogen.processor.model.Direct;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.LineMark;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Signature;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a body as a plain method, for callers of the same class. At a suspension point that is no such call, or when the callee of
 * one has left, the method makes the machine that goes on from there, and leaves.
 */
final class DirectWriter extends BlockWriter {
    private static final TypeName HOST = ParameterizedTypeName.get(
            ClassName.get("io.cogen.core", "CoroutineMachine"),
            WildcardTypeName.subtypeOf(Object.class),
            WildcardTypeName.subtypeOf(Object.class));

    private final Layout machine;
    private final Routine routine;
    private final String host;
    private final String depth;

    /**
     * @param machine the layout of the machine
     * @param plain that of the plain method
     * @param codes writes code with the names of the plain method
     * @param state the name of the variable with the current state
     */
    DirectWriter(
            Layout machine,
            Layout plain,
            Direct direct,
            Names names,
            Verbatim verbatim,
            CodeWriter codes,
            String state) {
        super(plain, direct, names, verbatim, codes, state);
        this.machine = machine;
        this.routine = graph.routine();
        this.host = names.fresh("host");
        this.depth = names.fresh("depth");
    }

    /** The name of the method, from which traces take the user's. */
    static String name(Routine routine) {
        return "direct$" + routine.signature().method();
    }

    void write(Text text) {
        Text body = new Text(0);
        body.open("if (!mayEnter(" + host + ", " + depth + "))");
        body.line(creation(null) + ".leaves(" + host + ");")
                .line("return " + zero(routine.returned()) + ";")
                .close();
        Text blocks = blocks();
        placement.places().forEach((variable, where) -> {
            boolean isField = where == Placement.Place.FIELD && !variable.isArgument();
            if (isField || where == Placement.Place.STEP) {
                body.line(declared(variable) + " = " + variable.zero() + ";");
            }
        });
        declareResults(body);
        text.line("").add(LineMark.of(routine.line())).open(head());
        text.add(body.toString()).add(blocks.toString()).close();
    }

    /** The blocks: one after the other, or where control comes to some of them in several ways a switch over these. */
    private Text blocks() {
        first = 0;
        end = layout.order().size();
        Text blocks = new Text(0);
        if (end == 1) {
            out = blocks;
            block(layout.order().get(0), true);
            return blocks;
        }
        Text cases = new Text(0);
        for (place = 0; place < end; place++) {
            out = new Text(1);
            declares = false;
            block(layout.order().get(place), true);
            cases.add("case " + place + ":").line(declares ? " {" : "");
            cases.add(out.toString()).add(declares ? "}\n" : "");
        }
        cases.line("default:").indent();
        cases.line("throw new " + verbatim.type(ASSERTION_ERROR) + "(" + state + ");");
        blocks.line("int " + state + " = 0;");
        if (jumps) {
            blocks.open("for (;;)");
        }
        blocks.open("switch (" + state + ")").add(cases.toString()).close();
        return jumps ? blocks.close() : blocks;
    }

    private String head() {
        Signature signature = routine.signature();
        List<String> parameters = new ArrayList<>(List.of(verbatim.type(HOST) + " " + host, "int " + depth));
        for (int i = 0; i < routine.parameters().size(); i++) {
            boolean isLast = i + 1 == routine.parameters().size();
            parameters.add(parameter(routine.parameters().get(i), isLast && signature.varargs()));
        }
        TypeName result = routine.returned().equals(TypeName.VOID) ? signature.result() : routine.returned();
        return "private static " + verbatim.declared(signature.typeVariables()) + verbatim.type(result) + " "
                + name(routine) + "(" + String.join(", ", parameters) + ") throws "
                + verbatim.type(ClassName.get(Throwable.class));
    }

    private String parameter(Variable parameter, boolean varargs) {
        boolean isUsed = placement.places().get(parameter) != Placement.Place.NOWHERE;
        String type = verbatim.parameter(parameter.type(), varargs);
        return type + " " + (isUsed ? codes.name(parameter) : names.fresh(parameter.name()));
    }

    @Override
    CodeWriter.Result result(@Nullable String value, boolean primitive, boolean cast) {
        return new CodeWriter.Result(null, value, primitive, cast);
    }

    @Override
    void suspend(Block from, Graph.Suspend suspend, boolean atEnd) {
        if (direct.attempts(layout, suspend)) {
            String tried = attempt(suspend, "attempts(" + host + ")");
            out.open("if (!succeeded(" + host + ", " + tried + "))");
            leave(from, suspend, ", operation(" + tried + ")");
            out.close();
            go(from, suspend.next(), atEnd);
            return;
        }
        Routine callee = direct.callee(layout, suspend);
        if (callee == null) {
            String operation = names.fresh("operation");
            Map<Variable, String> copies = copies(suspend.value());
            out.add("final " + verbatim.type(OPERATION) + " " + operation + " = ")
                    .add(codes.write(suspend.value(), copies))
                    .line(";");
            declares = true;
            leave(from, suspend, ", " + operation);
            return;
        }
        enter(suspend, callee, host + ", " + depth + " + 1");
        out.open("if (left(" + host + "))");
        leave(from, suspend, "");
        out.close();
        go(from, suspend.next(), atEnd);
    }

    /** Makes the machine that goes on behind a suspension point. */
    private void leave(Block from, Graph.Suspend suspend, String operation) {
        List<Variable> live = machine.placement().live().get(from.id());
        List<Variable> fields = live.stream().filter(each -> !each.isArgument()).toList();
        String leaves = ".leaves(" + host + ", " + machine.states().get(suspend.next()) + operation + ");";
        if (fields.isEmpty()) {
            out.line(creation(live) + leaves);
        } else {
            String left = names.fresh("machine");
            out.line(type() + " " + left + " = " + creation(live) + ";");
            fields.forEach(each ->
                    out.line(left + "." + machine.placement().names().get(each) + " = " + codes.name(each) + ";"));
            out.line(left + leaves);
            declares = true;
        }
        out.line("return " + zero(routine.returned()) + ";");
    }

    private String type() {
        String variables = routine.signature().typeVariables().stream()
                .map(TypeVariableName::name)
                .collect(Collectors.joining(", "));
        return routine.machine() + (variables.isEmpty() ? "" : "<" + variables + ">");
    }

    /** @param live what is still needed; null: everything */
    private String creation(@Nullable List<Variable> live) {
        return MachineWriter.kept(machine).stream()
                .map(each -> live == null || live.contains(each) || !each.isReference() ? codes.name(each) : "null")
                .collect(Collectors.joining(", ", "new " + type() + "(", ")"));
    }
}
