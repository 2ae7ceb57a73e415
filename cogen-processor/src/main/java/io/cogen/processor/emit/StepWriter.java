package io.cogen.processor.emit;

import com.palantir.javapoet.ClassName;
import io.cogen.processor.lower.Names;
import io.cogen.processor.model.Direct;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Graph.Block;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.LineMark;
import io.cogen.processor.model.Placement;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.model.Variable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the body of the method {@code step}: a switch over the states. One that is followed by its successor falls through to it. */
final class StepWriter extends BlockWriter {
    private static final ClassName THROWABLE = ClassName.get(Throwable.class);

    /** What a method for some of the states gives when the coroutine stops. */
    static final int SUSPENDED = -1;

    /** What it gives at the end. */
    static final int ENDED = -2;

    /** Makes one of those of what a call gives. */
    static final String CODES = ") ? " + SUSPENDED + " : " + ENDED;

    private final StateLines lines;
    private final String slot;

    /** The variable that tells whether a callee that was entered has returned; null as long as none is. */
    private @Nullable String returned;

    /**
     * @param lines of the states
     * @param verbatim marks types
     * @param state the name of the parameter with the current state
     * @param slot the name of the field for what a generator yields
     */
    StepWriter(
            Layout layout,
            Direct direct,
            StateLines lines,
            Names names,
            Verbatim verbatim,
            CodeWriter codes,
            String state,
            String slot) {
        super(layout, direct, names, verbatim, codes, state);
        this.lines = lines;
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
        declareResults(body);
        if (returned != null) {
            body.line("boolean " + returned + " = false;");
        }
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

    @Override
    void suspend(Block from, Graph.Suspend suspend, boolean atEnd) {
        Integer next = layout.states().get(suspend.next());
        List<Variable> dead = placement.cleared().getOrDefault(from.id(), List.of());
        Routine callee = direct.callee(layout, suspend);
        if (callee != null) {
            enter(from, suspend, callee, dead);
            go(from, suspend.next(), atEnd);
            return;
        }
        if (direct.attempts(layout, suspend)) {
            String tried = attempt(suspend, "attempts()");
            clear(dead);
            out.line(flag() + " = succeeded(" + tried + ");");
            out.line("if (!" + flag() + " && goesOn(" + next + ", " + tried + ")) return true;");
            go(from, suspend.next(), atEnd);
            return;
        }
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

    /** A callee that comes to its end without suspending costs no more than a method. */
    private void enter(Block from, Graph.Suspend suspend, Routine callee, List<Variable> dead) {
        String arguments = "enters(" + layout.states().get(suspend.next()) + "), 0";
        if (from.region() == 0) {
            enter(suspend, callee, arguments);
        } else { // somebody may catch what it throws
            String failure = names.fresh("failure");
            out.open("try");
            enter(suspend, callee, arguments);
            out.next("catch (" + verbatim.type(THROWABLE) + " " + failure + ")");
            out.line("throw failed(" + failure + ");").close();
        }
        clear(dead);
        out.line(flag() + " = !left();");
        out.line("if (!" + flag() + " && goesOn()) return true;");
    }

    private String flag() {
        if (returned == null) {
            returned = names.fresh("returned");
        }
        return returned;
    }

    @Override
    CodeWriter.Result result(@Nullable String value, boolean primitive, boolean cast) {
        return new CodeWriter.Result(flag(), value, primitive, cast);
    }

    private String suspended() {
        return layout.isDivided() ? String.valueOf(SUSPENDED) : "true";
    }

    private void clear(List<Variable> dead) {
        dead.forEach(variable -> out.line(codes.name(variable) + " = null;"));
    }
}
