package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators on numbers, and casts. */
final class Arithmetic implements Production {
    private final Grammar grammar;

    Arithmetic(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        if (type == Type.INT || type == Type.LONG || type == Type.FLOAT || type == Type.DOUBLE) {
            menu.add(Feature.ARITHMETIC, 14, () -> arithmetic(type, scope, depth));
            menu.add(Feature.SIGN, 2, () -> sign(type, scope, depth));
        }
        if (type == Type.INT || type == Type.LONG) {
            menu.add(Feature.BITWISE, 4, () -> bitwise(type, scope, depth));
            menu.add(Feature.SHIFT, 3, () -> shift(type, scope, depth));
        }
        if (type.isPrimitive() && type != Type.BOOLEAN) {
            menu.add(Feature.NUMERIC_CAST, type == Type.INT ? 4 : 10, () -> numericCast(type, scope, depth));
        }
        if (type.isPrimitive() || type.isBox()) {
            menu.add(Feature.BOXING_CAST, 5, () -> boxingCast(type, scope, depth));
        } else {
            menu.add(Feature.REFERENCE_CAST, 4, () -> referenceCast(type, scope, depth));
        }
    }

    private Node arithmetic(Type type, Scope scope, int depth) {
        List<Type> operands = operands(type, scope);
        String operator = grammar.dice.any("+", "-", "*", "/", "%");
        int level = operator.equals("+") || operator.equals("-") ? Level.SUM : Level.PRODUCT;
        return binary(type, operands, operator, level, scope, depth);
    }

    private Node bitwise(Type type, Scope scope, int depth) {
        List<Type> operands = operands(type, scope);
        return switch (grammar.dice.below(3)) {
            case 0 -> binary(type, operands, "&", Level.BIT_AND, scope, depth);
            case 1 -> binary(type, operands, "|", Level.BIT_OR, scope, depth);
            default -> binary(type, operands, "^", Level.BIT_XOR, scope, depth);
        };
    }

    private Node binary(Type type, List<Type> operands, String operator, int level, Scope scope, int depth) {
        Expressions expressions = grammar.expressions;
        Node left = expressions.exact(operands.get(0), scope, depth, level);
        Node right = expressions.exact(operands.get(1), scope, depth, level + 1);
        return Node.expression(type, level, left, " " + operator + " ", right);
    }

    /** Two types that an operator promotes to this one. */
    private List<Type> operands(Type type, Scope scope) {
        Dice dice = grammar.dice;
        Type other = dice.oneIn(3) ? dice.any(type, type.boxed()) : grammar.types.number(scope);
        Type same = dice.oneIn(4) ? type.boxed() : type;
        Type narrow = Type.promoted(other, type) == type ? other : type;
        if (type == Type.INT && dice.oneIn(4)) {
            Type small = grammar.types.number(scope);
            same = Type.promoted(small, small) == Type.INT ? small : type;
        }
        return dice.oneIn(2) ? List.of(same, narrow) : List.of(narrow, same);
    }

    private Node shift(Type type, Scope scope, int depth) {
        Type left = grammar.dice.any(type, type.boxed());
        return binary(
                type,
                List.of(left, grammar.types.integral(scope)),
                grammar.dice.any("<<", ">>", ">>>"),
                Level.SHIFT,
                scope,
                depth);
    }

    private Node sign(Type type, Scope scope, int depth) {
        Type operand = grammar.dice.any(type, type.boxed());
        if (type == Type.INT) {
            Type small = grammar.types.number(scope);
            operand = Type.promoted(small, small) == Type.INT ? small : operand;
        }
        String sign = type.isIntegral() ? grammar.dice.any("-", "+", "~") : grammar.dice.any("-", "+");
        // The space keeps two signs apart.
        return Node.expression(
                type, Level.UNARY, sign + " ", grammar.expressions.exact(operand, scope, depth, Level.UNARY));
    }

    private Node numericCast(Type type, Scope scope, int depth) {
        Type from = grammar.dice.any(Type.NUMBERS);
        return cast(type, from, scope, depth);
    }

    private Node boxingCast(Type type, Scope scope, int depth) {
        return cast(type, type.isPrimitive() ? type.boxed() : type.unboxed(), scope, depth);
    }

    /** A sign right behind the parentheses of a cast to a box would be an operator. */
    private Node cast(Type type, Type from, Scope scope, int depth) {
        Node operand = grammar.expressions.exact(from, scope, depth, Level.UNARY);
        String text = operand.toString();
        boolean signed = text.startsWith("-") || text.startsWith("+");
        return Node.expression(type, Level.UNARY, "(" + type + ") ", operand.at(signed ? Level.PRIMARY : Level.UNARY));
    }

    private @Nullable Node referenceCast(Type type, Scope scope, int depth) {
        if (!Type.OBJECT.isAbove(type)) {
            return null;
        }
        List<Type> above = new ArrayList<>(List.of(Type.OBJECT));
        if (Type.SHAPE.isAbove(type)) {
            above.add(Type.SHAPE);
        }
        return cast(type, grammar.dice.any(above), scope, depth);
    }
}
