package io.cogen.processor.emit;

import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Routine;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.model.Variable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes pieces of code, with each variable under the name that it has in the machine. */
final class CodeWriter {
    private final boolean plain;
    private final String open;
    private final String close;
    private @Nullable Result result;
    private @Nullable String entering;
    private @Nullable String attempting;
    private final Routine routine;
    private final Verbatim verbatim;
    private final Function<Variable, String> naming;

    /**
     * @param verbatim marks types
     * @param naming the name of each variable where the code stands
     * @param open what stands before the value that a return statement gives
     * @param close what stands behind it
     */
    CodeWriter(Routine routine, Verbatim verbatim, Function<Variable, String> naming, String open, String close) {
        this.plain = false;
        this.open = open;
        this.close = close;
        this.routine = routine;
        this.verbatim = verbatim;
        this.naming = naming;
    }

    /** For a plain method. */
    CodeWriter(Routine routine, Verbatim verbatim, Function<Variable, String> naming) {
        this.routine = routine;
        this.verbatim = verbatim;
        this.naming = naming;
        this.plain = true;
        this.open = "return ";
        this.close = "";
    }

    /**
     * What a callee gave that was entered directly.
     *
     * @param returned the variable that tells whether it has returned; null if it is known to have
     * @param value the variable with the value; null if there is none
     * @param primitive whether the value has a primitive type
     * @param cast whether the variable does not have the type that the value is to have
     */
    record Result(@Nullable String returned, @Nullable String value, boolean primitive, boolean cast) {}

    /** The code that is written next may receive this; null: only what was awaited. */
    void receive(@Nullable Result received) {
        result = received;
    }

    /** The call of a coroutine that is written next begins so; null: with its factory. */
    void enter(@Nullable String call) {
        entering = call;
    }

    /** The call that is written next, of a method that names one which does it at once, is of that one, with this as its last argument. */
    void attempt(@Nullable String argument) {
        attempting = argument;
    }

    /** Before the value of a return statement. */
    String open() {
        return open;
    }

    /** Behind it. */
    String close() {
        return close;
    }

    /** The value of a variable of a primitive type, which code that only receives a primitive value need not box. */
    String writePrimitive(Code code, Map<Variable, String> copies) {
        if (result != null
                && result.primitive()
                && code.parts().size() == 1
                && code.parts().get(0) instanceof Code.Received received) {
            String value = Objects.requireNonNull(result.value());
            return result.returned() == null ? value : result.returned() + " ? " + value + " : " + awaited(received);
        }
        return write(code, copies);
    }

    String name(Variable variable) {
        return naming.apply(variable);
    }

    /** A piece of code, with marks for types. */
    String write(Code code, Map<Variable, String> copies) {
        StringBuilder out = new StringBuilder();
        List<Part> parts = code.parts();
        int first = 0;
        if (isReceivedAlone(code) && result != null) {
            if (result.returned() == null) {
                return "";
            }
            out.append("if (!").append(result.returned()).append(") awaited()");
            first = 1;
        } else if (isReceivedAlone(code)) {
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

    private void received(StringBuilder out, Code.Received received) {
        if (received.from() == Suspension.YIELD) {
            out.append(getter(received.from())).append("()");
        } else if (result == null) {
            out.append(awaited(received));
        } else {
            String type = "(" + verbatim.type(received.type()) + ") ";
            String value = result.value() == null ? type + "null" : (result.cast() ? type : "") + result.value();
            out.append(
                    result.returned() != null
                            ? "(" + result.returned() + " ? " + value + " : " + awaited(received) + ")"
                            : "(" + value + ")");
        }
    }

    private String awaited(Code.Received received) {
        return "this.<" + verbatim.type(received.type()) + ">" + getter(received.from()) + "()";
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
            received(out, received);
        } else if (part instanceof Code.Return) {
            out.append(open);
        } else if (part instanceof Code.EndOfReturn) {
            out.append(close);
        } else if (part instanceof Code.ByMachine machine) {
            if (!plain) {
                machine.parts().forEach(each -> add(out, each, copies));
            }
        } else if (part instanceof Code.Callee callee) {
            String arguments = callee.hasArguments() ? ", " : "";
            out.append(
                    entering != null
                            ? entering + arguments
                            : verbatim.type(routine.signature().generated()) + "." + callee.method() + "(");
        } else if (part instanceof Code.Attempt attempt) {
            out.append(attempting != null ? attempt.atOnce() : attempt.method());
        } else if (part instanceof Code.EndOfAttempt end) {
            String separator = end.hasArguments() ? ", " : "";
            out.append(attempting != null ? separator + attempting + ")" : ")");
        } else {
            out.append(verbatim.type(routine.signature().generated()));
        }
    }
}
