package io.cogen.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the type variables that a machine declares for types without a name: intersection types, which javac infers but
 * nobody can write (JLS 4.9).
 */
public final class Inferred {
    private Inferred() {}

    /** Whether a type mentions one of some type variables. */
    public static boolean mentions(@Nullable TypeName type, Collection<TypeVariableName> variables) {
        if (type instanceof TypeVariableName variable) {
            return variables.contains(variable);
        } else if (type instanceof ArrayTypeName array) {
            return mentions(array.componentType(), variables);
        } else if (type instanceof WildcardTypeName wildcard) {
            return any(wildcard.upperBounds(), variables) || any(wildcard.lowerBounds(), variables);
        } else if (type instanceof ParameterizedTypeName generic) {
            return any(generic.typeArguments(), variables);
        }
        return false;
    }

    private static boolean any(List<? extends TypeName> types, Collection<TypeVariableName> variables) {
        return types.stream().anyMatch(each -> mentions(each, variables));
    }

    /** Some type variables, and those that their bounds mention, in the order of all. */
    public static List<TypeVariableName> withBounds(
            Collection<TypeVariableName> used, Collection<TypeVariableName> all) {
        List<TypeVariableName> closed = all.stream()
                .filter(each ->
                        used.contains(each) || used.stream().anyMatch(other -> any(other.bounds(), List.of(each))))
                .toList();
        return closed.size() == used.size() ? closed : withBounds(closed, all);
    }
}
