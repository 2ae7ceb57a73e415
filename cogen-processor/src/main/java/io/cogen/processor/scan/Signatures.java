package io.cogen.processor.scan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.cogen.processor.model.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What the factory of a method looks like. */
public final class Signatures {
    private final Types types;
    private final Elements elements;
    private final Predicate<ExecutableElement> waits;
    private final Map<Class<?>, TypeMirror> declared = new HashMap<>();

    /** @param waits whether a method's body waits for operations */
    Signatures(Types types, Elements elements, Predicate<ExecutableElement> waits) {
        this.types = types;
        this.elements = elements;
        this.waits = waits;
    }

    /** The class that is generated for a class with coroutines. */
    public static ClassName generated(TypeElement owner) {
        ClassName name = ClassName.get(owner);
        return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Coroutines");
    }

    Signature of(ExecutableElement method) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        TypeParameters names = TypeParameters.of(method.getTypeParameters(), isStatic ? null : owner);
        List<TypeVariableName> variables = new ArrayList<>(names.ofClasses());
        variables.addAll(names.own());
        List<Signature.Parameter> parameters = new ArrayList<>();
        TypeName yielded = null;
        TypeName sent = null;
        for (VariableElement parameter : method.getParameters()) {
            if (yielded == null && parameters.isEmpty() && Markers.isYielder(parameter.asType())) {
                List<? extends TypeMirror> arguments = ((DeclaredType) parameter.asType()).getTypeArguments();
                yielded = arguments.isEmpty() ? ClassName.OBJECT : yielded(names, arguments.get(0));
                sent = arguments.isEmpty() ? ClassName.OBJECT : sent(names, arguments.get(1));
            } else {
                String name = parameter.getSimpleName().toString();
                parameters.add(new Signature.Parameter(name, names.name(parameter.asType())));
            }
        }
        TypeMirror returned = method.getReturnType();
        return new Signature(
                ClassName.get(owner),
                generated(owner),
                method.getSimpleName().toString(),
                isPublic(owner) && method.getModifiers().contains(Modifier.PUBLIC),
                variables,
                isStatic ? null : names.name(owner.asType()),
                parameters,
                method.isVarArgs(),
                method.getAnnotation(SafeVarargs.class) != null,
                names.name(returned),
                returned.getKind() == TypeKind.VOID
                        ? ClassName.get(Void.class)
                        : names.name(returned).box(),
                yielded != null && waits.test(method),
                yielded,
                sent,
                names.name(failure(method)));
    }

    /** What can be yielded: of {@code ? super Y} that is a Y. */
    private static TypeName yielded(TypeParameters names, TypeMirror argument) {
        return argument instanceof WildcardType wildcard
                ? bound(names, wildcard.getSuperBound(), wildcard)
                : names.name(argument);
    }

    /** What yields give: of {@code ? extends S} that is an S. */
    private static TypeName sent(TypeParameters names, TypeMirror argument) {
        return argument instanceof WildcardType wildcard
                ? bound(names, wildcard.getExtendsBound(), wildcard)
                : names.name(argument);
    }

    private static TypeName bound(TypeParameters names, @Nullable TypeMirror wanted, WildcardType wildcard) {
        TypeMirror bound = wanted != null ? wanted : wildcard.getExtendsBound();
        return bound == null ? ClassName.OBJECT : names.name(bound);
    }

    static boolean isPublic(TypeElement type) {
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    /** The one checked type of a throws clause, the nearest common superclass of several, else RuntimeException. */
    private TypeMirror failure(ExecutableElement method) {
        TypeMirror unchecked = declared(RuntimeException.class);
        TypeMirror error = declared(Error.class);
        List<TypeMirror> checked = new ArrayList<>();
        for (TypeMirror type : method.getThrownTypes()) {
            if (!types.isSubtype(type, unchecked) && !types.isSubtype(type, error)) {
                checked.add(type);
            }
        }
        if (checked.isEmpty()) {
            return unchecked;
        }
        TypeMirror common = checked.get(0);
        while (!isAbove(common, checked)) {
            List<? extends TypeMirror> supertypes = types.directSupertypes(common);
            common = supertypes.get(0); // the superclass comes first
        }
        return common;
    }

    private boolean isAbove(TypeMirror type, List<TypeMirror> all) {
        return all.stream().allMatch(each -> types.isSubtype(each, type));
    }

    private TypeMirror declared(Class<?> type) {
        return declared.computeIfAbsent(
                type, each -> elements.getTypeElement(each.getName()).asType()); // takes its time
    }
}
