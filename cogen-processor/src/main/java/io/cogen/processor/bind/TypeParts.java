package io.cogen.processor.bind;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Looks for something in a type and in what it is made of. */
final class TypeParts {
    private TypeParts() {}

    /** Whether any part of a type, or of the bounds of its wildcards, is wanted. */
    static boolean any(TypeMirror type, Predicate<TypeMirror> wanted) {
        return any(type, wanted, new HashSet<>());
    }

    private static boolean any(TypeMirror type, Predicate<TypeMirror> wanted, Set<String> seen) {
        if (type == null || (type instanceof TypeVariable && !seen.add(type.toString()))) {
            return false; // bounds may go round in circles
        } else if (wanted.test(type)) {
            return true;
        } else if (type instanceof ArrayType array) {
            return any(array.getComponentType(), wanted, seen);
        } else if (type instanceof DeclaredType declared) {
            for (TypeMirror each : declared.getTypeArguments()) {
                if (any(each, wanted, seen)) {
                    return true;
                }
            }
            return any(declared.getEnclosingType(), wanted, seen);
        } else if (type instanceof WildcardType wildcard) {
            return any(wildcard.getExtendsBound(), wanted, seen) || any(wildcard.getSuperBound(), wanted, seen);
        } else if (type instanceof IntersectionType intersection) {
            return intersection.getBounds().stream().anyMatch(each -> any(each, wanted, seen));
        } else if (type instanceof TypeVariable variable) {
            return any(variable.getUpperBound(), wanted, seen);
        }
        return false;
    }

    /** Whether a type names a type variable, captured ones aside. */
    static boolean mentionsVariable(TypeMirror type) {
        return any(
                type,
                each -> each.getKind() == TypeKind.TYPEVAR
                        && !each.toString().startsWith("capture")
                        && !((TypeVariable) each)
                                .asElement()
                                .getSimpleName()
                                .toString()
                                .startsWith("<captured"));
    }
}
