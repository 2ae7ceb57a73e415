package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Variable.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** New arrays and objects. */
final class Creations implements Production {
    private final Grammar grammar;

    Creations(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        if (type.component != null) {
            menu.add(Feature.NEW_ARRAY, 6, () -> array(type, scope, depth));
            menu.add(Feature.ARRAY_INITIALISER, 10, () -> initialised(type, scope, depth));
            menu.add(
                    Feature.WRONG_STORE,
                    type == Type.OBJECTS ? 5 : 0,
                    () -> Node.expression(type, Level.UNARY, "(Object[]) ", initialised(Type.STRINGS, scope, depth)));
        } else if (type == Type.TASK) {
            menu.add(Feature.ANONYMOUS_CLASS, 40, () -> anonymous(scope, depth));
        } else if (type == Type.INNER) {
            menu.add(
                    Feature.OUTER_CREATION,
                    20,
                    () -> Node.expression(
                            type,
                            Level.PRIMARY,
                            grammar.expressions.exact(Type.CELL, scope, depth, Level.PRIMARY),
                            ".new Inner(",
                            grammar.expressions.argument(Type.INT, scope, depth),
                            ")"));
        } else if (type == Type.STRING) {
            grammar.setting
                    .owners()
                    .forEach(owner -> owner.initialised.forEach(each ->
                            menu.add(Feature.CLASS_INITIALISATION, 15, () -> initialising(each, scope, depth))));
        }
        List<Type> arguments = arguments(type);
        menu.add(Feature.NEW_OBJECT, arguments.isEmpty() ? 0 : 15, () -> object(type, arguments, scope, depth));
        scope.types().stream()
                .filter(each -> each.result() == type)
                .forEach(each -> menu.add(Feature.NEW_OBJECT, 20, () -> local(each, scope, depth)));
    }

    /** What a constructor takes; empty if there is none to call. */
    private List<Type> arguments(Type type) {
        if (type == Type.CIRCLE) {
            return List.of(Type.INT);
        } else if (type == Type.SQUARE) {
            return List.of(Type.BOXED_INT, Type.STRING);
        } else if (type == Type.PAIR) {
            return List.of(Type.OBJECT, Type.OBJECT);
        } else if (type == Type.CELL) {
            return List.of(Type.INT);
        }
        for (Owner owner : grammar.setting.owners()) {
            if (owner.type == type && (owner.hasConstructor() || owner.kind == Owner.Kind.RECORD)) {
                return owner.hasConstructor() ? List.of(Type.INT) : List.of(Type.INT, Type.STRING);
            }
        }
        return List.of();
    }

    private Node object(Type type, List<Type> arguments, Scope scope, int depth) {
        boolean isRecord = arguments.size() == 2 || type == Type.CIRCLE;
        List<Object> parts = new ArrayList<>(List.of("new " + type + (isRecord ? "(" : "(log, ")));
        for (int i = 0; i < arguments.size(); i++) {
            parts.add(i == 0 ? "" : ", ");
            parts.add(grammar.expressions.argument(arguments.get(i), scope, depth));
        }
        parts.add(")");
        return Node.expression(type, Level.PRIMARY, parts.toArray());
    }

    private Node local(LocalType local, Scope scope, int depth) {
        Object argument = local.argument() == null ? "" : grammar.expressions.argument(local.argument(), scope, depth);
        return Node.expression(local.result(), Level.PRIMARY, local.before(), argument, local.after());
    }

    /** A small length: memory is not what is tried here. */
    private Node array(Type type, Scope scope, int depth) {
        String element = type == Type.GRID ? "int" : Objects.requireNonNull(type.component).name;
        List<Object> parts = new ArrayList<>(List.of("new " + element));
        for (int i = type == Type.GRID ? 2 : 1; i > 0; i--) {
            parts.add("[");
            parts.add(
                    grammar.dice.oneIn(6)
                            ? Node.expression(Type.INT, Level.UNARY, "-1")
                            : Node.expression(
                                    Type.INT,
                                    Level.BIT_AND,
                                    grammar.expressions.exact(Type.INT, scope, depth, Level.BIT_AND),
                                    " & 3"));
            parts.add("]");
        }
        // Not at the highest level: an index behind it would be another dimension.
        return Node.expression(type, Level.POSTFIX, parts.toArray());
    }

    private Node initialised(Type type, Scope scope, int depth) {
        List<Node> elements = new ArrayList<>();
        for (int i = grammar.dice.between(1, 3); i > 0; i--) {
            elements.add(grammar.expressions.assignable(Objects.requireNonNull(type.component), scope, depth));
        }
        return Node.expression(type, Level.PRIMARY, "new " + type + " {", Node.list(elements), "}");
    }

    private Node anonymous(Scope scope, int depth) {
        Node argument = grammar.expressions.argument(Type.OBJECT, scope, depth);
        Scope inside = scope.classBody(Type.OBJECT, grammar.setting.outerSelf(scope));
        String field = inside.name();
        Node value = grammar.expressions.assignable(Type.INT, inside.statement(), depth);
        inside.declare(new Variable(field, Type.INT, Use.ASSIGN));
        String parameter = inside.name();
        inside.declare(new Variable(parameter, Type.OBJECT, Use.CAPTURE));
        Node method = Node.of(
                Node.Sort.MEMBER,
                "@Override public Object run(Object " + parameter + ") {",
                grammar.statements.body(inside),
                "}");
        Node members = Node.list(Node.of(Node.Sort.MEMBER, "int " + field + " = ", value, ";"), method);
        Node created = Node.expression(Type.TASK, Level.PRIMARY, "new Toys.Task(log, ", argument, ") {", members, "}");
        return grammar.setting.has(Feature.NAMELESS_VARIABLE) && grammar.dice.oneIn(2)
                ? created
                : Node.expression(Type.TASK, Level.UNARY, "(Toys.Task) ", created.as(Feature.ANONYMOUS_CLASS));
    }

    /** Something that initialises a class. */
    private Node initialising(String name, Scope scope, int depth) {
        Node argument = grammar.expressions.argument(Type.OBJECT, scope, depth);
        return switch (grammar.dice.below(scope.rules.assigns() ? 3 : 2)) {
            case 0 -> Node.expression(Type.STRING, Level.PRIMARY, "new " + name + "(", argument, ").value()");
            case 1 -> Node.expression(Type.STRING, Level.PRIMARY, name + ".call(", argument, ")");
            default -> Node.expression(Type.STRING, Level.PRIMARY, "(" + name + ".text += ", argument, ")");
        };
    }
}
