package io.cogen.processor.bind;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The values of constant expressions (JLS 15.29). The interfaces of javac tell those of variables only, and whether a loop ends
 * depends on those of conditions (JLS 14.22).
 */
final class Constants {
    private final Typing typing;
    private final Index index;

    Constants(Typing typing, Index index) {
        this.typing = typing;
        this.index = index;
    }

    /** The value of an expression; null if it is not constant. */
    @Nullable
    Object value(ExpressionTree tree) {
        TreePath path = index.path(tree);
        if (tree instanceof LiteralTree literal) {
            return literal.getValue();
        } else if (tree instanceof ParenthesizedTree parenthesized) {
            return value(parenthesized.getExpression());
        } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
            return typing.element(path) instanceof VariableElement variable ? variable.getConstantValue() : null;
        } else if (tree instanceof TypeCastTree cast) {
            Object value = value(cast.getExpression());
            TypeMirror type = typing.type(path);
            return value == null || (value instanceof String && typing.isString(type))
                    ? value
                    : converted(value, type.getKind());
        } else if (tree instanceof ConditionalExpressionTree choice) {
            return choice(path, choice);
        } else if (tree instanceof UnaryTree unary) {
            Object value = value(unary.getExpression());
            return value == null
                    ? null
                    : unary(unary.getKind(), value, typing.type(path).getKind());
        } else if (tree instanceof BinaryTree binary) {
            Object left = value(binary.getLeftOperand());
            Object right = value(binary.getRightOperand());
            return left == null || right == null ? null : binary(path, left, right);
        }
        return null;
    }

    private @Nullable Object choice(TreePath path, ConditionalExpressionTree tree) {
        Object condition = value(tree.getCondition());
        Object yes = value(tree.getTrueExpression());
        Object no = value(tree.getFalseExpression());
        if (condition == null || yes == null || no == null) {
            return null;
        }
        Object chosen = condition.equals(true) ? yes : no;
        return chosen instanceof String
                ? chosen
                : converted(chosen, typing.type(path).getKind());
    }

    private static @Nullable Object unary(Tree.Kind operator, Object value, TypeKind type) {
        return switch (operator) {
            case LOGICAL_COMPLEMENT -> value.equals(false);
            case UNARY_PLUS -> converted(value, type);
            case UNARY_MINUS ->
                isFloating(type) ? converted(-number(value).doubleValue(), type) : converted(-integer(value), type);
            case BITWISE_COMPLEMENT -> converted(~integer(value), type);
            default -> null; // increments
        };
    }

    private @Nullable Object binary(TreePath path, Object left, Object right) {
        Tree.Kind operator = path.getLeaf().getKind();
        TypeMirror type = typing.type(path);
        if (operator == Tree.Kind.EQUAL_TO || operator == Tree.Kind.NOT_EQUAL_TO) {
            return isEqual(left, right) == (operator == Tree.Kind.EQUAL_TO);
        } else if (typing.isString(type)) {
            return String.valueOf(left) + right;
        } else if (left instanceof Boolean first && right instanceof Boolean second) {
            return logical(operator, first, second);
        }
        TypeKind kind = type.getKind();
        boolean isFloating = isFloating(left) || isFloating(right);
        if (kind == TypeKind.BOOLEAN) {
            return isFloating
                    ? compared(operator, floating(left, right), floating(right, left))
                    : compared(operator, Long.compare(integer(left), integer(right)), 0);
        } else if (isFloating) {
            // A float operation is that of doubles, rounded.
            return arithmetic(operator, floating(left, right), floating(right, left), kind);
        }
        return kind == TypeKind.LONG
                ? arithmetic(operator, integer(left), integer(right), Long.SIZE - 1, kind)
                : arithmetic(operator, integer(left), integer(right), Integer.SIZE - 1, kind);
    }

    private static boolean isEqual(Object left, Object right) {
        if (left instanceof Boolean || left instanceof String) {
            return left.equals(right); // constant strings are interned
        }
        return isFloating(left) || isFloating(right)
                ? floating(left, right) == floating(right, left)
                : integer(left) == integer(right);
    }

    private static @Nullable Object logical(Tree.Kind operator, boolean left, boolean right) {
        return switch (operator) {
            case CONDITIONAL_AND, AND -> left & right;
            case CONDITIONAL_OR, OR -> left | right;
            case XOR -> left ^ right;
            default -> null;
        };
    }

    private static @Nullable Object compared(Tree.Kind operator, double left, double right) {
        return switch (operator) {
            case LESS_THAN -> left < right;
            case LESS_THAN_EQUAL -> left <= right;
            case GREATER_THAN -> left > right;
            case GREATER_THAN_EQUAL -> left >= right;
            default -> null;
        };
    }

    private static @Nullable Object arithmetic(Tree.Kind operator, double left, double right, TypeKind type) {
        return switch (operator) {
            case PLUS -> converted(left + right, type);
            case MINUS -> converted(left - right, type);
            case MULTIPLY -> converted(left * right, type);
            case DIVIDE -> converted(left / right, type);
            case REMAINDER -> converted(left % right, type);
            default -> null;
        };
    }

    /** @param mask for the distance of a shift (JLS 15.19) */
    private static @Nullable Object arithmetic(Tree.Kind operator, long left, long right, int mask, TypeKind type) {
        boolean isDivision = operator == Tree.Kind.DIVIDE || operator == Tree.Kind.REMAINDER;
        if (isDivision && right == 0) {
            return null; // an ArithmeticException
        }
        long distance = right & mask;
        return switch (operator) {
            case PLUS -> converted(left + right, type);
            case MINUS -> converted(left - right, type);
            case MULTIPLY -> converted(left * right, type);
            case DIVIDE -> converted(left / right, type);
            case REMAINDER -> converted(left % right, type);
            case LEFT_SHIFT -> converted(left << distance, type);
            case RIGHT_SHIFT -> converted(left >> distance, type);
            case UNSIGNED_RIGHT_SHIFT ->
                converted((type == TypeKind.LONG ? left : left & 0xFFFFFFFFL) >>> distance, type);
            case AND -> converted(left & right, type);
            case OR -> converted(left | right, type);
            case XOR -> converted(left ^ right, type);
            default -> null;
        };
    }

    private static @Nullable Object converted(Object value, TypeKind type) {
        return switch (type) {
            case BOOLEAN -> value;
            case BYTE -> (byte) narrowed(value);
            case SHORT -> (short) narrowed(value);
            case CHAR -> (char) narrowed(value);
            case INT -> narrowed(value);
            case LONG -> number(value).longValue();
            case FLOAT -> number(value).floatValue();
            case DOUBLE -> number(value).doubleValue();
            default -> null;
        };
    }

    /** JLS 5.1.3: by way of an int, which saturates for a floating-point number and wraps for a long. */
    private static int narrowed(Object value) {
        return number(value).intValue();
    }

    private static long integer(Object value) {
        return number(value).longValue();
    }

    private static Number number(Object value) {
        return value instanceof Character letter ? Integer.valueOf(letter) : (Number) value;
    }

    /** An operand of which one is floating-point, promoted (JLS 5.6). */
    private static double floating(Object value, Object other) {
        boolean isDouble = value instanceof Double || other instanceof Double;
        return isDouble ? number(value).doubleValue() : number(value).floatValue();
    }

    private static boolean isFloating(TypeKind type) {
        return type == TypeKind.FLOAT || type == TypeKind.DOUBLE;
    }

    private static boolean isFloating(Object value) {
        return value instanceof Float || value instanceof Double;
    }
}
