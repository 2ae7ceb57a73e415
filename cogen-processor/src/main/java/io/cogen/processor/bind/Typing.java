package io.cogen.processor.bind;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import io.cogen.processor.diagnostic.ProblemException;
import io.cogen.processor.model.Code;
import io.cogen.processor.shadow.Shadow;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The types and symbols of the shadow compilation, and how to write them down. */
final class Typing {
    /** Where the bounds of captured type variables go round in circles, this deep is deep enough. */
    private static final int DEEPEST = 4;

    private final Shadow shadow;

    Typing(Shadow shadow) {
        this.shadow = shadow;
    }

    Types types() {
        return shadow.types();
    }

    @Nullable
    Element element(TreePath path) {
        return shadow.trees().getElement(path);
    }

    TypeMirror type(TreePath path) {
        TypeMirror type = shadow.trees().getTypeMirror(path);
        if (type == null) {
            throw problem(path, Diagnostic.UNSUPPORTED, "an expression without a type", "put it into a variable first");
        }
        return type;
    }

    int start(TreePath path) {
        return start(path, path.getLeaf());
    }

    int end(TreePath path) {
        return end(path, path.getLeaf());
    }

    int start(TreePath path, Tree tree) {
        return (int) shadow.positions().getStartPosition(path.getCompilationUnit(), tree);
    }

    int end(TreePath path, Tree tree) {
        return (int) shadow.positions().getEndPosition(path.getCompilationUnit(), tree);
    }

    int line(TreePath path) {
        return (int) path.getCompilationUnit().getLineMap().getLineNumber(start(path));
    }

    ProblemException problem(TreePath path, Diagnostic diagnostic, Object... blanks) {
        return new ProblemException(Problem.of(diagnostic, start(path), end(path), blanks));
    }

    /** A constant as an expression that can stand for the variable that has it. */
    String constant(Object value) {
        String text = shadow.elements().getConstantExpression(value);
        boolean simple = text.startsWith("\"") || text.startsWith("'") || text.matches("[\\w.]+");
        return simple ? text : "(" + text + ")";
    }

    /** Whether the one abstract method of a functional interface gives no value (JLS 9.8). */
    boolean returnsVoid(TypeMirror functional) {
        return functional instanceof DeclaredType declared
                && shadow.elements().getAllMembers((TypeElement) declared.asElement()).stream()
                        .filter(each -> each.getModifiers().contains(Modifier.ABSTRACT))
                        .anyMatch(each -> each instanceof ExecutableElement method
                                && method.getReturnType().getKind() == TypeKind.VOID);
    }

    /** The type of an expression, written so that a variable can have it. */
    TypeName nameOf(TreePath path) {
        return require(path, type(path));
    }

    /** A type, written so that a variable can have it; an error at the path when Java cannot write it. */
    TypeName require(TreePath path, TypeMirror type) {
        TypeName name = name(path, type);
        if (name == null) {
            throw problem(
                    path,
                    Diagnostic.UNSUPPORTED,
                    "a value whose type has no name (" + type + ")",
                    "put it into a variable of a named type first");
        }
        return name;
    }

    /**
     * Writes a type down: captured type variables become what they are captured from (the upward projection of JLS
     * 4.10.5).
     *
     * @return null when Java has no way to write it
     */
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
                        : TypeVariableName.get((TypeVariable) type);
            case UNION:
                return name(path, types().erasure(((UnionType) type)), depth);
            case INTERSECTION, ERROR, OTHER, EXECUTABLE, WILDCARD, PACKAGE, MODULE:
                return null;
            default:
                return TypeName.get(type);
        }
    }

    private @Nullable TypeName declared(TreePath path, DeclaredType type, int depth) {
        TypeElement element = (TypeElement) type.asElement();
        if (element.getNestingKind() == NestingKind.LOCAL || element.getNestingKind() == NestingKind.ANONYMOUS) {
            return null;
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

    private @Nullable TypeName argument(TreePath path, TypeMirror type, int depth) {
        if (type instanceof WildcardType wildcard) {
            return wildcard(path, wildcard, depth);
        } else if (isCaptured(type)) {
            TypeVariable captured = (TypeVariable) type;
            if (captured.getLowerBound().getKind() != TypeKind.NULL) {
                TypeName lower = name(path, captured.getLowerBound(), depth + 1);
                return lower == null ? null : WildcardTypeName.supertypeOf(lower);
            }
            TypeName upper = depth > DEEPEST ? ClassName.OBJECT : name(path, captured.getUpperBound(), depth + 1);
            return WildcardTypeName.subtypeOf(upper == null ? ClassName.OBJECT : upper);
        } else if (containsCaptured(type, depth)) {
            TypeName upper = depth > DEEPEST ? ClassName.OBJECT : name(path, type, depth + 1);
            return upper == null ? null : WildcardTypeName.subtypeOf(upper);
        }
        return name(path, type, depth);
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
        return wildcard.getSuperBound() != null ? WildcardTypeName.supertypeOf(name) : WildcardTypeName.subtypeOf(name);
    }

    static boolean isCaptured(TypeMirror type) {
        return type instanceof TypeVariable variable
                && variable.asElement().getSimpleName().toString().startsWith("<captured");
    }

    /** A type for a value that will be handed to something of the given type, which may be captured. */
    TypeName handed(TreePath path, TypeMirror type) {
        boolean fromBelow =
                isCaptured(type) && ((TypeVariable) type).getLowerBound().getKind() != TypeKind.NULL;
        return require(path, fromBelow ? ((TypeVariable) type).getLowerBound() : type);
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

    /** Generated code stands in another class of the same package: it sees everything but what is private. */
    void requireVisible(TreePath path, TypeElement type) {
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            if (each.getModifiers().contains(Modifier.PRIVATE)) {
                throw problem(path, Diagnostic.PRIVATE_TYPE, each.getSimpleName());
            }
        }
    }

    /** The primitive type that a value unboxes to, or the type itself. */
    TypeMirror unboxed(TypeMirror type) {
        if (type.getKind() == TypeKind.DECLARED || type.getKind() == TypeKind.TYPEVAR) {
            try {
                return types().unboxedType(type);
            } catch (IllegalArgumentException notBoxed) {
                return type;
            }
        }
        return type;
    }

    /** Whether the first use of a class may run code (JLS 12.4.1); the JDK's own classes are left out. */
    boolean mayRunInitialiser(TypeElement type) {
        for (TypeElement each = type; each != null; each = superclass(each)) {
            if (each.getQualifiedName().toString().startsWith("java.")) {
                return false;
            }
            ClassTree tree = shadow.trees().getTree(each);
            boolean inTree = tree != null
                    && tree.getMembers().stream().anyMatch(m -> m instanceof BlockTree block && block.isStatic());
            if (inTree || each.getEnclosedElements().stream().anyMatch(Typing::isInitialised)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInitialised(Element member) {
        return member.getKind() == ElementKind.STATIC_INIT
                || (member instanceof VariableElement field
                        && field.getModifiers().contains(Modifier.STATIC)
                        && field.getConstantValue() == null);
    }

    private static @Nullable TypeElement superclass(TypeElement type) {
        return type.getSuperclass() instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
    }

    /** A statement that initialises a class now. */
    Code initialise(TypeElement type) {
        return Code.of(
                ClassName.get(MethodHandles.class), ".lookup().ensureInitialized(", ClassName.get(type), ".class);");
    }

    /** The cast that a returned value needs, where the conversion of an assignment is more than that of a call. */
    String returnCast(TypeMirror returned, TypeMirror value) {
        TypeMirror target = unboxed(returned);
        boolean same = returned.getKind() == value.getKind();
        boolean narrowed =
                target.getKind().isPrimitive() && value.getKind().isPrimitive() && target.getKind() != value.getKind();
        return !same && (returned.getKind().isPrimitive() || narrowed)
                ? "(" + target.getKind().name().toLowerCase(Locale.ROOT) + ") ("
                : "";
    }

    boolean isString(TypeMirror type) {
        return type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.lang.String");
    }

    static boolean isType(@Nullable Element element) {
        return element != null
                && (element.getKind().isClass() || element.getKind().isInterface());
    }

    static boolean isTypeOrPackage(@Nullable Element element) {
        return isType(element)
                || (element != null
                        && (element.getKind() == ElementKind.PACKAGE
                                || element.getKind() == ElementKind.TYPE_PARAMETER));
    }
}
