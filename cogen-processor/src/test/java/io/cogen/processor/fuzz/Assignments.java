package io.cogen.processor.fuzz;

import org.jspecify.annotations.Nullable;

/** Assignments as expressions: simple, compound, and steps by one. */
final class Assignments implements Production {
    private final Grammar grammar;

    Assignments(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        if (!scope.rules.assigns()) {
            return;
        }
        menu.add(Feature.ASSIGNMENT, 4, () -> assignment(type, scope, depth));
        menu.add(Feature.COMPOUND_ASSIGNMENT, 5, () -> compound(type, scope, depth));
        if (type.isNumeric()) {
            menu.add(Feature.INCREMENT, 5, () -> step(type, scope, depth));
        }
    }

    private @Nullable Node assignment(Type type, Scope scope, int depth) {
        Node target = grammar.places.place(type, scope, depth);
        return target == null
                ? null
                : Node.expression(type, Level.ASSIGNMENT, target, " = ", grammar.expressions.kept(type, scope, depth));
    }

    private @Nullable Node compound(Type type, Scope scope, int depth) {
        String operator = operator(type);
        Node target = operator == null ? null : grammar.places.place(type, scope, depth);
        if (target == null) {
            return null;
        }
        return Node.expression(
                type, Level.ASSIGNMENT, target, " " + operator + " ", operand(type, operator, scope, depth));
    }

    private @Nullable String operator(Type type) {
        Dice dice = grammar.dice;
        if (type == Type.STRING || type == Type.OBJECT) {
            return "+=";
        } else if (type.unboxed() == Type.BOOLEAN) {
            return dice.any("&=", "|=", "^=");
        } else if (type == Type.BOXED_BYTE
                || type == Type.BOXED_SHORT
                || type == Type.BOXED_CHAR
                || !type.isNumeric()) {
            return null; // an int cannot be cast to such a box
        } else if (type.isIntegral()) {
            return dice.any("+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", ">>>=");
        }
        return dice.any("+=", "-=", "*=", "/=", "%=");
    }

    private Node operand(Type type, String operator, Scope scope, int depth) {
        Expressions expressions = grammar.expressions;
        if (type == Type.STRING || type == Type.OBJECT) {
            Type shown = type == Type.OBJECT ? Type.STRING : grammar.types.printable(scope);
            Node value = expressions.exact(shown, scope, depth);
            return shown.isPrimitive()
                    ? value
                    : Node.expression(Type.STRING, Level.PRIMARY, "Toys.kept(\"\" + ", value.at(Level.PRODUCT), ")");
        } else if (type.unboxed() == Type.BOOLEAN) {
            return expressions.exact(grammar.dice.any(Type.BOOLEAN, Type.BOXED_BOOLEAN), scope, depth);
        } else if (operator.contains("<")
                || operator.contains(">")
                || operator.length() == 2 && "&|^".contains(operator.substring(0, 1))) {
            return expressions.exact(narrowed(type, grammar.types.integral(scope)), scope, depth);
        }
        return expressions.exact(narrowed(type, grammar.types.number(scope)), scope, depth);
    }

    /** A box takes only what is promoted to its own type. */
    private static Type narrowed(Type type, Type operand) {
        return type.isBox() && Type.promoted(type, operand) != type.unboxed() ? type : operand;
    }

    private @Nullable Node step(Type type, Scope scope, int depth) {
        Node target = grammar.places.place(type, scope, depth);
        if (target == null) {
            return null;
        }
        String operator = grammar.dice.any("++", "--");
        return grammar.dice.oneIn(2)
                ? Node.expression(type, Level.POSTFIX, target, operator)
                : Node.expression(type, Level.UNARY, operator, target);
    }
}
