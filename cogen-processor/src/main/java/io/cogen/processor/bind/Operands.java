package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Expr.Conversion;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What an expression evaluates, in Java's order, and what is converted of it: the holes of a template. */
final class Operands {
    private final Typing typing;
    private final Index index;

    Operands(Typing typing, Index index) {
        this.typing = typing;
        this.index = index;
    }

    void arguments(
            List<? extends ExpressionTree> arguments,
            List<? extends TypeMirror> parameters,
            boolean varargs,
            List<Hole> holes) {
        int last = parameters.size() - 1;
        boolean spread = varargs && isSpread(arguments, parameters);
        for (int i = 0; i < arguments.size(); i++) {
            TypeMirror parameter =
                    spread && i >= last ? ((ArrayType) parameters.get(last)).getComponentType() : parameters.get(i);
            holes.add(hole(arguments.get(i), parameter));
        }
    }

    /** JLS 15.12.2.4: whether the last arguments are to be put into an array. */
    boolean isSpread(List<? extends ExpressionTree> arguments, List<? extends TypeMirror> parameters) {
        if (arguments.size() != parameters.size()) {
            return true;
        }
        ExpressionTree last = arguments.get(arguments.size() - 1);
        TypeMirror type = typing.type(index.path(last));
        TypeMirror array = parameters.get(parameters.size() - 1);
        return !typing.types().isAssignable(type, array)
                && !typing.types()
                        .isAssignable(
                                typing.types().erasure(type), typing.types().erasure(array));
    }

    static boolean isRelational(BinaryTree tree) {
        return switch (tree.getKind()) {
            case LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL, AND, OR, XOR -> true;
            default -> false;
        };
    }

    /** Whether the string conversion of a value can neither have an effect nor change with time. */
    boolean isPlainInText(TypeMirror type) {
        return type.getKind().isPrimitive() || type.getKind() == TypeKind.NULL || typing.isString(type);
    }

    Hole unboxing(ExpressionTree tree) {
        TreePath path = index.path(tree);
        TypeMirror type = typing.type(path);
        TypeMirror unboxed = typing.unboxed(type);
        Conversion conversion = unboxed.getKind() == type.getKind() ? Conversion.NONE : Conversion.ASSIGN;
        return new Hole(tree, nameOrObject(path, unboxed), conversion);
    }

    void elements(TreePath path, NewArrayTree array, List<Hole> holes) {
        if (array.getInitializers() == null) {
            return;
        }
        TypeMirror component = ((ArrayType) typing.type(path)).getComponentType();
        for (ExpressionTree element : array.getInitializers()) {
            if (element instanceof NewArrayTree inner && inner.getType() == null) {
                elements(index.path(inner), inner, holes);
            } else {
                holes.add(hole(element, component));
            }
        }
    }

    /** What is evaluated of something that can stand left of an assignment. */
    List<Hole> location(ExpressionTree tree) {
        List<Hole> holes = new ArrayList<>();
        if (tree instanceof ParenthesizedTree parenthesized) {
            return location(parenthesized.getExpression());
        } else if (tree instanceof ArrayAccessTree access) {
            holes.add(hole(access.getExpression()));
            holes.add(unboxing(access.getIndex()));
        } else if (tree instanceof MemberSelectTree select && isValue(select.getExpression()) && !isStatic(select)) {
            holes.add(hole(select.getExpression()));
        }
        return holes;
    }

    /** A static field through an object that needs no evaluation. */
    private boolean isStatic(MemberSelectTree select) {
        Element field = typing.element(index.path(select));
        return select.getExpression() instanceof IdentifierTree
                && field != null
                && field.getModifiers().contains(Modifier.STATIC);
    }

    /** An operand before it is bound. A null type: never kept, because nothing behind it suspends. */
    record Hole(ExpressionTree tree, @Nullable TypeName kept, Conversion conversion) {}

    Hole hole(ExpressionTree tree, TypeName kept, Conversion conversion) {
        return new Hole(tree, kept, conversion);
    }

    /** An operand that nothing is converted of. */
    Hole hole(ExpressionTree tree) {
        TreePath path = index.path(tree);
        TypeMirror type = typing.type(path);
        return new Hole(
                tree, type.getKind() == TypeKind.VOID ? null : typing.names().name(path, type), Conversion.NONE);
    }

    /** An operand that is converted to a type as in an assignment. */
    Hole hole(ExpressionTree tree, TypeMirror target) {
        TreePath path = index.path(tree);
        TypeMirror type = typing.type(path);
        boolean unboxes = target.getKind().isPrimitive() && !type.getKind().isPrimitive();
        boolean boxes = !target.getKind().isPrimitive() && type.getKind().isPrimitive();
        return new Hole(
                tree, typing.names().name(path, target), unboxes || boxes ? Conversion.ASSIGN : Conversion.NONE);
    }

    /** Whether something before a dot is evaluated: it is no type, no package, and not 'super'. */
    boolean isValue(ExpressionTree tree) {
        if (Surroundings.isSuper(tree)) {
            return false;
        }
        boolean named = tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
        return !(named && Typing.isTypeOrPackage(typing.element(index.path(tree))));
    }

    /** A type that is needed only if the value must be kept; {@link #hole} asks again then. */
    TypeName nameOrObject(TreePath path, TypeMirror type) {
        TypeName name = typing.names().name(path, type);
        return name == null ? ClassName.OBJECT : name;
    }
}
