package io.cogen.processor.fuzz;

import org.jspecify.annotations.Nullable;

/** Concatenation, and methods of strings. */
final class Texts implements Production {
    private final Grammar grammar;

    Texts(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        if (type == Type.STRING) {
            menu.add(Feature.CONCATENATION, 25, () -> concatenation(scope, depth));
            menu.add(Feature.STRING_METHOD, 8, () -> ofString(scope, depth));
        } else if (type == Type.INT) {
            menu.add(
                    Feature.STRING_METHOD,
                    4,
                    () -> Node.expression(
                            type, Level.PRIMARY, text(scope, depth), grammar.dice.any(".length()", ".hashCode()")));
        } else if (type == Type.CHAR) {
            menu.add(
                    Feature.STRING_METHOD,
                    8,
                    () -> Node.expression(
                            type,
                            Level.PRIMARY,
                            text(scope, depth),
                            ".charAt(",
                            grammar.expressions.argument(Type.INT, scope, depth),
                            ")"));
        } else if (type == Type.BOOLEAN) {
            menu.add(
                    Feature.STRING_METHOD,
                    4,
                    () -> Node.expression(
                            type,
                            Level.PRIMARY,
                            text(scope, depth),
                            ".equals(",
                            grammar.expressions.argument(Type.OBJECT, scope, depth),
                            ")"));
        }
    }

    private Node text(Scope scope, int depth) {
        return grammar.expressions.exact(Type.STRING, scope, depth, Level.PRIMARY);
    }

    private Node concatenation(Scope scope, int depth) {
        Expressions expressions = grammar.expressions;
        boolean textFirst = grammar.dice.percent(70);
        Type other = grammar.types.printable(scope);
        Node left = expressions.exact(textFirst ? Type.STRING : other, scope, depth, Level.SUM);
        Node right = textFirst && grammar.dice.oneIn(12)
                ? Node.expression(Type.STRING, Level.PRIMARY, "null")
                : expressions.exact(textFirst ? other : Type.STRING, scope, depth, Level.PRODUCT);
        return Node.expression(Type.STRING, Level.SUM, left, " + ", right);
    }

    private @Nullable Node ofString(Scope scope, int depth) {
        Expressions expressions = grammar.expressions;
        return switch (grammar.dice.below(5)) {
            case 0 ->
                Node.expression(
                        Type.STRING,
                        Level.PRIMARY,
                        text(scope, depth),
                        ".concat(",
                        expressions.argument(Type.STRING, scope, depth),
                        ")");
            case 1 ->
                Node.expression(
                        Type.STRING, Level.PRIMARY, text(scope, depth), grammar.dice.any(".trim()", ".toUpperCase()"));
            case 2 ->
                Node.expression(
                        Type.STRING,
                        Level.PRIMARY,
                        text(scope, depth),
                        ".substring(",
                        expressions.argument(Type.INT, scope, depth),
                        ")");
            case 3 -> builder(scope, depth);
            default -> {
                Type shown = grammar.types.printable(scope);
                yield Node.expression(
                        Type.STRING, Level.PRIMARY, "String.valueOf(", expressions.exact(shown, scope, depth), ")");
            }
        };
    }

    /** A chain of calls, each of which picks an overload by its argument. */
    private Node builder(Scope scope, int depth) {
        Expressions expressions = grammar.expressions;
        return Node.expression(
                Type.STRING,
                Level.PRIMARY,
                "new StringBuilder().append(",
                expressions.exact(grammar.types.printable(scope), scope, depth),
                ").append(",
                expressions.exact(grammar.types.printable(scope), scope, depth),
                ").toString()");
    }
}
