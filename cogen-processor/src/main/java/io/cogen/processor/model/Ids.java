package io.cogen.processor.model;

import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/** Gives out the ids of one method's variables and labels, in order. */
public final class Ids {
    private int variables;
    private int labels;

    public Variable variable(String name, @Nullable TypeName type, Variable.Kind kind, int line) {
        return new Variable(variables++, name, type, kind, line);
    }

    public Variable temporary(String hint, TypeName type, int line) {
        return variable(hint, type, Variable.Kind.TEMPORARY, line);
    }

    public Label label(String name) {
        return new Label(labels++, name);
    }
}
