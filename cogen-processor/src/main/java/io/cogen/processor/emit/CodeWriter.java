package io.cogen.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
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
    private final Function<Variable, String> naming;

    /**
     * @param naming the name of each variable where the code stands
     * @param divided whether the states are in several methods
     */
    CodeWriter(Routine routine, Function<Variable, String> naming, boolean divided) {
        this.divided = divided;
        this.routine = routine;
        this.naming = naming;
    }

    String name(Variable variable) {
        return naming.apply(variable);
    }

    CodeBlock write(Code code, Map<Variable, String> copies) {
        Joined out = new Joined();
        if (isReceivedAlone(code)) {
            out.add(getter(((Code.Received) code.parts().get(0)).from()) + "()");
            code.parts().stream().skip(1).forEach(part -> add(out, part, copies));
        } else {
            code.parts().forEach(part -> add(out, part, copies));
        }
        return out.build();
    }

    /** As few pieces as possible: JavaPoet takes its time for each, twice. */
    private static final class Joined {
        private final CodeBlock.Builder out = CodeBlock.builder();
        private final StringBuilder text = new StringBuilder();

        void add(String more) {
            text.append(more);
        }

        void add(TypeName type) {
            flush();
            out.add("$T", type);
        }

        private void flush() {
            if (!text.isEmpty()) {
                out.add("$L", text.toString());
                text.setLength(0);
            }
        }

        CodeBlock build() {
            flush();
            return out.build();
        }
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

    private void add(Joined out, Part part, Map<Variable, String> copies) {
        if (part instanceof Code.Text text) {
            out.add(text.text());
        } else if (part instanceof Code.Type type) {
            out.add(type.type());
        } else if (part instanceof Code.Ref ref) {
            String copy = ref.captured() ? copies.get(ref.variable()) : null;
            out.add(copy == null ? name(ref.variable()) : copy);
        } else if (part instanceof Code.Received received) {
            String getter = getter(received.from());
            if (received.from() == Suspension.YIELD) {
                out.add(getter + "()");
            } else {
                out.add("this.<");
                out.add(received.type());
                out.add(">" + getter + "()");
            }
        } else if (part instanceof Code.Return) {
            out.add("return ends(");
        } else if (part instanceof Code.EndOfReturn) {
            out.add(divided ? StepWriter.CODES : ")");
        } else {
            out.add(routine.signature().generated());
        }
    }
}
