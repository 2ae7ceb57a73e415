package io.cogen.processor.emit;

import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes pieces of code, with each variable under the name that it has in the machine. */
final class CodeWriter {
    private final boolean divided;
    private final Routine routine;
    private final Verbatim verbatim;
    private final Function<Variable, String> naming;

    /**
     * @param verbatim marks types
     * @param naming the name of each variable where the code stands
     * @param divided whether the states are in several methods
     */
    CodeWriter(Routine routine, Verbatim verbatim, Function<Variable, String> naming, boolean divided) {
        this.divided = divided;
        this.routine = routine;
        this.verbatim = verbatim;
        this.naming = naming;
    }

    String name(Variable variable) {
        return naming.apply(variable);
    }

    /** A piece of code, with marks for types. */
    String write(Code code, Map<Variable, String> copies) {
        StringBuilder out = new StringBuilder();
        List<Part> parts = code.parts();
        int first = 0;
        if (isReceivedAlone(code)) {
            out.append(getter(((Code.Received) parts.get(0)).from())).append("()");
            first = 1;
        }
        for (Part part : parts.subList(first, parts.size())) {
            add(out, part, copies);
        }
        return out.toString();
    }

    /** A statement that drops the value needs no type for it. */
    private static boolean isReceivedAlone(Code code) {
        List<Part> parts = code.parts();
        return parts.size() == 2
                && parts.get(0) instanceof Code.Received
                && parts.get(1) instanceof Code.Text text
                && text.text().equals(";");
    }

    private static String getter(Suspension from) {
        return switch (from) {
            case AWAIT -> "awaited";
            case YIELD -> "sent";
            case DELEGATE -> "delegated";
        };
    }

    private void add(StringBuilder out, Part part, Map<Variable, String> copies) {
        if (part instanceof Code.Text text) {
            out.append(text.text());
        } else if (part instanceof Code.Type type) {
            out.append(verbatim.type(type.type()));
        } else if (part instanceof Code.Ref ref) {
            String copy = ref.captured() ? copies.get(ref.variable()) : null;
            out.append(copy == null ? name(ref.variable()) : copy);
        } else if (part instanceof Code.Received received) {
            String getter = getter(received.from());
            if (received.from() == Suspension.YIELD) {
                out.append(getter).append("()");
            } else {
                out.append("this.<").append(verbatim.type(received.type())).append('>');
                out.append(getter).append("()");
            }
        } else if (part instanceof Code.Return) {
            out.append("return ends(");
        } else if (part instanceof Code.EndOfReturn) {
            out.append(divided ? StepWriter.CODES : ")");
        } else {
            out.append(verbatim.type(routine.signature().generated()));
        }
    }
}
