package io.cogen.processor.model;

import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * A local variable of a coroutine, a parameter, or a temporary of the rewriter. Two variables of one name are two
 * variables: the id tells them apart, never the name.
 *
 * @param id unique within the method, in order of declaration
 * @param name the user's name, or a hint for a temporary's
 * @param type null when Java has no way to write the type down, as for a {@code var} of an anonymous class
 * @param kind what declared it
 * @param line where it was declared
 */
public record Variable(int id, String name, @Nullable TypeName type, Kind kind, int line)
        implements Comparable<Variable> {

    /** What declares a variable. */
    public enum Kind {
        /** The receiver of an instance method, written {@code this} by the user. */
        SELF,
        PARAMETER,
        LOCAL,
        /** Made by the rewriter. */
        TEMPORARY,
        /** Made by the rewriter for one piece of code, which assigns it; others only read it. */
        OWN
    }

    /** Whether it has its value before the first state runs. */
    public boolean isArgument() {
        return kind == Kind.SELF || kind == Kind.PARAMETER;
    }

    /** What a field of its type begins with (JLS 4.12.5), as a literal that fits. */
    public String zero() {
        return isReference() ? "null" : TypeName.BOOLEAN.equals(type) ? "false" : "0";
    }

    /** Whether it can hold a reference, and so keep garbage alive. */
    public boolean isReference() {
        return type == null || !type.isPrimitive();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Variable that && that.id == id;
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public int compareTo(Variable that) {
        return Integer.compare(id, that.id);
    }

    @Override
    public String toString() {
        return name + "#" + id;
    }
}
