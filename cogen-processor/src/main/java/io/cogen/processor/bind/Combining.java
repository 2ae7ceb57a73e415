package io.cogen.processor.bind;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** How {@code a += b} is written as {@code a = a + b} (JLS 15.26.2). */
final class Combining {
    /** Expressions that need no parentheses, whatever operator stands in front of them. */
    private static final Set<Tree.Kind> PRIMARY = EnumSet.of(
            Tree.Kind.IDENTIFIER,
            Tree.Kind.MEMBER_SELECT,
            Tree.Kind.METHOD_INVOCATION,
            Tree.Kind.ARRAY_ACCESS,
            Tree.Kind.PARENTHESIZED,
            Tree.Kind.INT_LITERAL,
            Tree.Kind.LONG_LITERAL,
            Tree.Kind.FLOAT_LITERAL,
            Tree.Kind.DOUBLE_LITERAL,
            Tree.Kind.BOOLEAN_LITERAL,
            Tree.Kind.CHAR_LITERAL,
            Tree.Kind.STRING_LITERAL);

    private Combining() {}

    static boolean isPrimary(ExpressionTree tree) {
        return PRIMARY.contains(tree.getKind());
    }

    /**
     * What stands before what is assigned.
     *
     * @param type of the variable
     * @param operator for instance {@code +=}, or {@code ++}
     * @param operand the type of the other operand; null for increments and decrements
     * @return a cast and an opening parenthesis; empty if the two types combined give that of the variable; null if they may mean
     *     something else when they are written like that
     */
    static @Nullable String cast(Typing typing, TypeMirror type, String operator, @Nullable TypeMirror operand) {
        TypeKind wanted = typing.unboxed(type).getKind();
        TypeKind other =
                operand == null ? TypeKind.INT : typing.unboxed(operand).getKind();
        if (typing.isString(type) || (wanted == TypeKind.BOOLEAN && other == TypeKind.BOOLEAN)) {
            return "";
        } else if (!isNumeric(wanted) || !isNumeric(other)) {
            return null;
        }
        boolean isShift = operator.startsWith("<<") || operator.startsWith(">>");
        TypeKind given = promoted(wanted, isShift ? TypeKind.INT : other);
        return given == wanted ? "" : "(" + wanted.name().toLowerCase(Locale.ROOT) + ") (";
    }

    private static boolean isNumeric(TypeKind kind) {
        return kind.isPrimitive() && kind != TypeKind.BOOLEAN;
    }

    /** The type of an operator's value (JLS 5.6). */
    private static TypeKind promoted(TypeKind left, TypeKind right) {
        for (TypeKind each : new TypeKind[] {TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.LONG}) {
            if (left == each || right == each) {
                return each;
            }
        }
        return TypeKind.INT;
    }
}
