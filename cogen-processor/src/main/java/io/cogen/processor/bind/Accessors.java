package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Accessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** The accessors that one generated class needs. */
public final class Accessors {
    private final Map<String, Accessor> accessors = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    public Collection<Accessor> all() {
        return accessors.values();
    }

    String call(Typing typing, TreePath at, TypeElement user, ExecutableElement method) {
        return executable(
                typing,
                at,
                user,
                method,
                Accessor.Kind.CALL,
                method.getSimpleName().toString());
    }

    String constructor(Typing typing, TreePath at, TypeElement user, ExecutableElement constructor) {
        String name = "new" + constructor.getEnclosingElement().getSimpleName();
        return executable(typing, at, user, constructor, Accessor.Kind.NEW, name);
    }

    String getter(Typing typing, TreePath at, TypeElement user, VariableElement field) {
        return field(typing, at, user, field, Accessor.Kind.GET, "get");
    }

    String setter(Typing typing, TreePath at, TypeElement user, VariableElement field) {
        return field(typing, at, user, field, Accessor.Kind.SET, "set");
    }

    /** The name of the constant that says whether assertions are enabled in a class. */
    String assertions(TypeElement user) {
        TypeElement outermost = user;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        Accessor known = accessors.get("assertions");
        return known != null
                ? known.name()
                : add(
                        "assertions",
                        new Accessor(
                                Accessor.Kind.ASSERTIONS,
                                fresh("ASSERTIONS"),
                                ClassName.get(outermost),
                                "",
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                TypeName.BOOLEAN,
                                TypeName.BOOLEAN,
                                List.of(),
                                false));
    }

    private String executable(
            Typing typing, TreePath at, TypeElement user, ExecutableElement element, Accessor.Kind kind, String hint) {
        TypeElement owner = lookup(element, user);
        String key = kind + " " + owner.getQualifiedName() + " " + element;
        Accessor known = accessors.get(key);
        if (known != null) {
            return known.name();
        }
        boolean isStatic = kind == Accessor.Kind.NEW || element.getModifiers().contains(Modifier.STATIC);
        List<TypeVariableName> variables = new ArrayList<>();
        if (!isStatic || kind == Accessor.Kind.NEW) {
            owner.getTypeParameters().forEach(p -> variables.add(TypeVariableName.get(p)));
        }
        for (TypeParameterElement p : element.getTypeParameters()) {
            variables.add(TypeVariableName.get(p));
        }
        List<TypeName> parameters = new ArrayList<>();
        List<TypeName> erased = new ArrayList<>();
        for (VariableElement parameter : element.getParameters()) {
            parameters.add(typing.names().require(at, parameter.asType()));
            erased.add(erased(typing, at, parameter.asType()));
        }
        List<TypeName> thrown = new ArrayList<>();
        for (TypeMirror type : element.getThrownTypes()) {
            thrown.add(typing.names().require(at, type));
        }
        TypeMirror result = kind == Accessor.Kind.NEW ? owner.asType() : element.getReturnType();
        return add(
                key,
                new Accessor(
                        kind,
                        fresh(hint),
                        owner(typing, at, owner),
                        element.getSimpleName().toString(),
                        isStatic ? null : receiver(owner),
                        variables,
                        parameters,
                        erased,
                        typing.names().require(at, result),
                        erased(typing, at, result),
                        thrown,
                        element.isVarArgs()));
    }

    private String field(
            Typing typing, TreePath at, TypeElement user, VariableElement field, Accessor.Kind kind, String prefix) {
        TypeElement owner = lookup(field, user);
        String name = field.getSimpleName().toString();
        String key = kind + " " + owner.getQualifiedName() + " " + name;
        Accessor known = accessors.get(key);
        if (known != null) {
            return known.name();
        }
        boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
        TypeName type = typing.names().require(at, field.asType());
        TypeName erasedType = erased(typing, at, field.asType());
        boolean sets = kind == Accessor.Kind.SET;
        List<TypeVariableName> variables = isStatic
                ? List.of()
                : owner.getTypeParameters().stream().map(TypeVariableName::get).toList();
        return add(
                key,
                new Accessor(
                        kind,
                        fresh(prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1)),
                        owner(typing, at, owner),
                        name,
                        isStatic ? null : receiver(owner),
                        variables,
                        sets ? List.of(type) : List.of(),
                        sets ? List.of(erasedType) : List.of(),
                        type,
                        erasedType,
                        List.of(),
                        false));
    }

    /** A private member is found in its own class, a protected one of another package in the user's. */
    private static TypeElement lookup(Element member, TypeElement user) {
        return member.getModifiers().contains(Modifier.PRIVATE) ? (TypeElement) member.getEnclosingElement() : user;
    }

    private String add(String key, Accessor accessor) {
        accessors.put(key, accessor);
        return accessor.name();
    }

    private String fresh(String hint) {
        String name = hint + "$";
        for (int i = 2; !names.add(name); i++) {
            name = hint + "$" + i;
        }
        return name;
    }

    private static ClassName owner(Typing typing, TreePath at, TypeElement owner) {
        typing.names().requireVisible(at, owner);
        return ClassName.get(owner);
    }

    private static TypeName receiver(TypeElement owner) {
        ClassName raw = ClassName.get(owner);
        Element outer = owner.getEnclosingElement();
        boolean inner = outer instanceof TypeElement type
                && !owner.getModifiers().contains(Modifier.STATIC)
                && !type.getTypeParameters().isEmpty();
        if (inner || owner.getTypeParameters().isEmpty()) {
            return inner ? TypeName.get(owner.asType()) : raw;
        }
        return ParameterizedTypeName.get(
                raw,
                owner.getTypeParameters().stream().map(TypeVariableName::get).toArray(TypeName[]::new));
    }

    private static TypeName erased(Typing typing, TreePath at, TypeMirror type) {
        return typing.names().require(at, typing.types().erasure(type));
    }
}
