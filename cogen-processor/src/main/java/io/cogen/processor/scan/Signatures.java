package io.cogen.processor.scan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import io.cogen.processor.model.Signature;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What the factory of a method looks like. */
public final class Signatures {
    private final Types types;
    private final Elements elements;

    Signatures(Types types, Elements elements) {
        this.types = types;
        this.elements = elements;
    }

    /** The class that is generated for a class with coroutines. */
    public static ClassName generated(TypeElement owner) {
        ClassName name = ClassName.get(owner);
        return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Coroutines");
    }

    Signature of(ExecutableElement method) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        List<TypeVariableName> variables = new ArrayList<>();
        if (!isStatic) {
            addOuter(owner, variables);
        }
        method.getTypeParameters().forEach(each -> variables.add(TypeVariableName.get(each)));
        List<Signature.Parameter> parameters = new ArrayList<>();
        TypeName yielded = null;
        TypeName sent = null;
        for (VariableElement parameter : method.getParameters()) {
            if (yielded == null && parameters.isEmpty() && Markers.isYielder(parameter.asType())) {
                List<? extends TypeMirror> arguments = ((DeclaredType) parameter.asType()).getTypeArguments();
                yielded = arguments.isEmpty() ? ClassName.OBJECT : argument(arguments.get(0));
                sent = arguments.isEmpty() ? ClassName.OBJECT : argument(arguments.get(1));
            } else {
                String name = parameter.getSimpleName().toString();
                parameters.add(new Signature.Parameter(name, TypeName.get(parameter.asType())));
            }
        }
        TypeMirror returned = method.getReturnType();
        boolean ownerIsPublic = isPublic(owner);
        return new Signature(
                ClassName.get(owner),
                generated(owner),
                method.getSimpleName().toString(),
                ownerIsPublic && method.getModifiers().contains(Modifier.PUBLIC),
                ownerIsPublic,
                variables,
                isStatic ? null : TypeName.get(owner.asType()),
                parameters,
                method.isVarArgs(),
                method.getAnnotation(SafeVarargs.class) != null,
                TypeName.get(returned),
                returned.getKind() == TypeKind.VOID
                        ? ClassName.get(Void.class)
                        : TypeName.get(returned).box(),
                yielded,
                sent,
                TypeName.get(failure(method)));
    }

    private static TypeName argument(TypeMirror type) {
        return TypeName.get(type);
    }

    /** An inner class knows the type variables of those around it. */
    private static void addOuter(TypeElement type, List<TypeVariableName> variables) {
        if (!type.getModifiers().contains(Modifier.STATIC) && type.getEnclosingElement() instanceof TypeElement outer) {
            addOuter(outer, variables);
        }
        for (TypeParameterElement each : type.getTypeParameters()) {
            variables.add(TypeVariableName.get(each));
        }
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
        return elements.getTypeElement(type.getName()).asType();
    }
}
