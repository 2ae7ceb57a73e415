package io.cogen.processor.lower;

import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Ids;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives code that both assigns a variable and captures it, {@code use(n = 1, () -> n)}, a variable of its own instead: Java
 * captures nothing but what is assigned once, and in the machine the variable may be a field. Behind the code the value is
 * handed on. That is enough, because the user's variable is assigned once as well: before the code it had no value.
 *
 * @param code with the variables of its own
 * @param copies to run behind it
 */
record Separate(Code code, List<Graph.Op> copies) {
    static Separate of(Code code, Ids ids, int line) {
        Map<Variable, Variable> own = new LinkedHashMap<>();
        for (Variable captured : code.captures()) {
            if (code.writes().contains(captured)) {
                own.put(captured, ids.variable(captured.name(), captured.type(), Variable.Kind.OWN, line));
            }
        }
        if (own.isEmpty()) {
            return new Separate(code, List.of());
        }
        List<Part> parts = new ArrayList<>();
        for (Part part : code.parts()) {
            parts.add(
                    part instanceof Code.Ref ref && own.containsKey(ref.variable())
                            ? new Code.Ref(own.get(ref.variable()), ref.access(), ref.captured())
                            : part);
        }
        List<Graph.Op> copies = new ArrayList<>();
        own.forEach((variable, copy) -> copies.add(new Graph.Copy(variable, copy, line)));
        return new Separate(new Code(parts), List.copyOf(copies));
    }
}
