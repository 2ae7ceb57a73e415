package io.cogen.processor.bind;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Inferred;
import io.cogen.processor.scan.TypeParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Writes types down. Captured type variables become what they are captured from (the upward projection of JLS 4.10.5); a type
 * without a name is null, or an error.
 */
final class TypeNames {
    /** Where the bounds of captured type variables go round in circles, this deep is deep enough. */
    private static final int DEEPEST = 4;

    private final Typing typing;
    private final Element home;
    private TypeParameters parameters;
    private final Set<String> identifiers;
    private @Nullable LocalClasses locals;
    private final Map<List<TypeName>, TypeVariableName> inferred = new LinkedHashMap<>();

    /**
     * @param home the package of the generated class
     * @param parameters the type parameters of the coroutine
     * @param identifiers names to avoid
     */
    TypeNames(Typing typing, Element home, TypeParameters parameters, Set<String> identifiers) {
        this.parameters = parameters;
        this.typing = typing;
        this.home = home;
        this.identifiers = identifiers;
    }

    /** From now on, classes that are lifted out of the method have names. */
    void name(LocalClasses locals) {
        this.locals = locals;
    }

    /**
     * Type variables that stand for intersection types (JLS 4.9): a value that has several types at once. The machine declares
     * those that it uses.
     */
    List<TypeVariableName> inferred() {
        return List.copyOf(inferred.values());
    }

    /** Whether a type mentions one of those, so that a value must be cast to it. */
    boolean isInferred(@Nullable TypeName type) {
        return Inferred.mentions(type, inferred());
    }

    /** The type of an expression, written so that a variable can have it. */
    TypeName of(TreePath path) {
        return require(path, typing.type(path));
    }

    /** A type, written so that a variable can have it; an error at the path when Java cannot write it. */
    TypeName require(TreePath path, TypeMirror type) {
        TypeName name = name(path, type);
        if (name == null) {
            throw typing.problem(path, Diagnostic.TYPE_WITHOUT_NAME, "a value", type);
        }
        return name;
    }

    /** As {@link #require}, for a type in the declaration of a member with type parameters of its own. */
    TypeName requireOf(TypeParameters member, TreePath path, TypeMirror type) {
        TypeParameters before = parameters;
        parameters = member;
        try {
            return require(path, type);
        } finally {
            parameters = before;
        }
    }

    /** A type for a value that will be handed to something of the given type, which may be captured. */
    TypeName handed(TreePath path, TypeMirror type) {
        boolean fromBelow = isCaptured(type) && !isCapturedFromAbove(type);
        return require(path, fromBelow ? ((TypeVariable) type).getLowerBound() : type);
    }

    /** A type; null when Java has no way to write it. */
    @Nullable
    TypeName name(TreePath path, TypeMirror type) {
        return name(path, type, 0);
    }

    private @Nullable TypeName name(TreePath path, TypeMirror type, int depth) {
        switch (type.getKind()) {
            case NULL, NONE:
                return ClassName.OBJECT;
            case DECLARED:
                return declared(path, (DeclaredType) type, depth);
            case ARRAY:
                TypeName component = name(path, ((ArrayType) type).getComponentType(), depth);
                return component == null ? null : ArrayTypeName.of(component);
            case TYPEVAR:
                return isCaptured(type)
                        ? depth > DEEPEST
                                ? ClassName.OBJECT
                                : name(path, ((TypeVariable) type).getUpperBound(), depth + 1)
                        : parameters.name((TypeVariable) type);
            case UNION:
                return all(path, common((UnionType) type), depth);
            case INTERSECTION:
                return all(path, ((IntersectionType) type).getBounds(), depth);
            case ERROR, OTHER, EXECUTABLE, WILDCARD, PACKAGE, MODULE:
                return null;
            default:
                return TypeName.get(type);
        }
    }

    private @Nullable TypeName all(TreePath path, List<? extends TypeMirror> bounds, int depth) {
        List<TypeName> names = new ArrayList<>();
        for (TypeMirror bound : bounds.stream().flatMap(this::nameable).toList()) {
            TypeName name = depth > DEEPEST ? ClassName.OBJECT : name(path, bound, depth + 1);
            if (name == null || name instanceof TypeVariableName) {
                return name; // beside a type variable there can be no other bound
            } else if (!name.equals(ClassName.OBJECT) && !names.contains(name)) {
                names.add(name);
            }
        }
        if (names.size() < 2) {
            return names.isEmpty() ? ClassName.OBJECT : names.get(0);
        }
        return inferred.computeIfAbsent(names, all -> TypeVariableName.get(fresh(), all.toArray(new TypeName[0])));
    }

    /** What stands before and behind a value for it to have a type; nothing, if javac sees that it has. */
    List<Code> cast(@Nullable TypeName type) {
        return type == null || !isInferred(type)
                ? List.of(Code.EMPTY, Code.EMPTY)
                : List.of(Code.of("(", type, ") (", ClassName.OBJECT, ") ("), Code.text(")"));
    }

    /** A type, or what is above it if it belongs to another package, so that the user cannot name it either. */
    private Stream<TypeMirror> nameable(TypeMirror type) {
        boolean isHidden =
                type instanceof DeclaredType declared && isOfOtherPackage((TypeElement) declared.asElement());
        return isHidden ? typing.types().directSupertypes(type).stream().flatMap(this::nameable) : Stream.of(type);
    }

    /** Whether a type, or one around it, is package-private in another package. */
    private boolean isOfOtherPackage(TypeElement type) {
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            Set<Modifier> modifiers = each.getModifiers();
            boolean isPackagePrivate = !modifiers.contains(Modifier.PUBLIC)
                    && !modifiers.contains(Modifier.PROTECTED)
                    && !modifiers.contains(Modifier.PRIVATE);
            if (isPackagePrivate && !Reach.packageOf(each).equals(home)) {
                return true;
            }
        }
        return false;
    }

    private String fresh() {
        String name = "I" + (inferred.size() + 1);
        while (identifiers.contains(name)) {
            name += "$";
        }
        return name;
    }

    /** What the alternatives of a multi-catch clause have in common, erased: a class, and interfaces that it does not have. */
    private List<TypeMirror> common(UnionType union) {
        List<TypeMirror> found = new ArrayList<>();
        TypeMirror each = typing.types().erasure(union.getAlternatives().get(0));
        while (!isAbove(each, union)) {
            each = typing.types().erasure(typing.types().directSupertypes(each).get(0)); // the superclass comes first
        }
        found.add(each);
        addInterfaces(union.getAlternatives().get(0), union, found);
        return found;
    }

    private void addInterfaces(TypeMirror type, UnionType union, List<TypeMirror> found) {
        for (TypeMirror above : typing.types().directSupertypes(type)) {
            TypeMirror erased = typing.types().erasure(above);
            boolean isInterface = ((DeclaredType) erased).asElement().getKind().isInterface();
            if (isInterface
                    && isAbove(erased, union)
                    && found.stream().noneMatch(known -> typing.types().isSubtype(known, erased))) {
                found.add(erased);
            }
            addInterfaces(above, union, found);
        }
    }

    private boolean isAbove(TypeMirror type, UnionType union) {
        return union.getAlternatives().stream()
                .allMatch(each -> typing.types().isSubtype(typing.types().erasure(each), type));
    }

    private @Nullable TypeName declared(TreePath path, DeclaredType type, int depth) {
        TypeElement element = (TypeElement) type.asElement();
        if (Reach.isLocal(element)) {
            return local(path, type, element, depth);
        }
        if (isOfOtherPackage(element)) {
            return all(path, List.of(type), depth);
        }
        requireVisible(path, element);
        if (type.getTypeArguments().isEmpty() && type.getEnclosingType().getKind() != TypeKind.DECLARED) {
            return ClassName.get(element);
        }
        List<TypeName> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            TypeName name = argument(path, argument, depth);
            if (name == null) {
                return null;
            }
            arguments.add(name);
        }
        TypeName outer = type.getEnclosingType().getKind() == TypeKind.DECLARED
                ? name(path, type.getEnclosingType(), depth)
                : null;
        if (outer instanceof ParameterizedTypeName parameterized) {
            return parameterized.nestedClass(element.getSimpleName().toString(), arguments);
        }
        ClassName raw = ClassName.get(element);
        return arguments.isEmpty() ? raw : ParameterizedTypeName.get(raw, arguments.toArray(new TypeName[0]));
    }

    /** A class that the method declares: it has a name where it is lifted out. */
    private @Nullable TypeName local(TreePath path, DeclaredType type, TypeElement element, int depth) {
        List<TypeName> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            TypeName name = argument(path, argument, depth);
            if (name == null) {
                return null;
            }
            arguments.add(name);
        }
        LocalClasses.Local local = locals == null ? null : locals.of(element);
        if (local != null) {
            return local.type(arguments);
        }
        if (!(element.getEnclosingElement() instanceof TypeElement outer)) {
            return null;
        }
        TypeName around =
                type.getEnclosingType() instanceof DeclaredType enclosing ? name(path, enclosing, depth) : raw(outer);
        String name = element.getSimpleName().toString();
        if (around instanceof ParameterizedTypeName parameterized) {
            return arguments.isEmpty() ? parameterized.nestedClass(name) : parameterized.nestedClass(name, arguments);
        }
        if (!(around instanceof ClassName enclosing)) {
            return null;
        }
        ClassName raw = enclosing.nestedClass(name);
        return arguments.isEmpty() ? raw : ParameterizedTypeName.get(raw, arguments.toArray(new TypeName[0]));
    }

    /** The name of a class, to which type arguments may be added; null when it has none. */
    @Nullable
    TypeName named(TypeElement element) {
        LocalClasses.Local local = locals == null ? null : locals.of(element);
        return local == null ? raw(element) : local.type(List.of());
    }

    /** The name of a class without type arguments; null when it has none. */
    @Nullable
    ClassName raw(TypeElement element) {
        if (!Reach.isLocal(element)) {
            return ClassName.get(element);
        }
        LocalClasses.Local local = locals == null ? null : locals.of(element);
        if (local != null) {
            return local.raw();
        }
        ClassName outer = element.getEnclosingElement() instanceof TypeElement enclosing ? raw(enclosing) : null;
        return outer == null ? null : outer.nestedClass(element.getSimpleName().toString());
    }

    private @Nullable TypeName argument(TreePath path, TypeMirror type, int depth) {
        if (type instanceof WildcardType wildcard) {
            return wildcard(path, wildcard, depth);
        } else if (isCaptured(type)) {
            TypeVariable captured = (TypeVariable) type;
            if (!isCapturedFromAbove(captured)) {
                TypeName lower = name(path, captured.getLowerBound(), depth + 1);
                return lower == null ? null : WildcardTypeName.supertypeOf(lower);
            }
            return below(depth > DEEPEST ? null : name(path, captured.getUpperBound(), depth + 1));
        } else if (containsCaptured(type, depth)) {
            TypeName upper = depth > DEEPEST ? ClassName.OBJECT : name(path, type, depth + 1);
            return upper == null ? null : below(upper);
        }
        return name(path, type, depth);
    }

    private static TypeName below(@Nullable TypeName upper) {
        return WildcardTypeName.subtypeOf(upper == null ? ClassName.OBJECT : upper);
    }

    private @Nullable TypeName wildcard(TreePath path, WildcardType wildcard, int depth) {
        TypeMirror bound = wildcard.getSuperBound() != null ? wildcard.getSuperBound() : wildcard.getExtendsBound();
        if (bound == null) {
            return WildcardTypeName.subtypeOf(ClassName.OBJECT);
        }
        TypeName name = name(path, bound, depth + 1);
        if (name == null) {
            return null;
        }
        return wildcard.getSuperBound() != null ? WildcardTypeName.supertypeOf(name) : below(name);
    }

    /** Whether a type is what a wildcard without lower bound stands for. */
    static boolean isCapturedFromAbove(TypeMirror type) {
        return isCaptured(type) && ((TypeVariable) type).getLowerBound().getKind() == TypeKind.NULL;
    }

    private static boolean isCaptured(TypeMirror type) {
        return type instanceof TypeVariable variable
                && variable.asElement().getSimpleName().toString().startsWith("<captured");
    }

    private static boolean containsCaptured(TypeMirror type, int depth) {
        if (isCaptured(type)) {
            return true;
        } else if (type instanceof ArrayType array) {
            return containsCaptured(array.getComponentType(), depth);
        } else if (type instanceof DeclaredType declared && depth <= DEEPEST) {
            return declared.getTypeArguments().stream().anyMatch(each -> containsCaptured(each, depth + 1));
        }
        return false;
    }

    /**
     * Generated code stands in another class of the same package: it sees everything but what is private, and what a class of
     * another package leaves to its subclasses.
     */
    void requireVisible(TreePath path, TypeElement type) {
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            boolean isInherited = each.getModifiers().contains(Modifier.PROTECTED)
                    && !Reach.packageOf(each).equals(home);
            if (isInherited) {
                throw typing.problem(
                        path,
                        Diagnostic.PRIVATE_TYPE,
                        each.getSimpleName(),
                        "protected in another package",
                        "make it public");
            } else if (each.getModifiers().contains(Modifier.PRIVATE)) {
                throw typing.problem(
                        path, Diagnostic.PRIVATE_TYPE, each.getSimpleName(), "private", "make it package-private");
            }
        }
    }
}
