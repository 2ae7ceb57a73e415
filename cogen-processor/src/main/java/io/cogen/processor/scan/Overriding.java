package io.cogen.processor.scan;

import io.cogen.annotations.Coroutine;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds what a method overrides or implements (JLS 8.4.8.1). */
public final class Overriding {
    private final Types types;
    private final Elements elements;

    public Overriding(Types types, Elements elements) {
        this.types = types;
        this.elements = elements;
    }

    /** The first overridden method that is wanted; null when there is none. */
    public @Nullable ExecutableElement overridden(ExecutableElement method, Predicate<ExecutableElement> wanted) {
        if (method.getModifiers().contains(Modifier.STATIC)
                || method.getModifiers().contains(Modifier.PRIVATE)
                || !(method.getEnclosingElement() instanceof TypeElement owner)) {
            return null;
        }
        return above(method, owner, owner, wanted, new HashSet<>());
    }

    /** Whether a class, or a member class of it, inherits from a class with coroutines. */
    public boolean inheritsCoroutines(TypeElement type) {
        return inheritsCoroutines(type.asType(), new HashSet<>())
                || ElementFilter.typesIn(type.getEnclosedElements()).stream().anyMatch(this::inheritsCoroutines);
    }

    private boolean inheritsCoroutines(TypeMirror type, Set<TypeElement> seen) {
        for (TypeMirror supertype : types.directSupertypes(type)) {
            if (supertype.getKind() == TypeKind.DECLARED
                    && types.asElement(supertype) instanceof TypeElement above
                    && seen.add(above)
                    && (ElementFilter.methodsIn(above.getEnclosedElements()).stream()
                                    .anyMatch(each -> each.getAnnotation(Coroutine.class) != null)
                            || inheritsCoroutines(supertype, seen))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable ExecutableElement above(
            ExecutableElement method,
            TypeElement owner,
            TypeElement at,
            Predicate<ExecutableElement> wanted,
            Set<TypeElement> seen) {
        for (TypeMirror supertype : types.directSupertypes(at.asType())) {
            TypeElement above = (TypeElement) types.asElement(supertype);
            if (!seen.add(above)) {
                continue;
            }
            for (ExecutableElement other : ElementFilter.methodsIn(above.getEnclosedElements())) {
                if (wanted.test(other) && elements.overrides(method, other, owner)) {
                    return other;
                }
            }
            ExecutableElement further = above(method, owner, above, wanted, seen);
            if (further != null) {
                return further;
            }
        }
        return null;
    }
}
