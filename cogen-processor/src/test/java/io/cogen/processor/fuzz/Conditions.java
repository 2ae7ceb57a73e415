package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Boolean expressions, and the variables that patterns in them bind. */
final class Conditions implements Production {
    /**
     * A condition.
     *
     * @param whenTrue what it binds when it is true
     * @param whenFalse what it binds when it is false
     */
    record Test(Node node, List<Variable> whenTrue, List<Variable> whenFalse) {
        Test(Node node) {
            this(node, List.of(), List.of());
        }

        /** Further right in the same expression, where it is true. */
        Scope ifTrue(Scope scope) {
            return with(scope, whenTrue);
        }

        Scope ifFalse(Scope scope) {
            return with(scope, whenFalse);
        }

        private static Scope with(Scope scope, List<Variable> bound) {
            Scope inner = scope.inner();
            inner.bind(bound);
            return inner;
        }
    }

    private final Grammar grammar;

    Conditions(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        if (type == Type.BOOLEAN) {
            menu.add(Feature.COMPARISON, 15, () -> comparison(scope, depth));
            menu.add(Feature.EQUALITY, 10, () -> equality(scope, depth));
            menu.add(Feature.LOGICAL, 12, () -> logical(scope, depth).node());
            menu.add(Feature.STRICT_LOGICAL, 4, () -> strict(scope, depth));
            menu.add(Feature.NEGATION, 6, () -> negation(scope, depth).node());
            menu.add(Feature.INSTANCE_TEST, 4, () -> instanceTest(scope, depth));
            menu.add(Feature.BINDING_PATTERN, 4, () -> binding(scope, depth).node());
        }
    }

    /** A condition whose bindings are of use to whoever asks for it. */
    Test test(Scope scope, int depth) {
        if (depth > 0) {
            int roll = grammar.dice.below(100);
            if (roll < 22 && grammar.setting.has(Feature.LOGICAL)) {
                return logical(scope, depth - 1);
            } else if (roll < 32 && grammar.setting.has(Feature.NEGATION)) {
                return negation(scope, depth - 1);
            } else if (roll < 50 && grammar.setting.has(Feature.BINDING_PATTERN)) {
                return binding(scope, depth - 1);
            }
        }
        Node value = grammar.expressions.exact(Type.BOOLEAN, scope, depth);
        boolean binds = value.contains(Feature.BINDING_PATTERN); // perhaps for others than itself
        return new Test(
                binds
                        ? Node.expression(
                                Type.BOOLEAN, Level.PRIMARY, "log.at(", grammar.setting.note(), ", ", value, ")")
                        : value);
    }

    private Test logical(Scope scope, int depth) {
        Test left = test(scope, depth);
        if (grammar.dice.oneIn(2)) {
            Test right = test(left.ifTrue(scope), depth);
            Node both = Node.expression(
                    Type.BOOLEAN,
                    Level.AND,
                    left.node().at(Level.AND),
                    " && ",
                    right.node().at(Level.AND + 1));
            return new Test(both.as(Feature.LOGICAL), join(left.whenTrue, right.whenTrue), List.of());
        }
        Test right = test(left.ifFalse(scope), depth);
        Node either = Node.expression(
                Type.BOOLEAN,
                Level.OR,
                left.node().at(Level.OR),
                " || ",
                right.node().at(Level.OR + 1));
        return new Test(either.as(Feature.LOGICAL), List.of(), join(left.whenFalse, right.whenFalse));
    }

    private static List<Variable> join(List<Variable> some, List<Variable> more) {
        List<Variable> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private Test negation(Scope scope, int depth) {
        Test inner = test(scope, depth);
        Node not = Node.expression(Type.BOOLEAN, Level.UNARY, "!", inner.node().at(Level.UNARY));
        return new Test(not.as(Feature.NEGATION), inner.whenFalse, inner.whenTrue);
    }

    private Node comparison(Scope scope, int depth) {
        Node left = grammar.expressions.exact(grammar.types.number(scope), scope, depth, Level.SHIFT);
        Node right = grammar.expressions.exact(grammar.types.number(scope), scope, depth, Level.SHIFT);
        return Node.expression(
                Type.BOOLEAN, Level.RELATION, left, " " + grammar.dice.any("<", "<=", ">", ">=") + " ", right);
    }

    /** Of numbers, of truth values, of constants of an enum, or with null; two boxes are not compared. */
    private Node equality(Scope scope, int depth) {
        Type type = grammar.dice.any(Type.INT, Type.BOOLEAN, Type.COLOUR, Type.OBJECT);
        Node left;
        Node right;
        if (type == Type.OBJECT) {
            Type reference = grammar.types.printable(scope).boxed();
            left = grammar.expressions.exact(reference, scope, depth, Level.RELATION);
            right = Node.expression(reference, Level.PRIMARY, "null");
        } else {
            Type primitive = type == Type.INT ? grammar.types.number(scope).unboxed() : type;
            Type other = type == Type.INT ? grammar.types.number(scope) : type.boxed();
            left = grammar.expressions.exact(primitive, scope, depth, Level.RELATION);
            right = grammar.expressions.exact(other, scope, depth, Level.RELATION);
        }
        boolean swapped = grammar.dice.oneIn(3);
        String operator = grammar.dice.any(" == ", " != ");
        return Node.expression(Type.BOOLEAN, Level.EQUALITY, swapped ? right : left, operator, swapped ? left : right);
    }

    private Node strict(Scope scope, int depth) {
        int level = grammar.dice.any(Level.BIT_AND, Level.BIT_XOR, Level.BIT_OR);
        String operator = level == Level.BIT_AND ? " & " : level == Level.BIT_XOR ? " ^ " : " | ";
        Type left = grammar.dice.any(Type.BOOLEAN, Type.BOOLEAN, Type.BOXED_BOOLEAN);
        Type right = grammar.dice.any(Type.BOOLEAN, Type.BOOLEAN, Type.BOXED_BOOLEAN);
        return Node.expression(
                Type.BOOLEAN,
                level,
                grammar.expressions.exact(left, scope, depth, level),
                operator,
                grammar.expressions.exact(right, scope, depth, level + 1));
    }

    private Node instanceTest(Scope scope, int depth) {
        Type tested = above();
        Node value = grammar.expressions.exact(tested, scope, depth, Level.RELATION);
        return Node.expression(Type.BOOLEAN, Level.RELATION, value, " instanceof " + below(tested));
    }

    private Test binding(Scope scope, int depth) {
        Type tested = above();
        Type bound = below(tested);
        Node value = grammar.expressions.exact(tested, scope, depth, Level.RELATION);
        Patterns.Pattern pattern = new Patterns(grammar).some(bound, scope);
        Node node = Node.expression(Type.BOOLEAN, Level.RELATION, value, " instanceof ", pattern.node());
        return new Test(node.as(Feature.BINDING_PATTERN), pattern.bound(), List.of());
    }

    private Type above() {
        return grammar.dice.any(Type.OBJECT, Type.OBJECT, Type.NUMBER, Type.SHAPE);
    }

    /** A subtype that can be tested for. */
    private Type below(Type type) {
        if (type == Type.NUMBER) {
            return grammar.dice.any(Type.BOXED_INT, Type.BOXED_LONG, Type.BOXED_DOUBLE);
        } else if (type == Type.SHAPE) {
            return grammar.dice.any(Type.CIRCLE, Type.SQUARE, Type.PAIR);
        }
        return grammar.dice.any(
                Type.STRING, Type.BOXED_INT, Type.NUMBER, Type.COLOUR, Type.CELL, Type.BOXED_CHAR, Type.PAIR);
    }
}
