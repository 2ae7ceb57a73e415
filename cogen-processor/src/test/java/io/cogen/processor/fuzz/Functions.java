package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Variable.Use;
import org.jspecify.annotations.Nullable;

/** Lambdas, method references, and calls of what they make. */
final class Functions implements Production {
    private final Grammar grammar;

    Functions(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        if (type.isFunctional()) {
            menu.add(Feature.LAMBDA, 10, () -> cast(type, lambda(type, scope, depth)));
            menu.add(Feature.METHOD_REFERENCE, 5, () -> cast(type, reference(type, scope, depth)));
            menu.add(Feature.REFERENCE_TO_PRIVATE, 5, () -> {
                Node own = ownReference(type, scope, depth);
                return own == null ? null : cast(type, own);
            });
        } else if (type == Type.STRING) {
            menu.add(Feature.FUNCTION_CALL, 6, () -> call(scope, depth));
        } else if (type == Type.INT) {
            menu.add(
                    Feature.FUNCTION_CALL,
                    9,
                    () -> Node.expression(
                            type,
                            Level.PRIMARY,
                            "Toys.apply(",
                            grammar.expressions.argument(Type.OPERATOR, scope, depth),
                            ", ",
                            grammar.expressions.argument(Type.INT, scope, depth),
                            ")"));
        }
        if (type.isBox() || type == Type.STRING || type == Type.OBJECT || Type.TOYS.contains(type)) {
            menu.add(
                    Feature.LAMBDA,
                    3,
                    () -> Node.expression(
                            type,
                            Level.PRIMARY,
                            "Toys.get(() -> ",
                            grammar.expressions.exact(type, scope.lambda(type), depth),
                            ")"));
        } else if (type == Type.STRING_LIST) {
            menu.add(Feature.LAMBDA, 8, () -> mapped(scope, depth));
        }
    }

    /** Lambdas and references where their type is known from the place. */
    void offerTargetTyped(Menu menu, Type type, Scope scope, int depth) {
        if (type.isFunctional()) {
            menu.add(Feature.LAMBDA, 60, () -> lambda(type, scope, depth));
            menu.add(Feature.METHOD_REFERENCE, 30, () -> reference(type, scope, depth));
            menu.add(Feature.REFERENCE_TO_PRIVATE, 40, () -> ownReference(type, scope, depth));
        }
    }

    private static Node cast(Type type, Node function) {
        return Node.expression(type, Level.LAMBDA, "(" + type + ") ", function);
    }

    private Node lambda(Type type, Scope scope, int depth) {
        Type returned = type == Type.OPERATOR ? Type.INT : Type.STRING;
        Scope inside = scope.lambda(returned);
        String parameter = "";
        if (type != Type.SUPPLIER) {
            parameter = inside.name();
            inside.declare(new Variable(parameter, type == Type.OPERATOR ? Type.INT : Type.OBJECT, Use.CAPTURE));
        }
        String head = type == Type.SUPPLIER || grammar.dice.oneIn(2) ? "(" + parameter + ")" : parameter;
        if (grammar.dice.oneIn(4) && grammar.setting.hasRoom()) {
            Node block = grammar.statements.body(inside);
            return Node.expression(type, Level.LAMBDA, head + " -> {", block, "}")
                    .as(Feature.LAMBDA);
        }
        Node value = grammar.expressions.assignable(returned, inside, depth);
        return Node.expression(type, Level.LAMBDA, head + " -> ", value).as(Feature.LAMBDA);
    }

    private Node reference(Type type, Scope scope, int depth) {
        Expressions expressions = grammar.expressions;
        Node made;
        if (type == Type.SUPPLIER) {
            made = grammar.dice.oneIn(2)
                    ? Node.expression(
                            type, Level.PRIMARY, expressions.exact(Type.STRING, scope, depth, Level.PRIMARY), "::trim")
                    : Node.expression(
                            type, Level.PRIMARY, expressions.exact(Type.CELL, scope, depth, Level.PRIMARY), "::text");
        } else if (type == Type.OPERATOR) {
            made = grammar.dice.oneIn(3)
                    ? Node.expression(type, Level.PRIMARY, "Math::abs")
                    : Node.expression(
                            type, Level.PRIMARY, expressions.exact(Type.CELL, scope, depth, Level.PRIMARY), "::plus");
        } else {
            made = Node.expression(
                    type, Level.PRIMARY, grammar.dice.any("String::valueOf", "Toys::join", "Toys::kind"));
        }
        return made.as(Feature.METHOD_REFERENCE);
    }

    /** A reference to the private method {@code twice} of this object, or of another of the same class. */
    private @Nullable Node ownReference(Type type, Scope scope, int depth) {
        Owner owner = grammar.setting.owner();
        if (type != Type.OPERATOR || !owner.hasConstructor()) {
            return null;
        }
        Object object = "this".equals(scope.self()) && grammar.dice.oneIn(3)
                ? "this"
                : grammar.expressions.exact(owner.type, scope, depth + 1, Level.PRIMARY);
        return Node.expression(type, Level.PRIMARY, object, "::twice");
    }

    private Node call(Scope scope, int depth) {
        Expressions expressions = grammar.expressions;
        if (grammar.dice.oneIn(2)) {
            return Node.expression(
                    Type.STRING,
                    Level.PRIMARY,
                    expressions.exact(Type.SUPPLIER, scope, depth, Level.PRIMARY),
                    ".get()");
        }
        return Node.expression(
                Type.STRING,
                Level.PRIMARY,
                expressions.exact(Type.FUNCTION, scope, depth, Level.PRIMARY),
                ".apply(",
                expressions.argument(Type.OBJECT, scope, depth),
                ")");
    }

    private Node mapped(Scope scope, int depth) {
        Node list = grammar.expressions.exact(Type.NUMBER_LIST, scope, depth);
        Scope inside = scope.lambda(Type.STRING);
        String parameter = inside.name();
        inside.declare(new Variable(parameter, Type.BOXED_INT, Use.CAPTURE));
        Node value = grammar.expressions.exact(Type.STRING, inside, depth);
        return Node.expression(
                Type.STRING_LIST, Level.PRIMARY, "Toys.map(", list, ", " + parameter + " -> ", value, ")");
    }
}
