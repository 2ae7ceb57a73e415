package io.cogen.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;

/** The methods of a class as text, see {@link Verbatim}. Neighbours are one piece for JavaPoet, unless they have type variables. */
final class Members {
    private final Verbatim verbatim;
    private final TypeSpec.Builder type;
    private final StringBuilder text = new StringBuilder();

    /** @param type the class that they are for */
    Members(Verbatim verbatim, TypeSpec.Builder type) {
        this.verbatim = verbatim;
        this.type = type;
    }

    /** @param variables the type variables that a method declares, so that no type in it goes by the name of one */
    void add(String method, List<TypeVariableName> variables) {
        if (!variables.isEmpty()) {
            end();
        }
        text.append(text.length() == 0 ? "" : "\n").append(method);
        if (!variables.isEmpty()) {
            end(variables);
        }
    }

    /** What is added to the class from now on stands behind those that are here already. */
    void end() {
        if (text.length() > 0) {
            end(List.of());
        }
    }

    private void end(List<TypeVariableName> variables) {
        type.addMethod(MethodSpec.methodBuilder("members")
                .addTypeVariables(variables)
                .addCode(verbatim.block(text.toString()))
                .build());
        text.setLength(0);
    }
}
