package io.cogen.processor.fuzz;

import org.jspecify.annotations.Nullable;

/** Conditional expressions, whose type depends on both sides. */
final class Choices implements Production {
    private final Grammar grammar;

    Choices(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        if (!type.isFunctional()) {
            menu.add(Feature.CONDITIONAL, 7, () -> conditional(type, type, type, scope, depth));
            menu.add(Feature.MIXED_CONDITIONAL, 5, () -> mixed(type, scope, depth));
        }
    }

    private Node conditional(Type type, Type yes, Type no, Scope scope, int depth) {
        Conditions.Test test = grammar.conditions.test(scope, depth);
        // javac does not know the pattern variables when it asks whether both sides are numbers.
        boolean known = !type.isPrimitive() && !type.isBox();
        Node left = side(type, yes, known ? test.ifTrue(scope) : scope, depth);
        Node right = side(type, no, known ? test.ifFalse(scope) : scope, depth);
        return conditional(type, test, left.at(Level.OR), right.at(Level.CONDITIONAL));
    }

    /** A generic call that gives a box would be no number here: two of those meet as references. */
    private Node side(Type whole, Type type, Scope scope, int depth) {
        Node value = grammar.expressions.exact(type, scope, depth);
        return whole.isPrimitive() && type.isBox()
                ? Node.expression(type, Level.UNARY, "(" + type + ") ", value.at(Level.PRIMARY))
                : value;
    }

    private static Node conditional(Type type, Conditions.Test test, Node yes, Node no) {
        return Node.expression(type, Level.CONDITIONAL, test.node().at(Level.OR), " ? ", yes, " : ", no);
    }

    /** Two types that meet in this one. */
    private @Nullable Node mixed(Type type, Scope scope, int depth) {
        Type other;
        if (type == Type.LONG || type == Type.FLOAT || type == Type.DOUBLE) {
            other = grammar.types.number(scope);
            if (Type.promoted(type, other) != type) {
                return null;
            }
        } else if (type == Type.INT && grammar.dice.oneIn(2)) {
            return withNarrow(scope, depth);
        } else if (type == Type.CHAR) {
            return withConstant(scope, depth);
        } else if (type.isPrimitive()) {
            other = type.boxed();
        } else if (type == Type.OBJECT) {
            other = grammar.types.printable(scope);
        } else if (type == Type.SHAPE) {
            other = grammar.dice.any(Type.CIRCLE, Type.SQUARE, Type.PAIR);
        } else {
            return null;
        }
        boolean swapped = grammar.dice.oneIn(2);
        return conditional(type, swapped ? other : type, swapped ? type : other, scope, depth);
    }

    /** A char and an int that is no constant meet in an int. */
    private Node withNarrow(Scope scope, int depth) {
        Conditions.Test test = grammar.conditions.test(scope, depth);
        Type narrow = grammar.dice.any(Type.CHAR, Type.BYTE, Type.SHORT, Type.BOXED_CHAR);
        Node yes = side(Type.INT, narrow, scope, depth).at(Level.OR);
        Node value = grammar.expressions.exact(Type.INT, scope, depth);
        Node no = Node.expression(Type.INT, Level.PRIMARY, "log.at(", grammar.setting.note(), ", ", value, ")");
        return conditional(Type.INT, test, yes, no);
    }

    /** A char and a constant that fits meet in a char. */
    private Node withConstant(Scope scope, int depth) {
        Conditions.Test test = grammar.conditions.test(scope, depth);
        Node yes = grammar.expressions.exact(Type.CHAR, scope, depth, Level.OR);
        return conditional(Type.CHAR, test, yes, Node.expression(Type.CHAR, Level.PRIMARY, "98"));
    }
}
