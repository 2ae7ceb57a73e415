package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import io.cogen.processor.diagnostic.ProblemException;
import io.cogen.processor.model.Code;
import io.cogen.processor.scan.TypeParameters;
import io.cogen.processor.shadow.Shadow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The types and symbols of the shadow compilation, and how to write them down. */
final class Typing {
    private static final Pattern SIMPLE = Pattern.compile("[\\w.]+");

    private final Shadow shadow;
    private final TypeNames names;

    /**
     * @param method the coroutine
     * @param identifiers every identifier in the file
     */
    Typing(Shadow shadow, TreePath method, Set<String> identifiers) {
        this.shadow = shadow;
        ExecutableElement coroutine = (ExecutableElement) Objects.requireNonNull(element(method));
        boolean isStatic = coroutine.getModifiers().contains(Modifier.STATIC);
        TypeElement owner = (TypeElement) coroutine.getEnclosingElement();
        TypeParameters parameters = TypeParameters.of(coroutine.getTypeParameters(), isStatic ? null : owner);
        this.names = new TypeNames(this, Reach.packageOf(coroutine), parameters, identifiers);
    }

    /** How to write types down. */
    TypeNames names() {
        return names;
    }

    Types types() {
        return shadow.types();
    }

    @Nullable
    Element element(TreePath path) {
        return shadow.trees().getElement(path);
    }

    /** The type of something that may have none, as a package has none. */
    @Nullable
    TypeMirror typeOrNull(TreePath path) {
        return shadow.trees().getTypeMirror(path);
    }

    TypeMirror type(TreePath path) {
        TypeMirror type = typeOrNull(path);
        if (type == null) {
            throw new AssertionError("no type: " + path.getLeaf().getKind());
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
        int end = (int) shadow.positions().getEndPosition(path.getCompilationUnit(), tree);
        boolean isName = tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
        // To javac the semicolon between two resources belongs to the first.
        return isName && end > 0 ? endOfName(path, end) : end;
    }

    private static int endOfName(TreePath path, int end) {
        CharSequence text = text(path);
        int last = end;
        while (!Character.isJavaIdentifierPart(text.charAt(last - 1))) {
            last--;
        }
        return last;
    }

    private static CharSequence text(TreePath path) {
        try {
            return path.getCompilationUnit().getSourceFile().getCharContent(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure); // a shadow source is a string
        }
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
        boolean simple = text.startsWith("\"")
                || text.startsWith("'")
                || SIMPLE.matcher(text).matches();
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

    /** The class that a type names; null when it is no class. */
    @Nullable
    TypeElement declared(TreePath path) {
        return type(path) instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
    }

    /** The class whose objects hold values of a primitive type. */
    TypeMirror boxed(TypeMirror primitive) {
        return types().boxedClass((PrimitiveType) primitive).asType();
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
        ClassName name = Objects.requireNonNull(names.raw(type), "only a lifted class is created in several states");
        return Code.of(ClassName.get(MethodHandles.class), ".lookup().ensureInitialized(", name, ".class);");
    }

    /**
     * Whether to return a value means more than to hand it to a method with a parameter of the boxed type: by the conversions
     * of an assignment (JLS 14.17, 5.2), or because the arms of a conditional or switch expression see the type (JLS 15.25,
     * 15.28.1).
     */
    boolean isConvertedByReturn(TypeMirror returned, TreePath value) {
        TypeMirror type = type(value);
        boolean isNumber = unboxed(returned).getKind().isPrimitive();
        ExpressionTree bare = Flow.bare((ExpressionTree) value.getLeaf());
        boolean hasArms = bare instanceof ConditionalExpressionTree || bare instanceof SwitchExpressionTree;
        boolean isBoxed = !returned.getKind().isPrimitive()
                && (!type.getKind().isPrimitive() || types().isSameType(unboxed(returned), type));
        return isNumber && (hasArms || !(isBoxed || returned.getKind() == type.getKind()));
    }

    boolean isThrowable(TypeElement type) {
        return types().isSubtype(type.asType(), declared("java.lang.Throwable"));
    }

    /** A class that is always there. */
    TypeMirror declared(String name) {
        return shadow.elements().getTypeElement(name).asType();
    }

    /** What a resource of a type throws when it is closed. */
    List<? extends TypeMirror> thrownByClose(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return List.of();
        }
        return ElementFilter.methodsIn(shadow.elements().getAllMembers((TypeElement) declared.asElement())).stream()
                .filter(each -> each.getSimpleName().contentEquals("close")
                        && each.getParameters().isEmpty())
                .findFirst()
                .map(each -> ((ExecutableType) types().asMemberOf(declared, each)).getThrownTypes())
                .orElse(List.of());
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
