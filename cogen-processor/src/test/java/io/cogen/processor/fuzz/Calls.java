package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of methods: of the program's own, of overloaded and generic ones, of objects. */
final class Calls implements Production {
    /** A method of some object, with arguments of these types. */
    private record Method(Type receiver, String name, List<Type> parameters, Type returned) {}

    private static final List<Method> METHODS = List.of(
            new Method(Type.CELL, "plus", List.of(Type.INT), Type.INT),
            new Method(Type.CELL, "text", List.of(), Type.STRING),
            new Method(Type.TASK, "run", List.of(Type.OBJECT), Type.OBJECT),
            new Method(Type.CIRCLE, "radius", List.of(), Type.INT),
            new Method(Type.SQUARE, "side", List.of(), Type.BOXED_INT),
            new Method(Type.SQUARE, "name", List.of(), Type.STRING),
            new Method(Type.PAIR, "first", List.of(), Type.OBJECT),
            new Method(Type.COLOUR, "name", List.of(), Type.STRING),
            new Method(Type.COLOUR, "ordinal", List.of(), Type.INT),
            new Method(Type.NUMBER, "intValue", List.of(), Type.INT),
            new Method(Type.NUMBER, "longValue", List.of(), Type.LONG),
            new Method(Type.OBJECT, "toString", List.of(), Type.STRING),
            new Method(Type.STRING_LIST, "get", List.of(Type.INT), Type.STRING),
            new Method(Type.NUMBER_LIST, "get", List.of(Type.INT), Type.BOXED_INT),
            new Method(Type.NUMBER_LIST, "size", List.of(), Type.INT),
            new Method(Type.NUMBER_LIST, "add", List.of(Type.BOXED_INT), Type.BOOLEAN),
            new Method(Type.STRING_LIST, "set", List.of(Type.INT, Type.STRING), Type.STRING));

    private final Grammar grammar;

    Calls(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        offerHelpers(menu, type, scope, depth);
        METHODS.stream()
                .filter(each -> each.returned == type)
                .forEach(each -> menu.add(Feature.METHOD_OF_OBJECT, 3, () -> ofObject(each, scope, depth)));
        if (type == Type.STRING) {
            menu.add(Feature.OVERLOADED_CALL, 10, () -> overloaded(scope, depth));
            menu.add(Feature.VARARGS_CALL, 6, () -> joined(scope, depth));
            if (grammar.setting.owner().isSubclass && scope.self() != null) {
                menu.add(
                        Feature.INHERITED_CALL,
                        16,
                        () -> inherited(scope.self().equals("this") ? "this." : "", scope, depth));
                menu.add(
                        Feature.SUPER_CALL,
                        scope.self().equals("this") ? 16 : 0,
                        () -> inherited("super.", scope, depth));
            }
        } else if (type == Type.INT) {
            menu.add(Feature.VARARGS_CALL, 3, () -> summed(scope, depth));
        } else if (type == Type.CELL) {
            menu.add(
                    Feature.METHOD_OF_OBJECT,
                    8,
                    () -> Node.expression(
                            type,
                            Level.PRIMARY,
                            grammar.expressions.exact(type, scope, depth, Level.PRIMARY),
                            ".self(log)"));
        }
        if (!type.isPrimitive() && !type.isFunctional()) {
            menu.add(Feature.GENERIC_CALL, 5, () -> generic(type, scope, depth));
            for (Owner owner : grammar.setting.owners()) {
                menu.add(Feature.PRIVATE_CALL_WITH_TYPE_ARGUMENTS, 2, () -> passed(owner, type, scope, depth));
            }
            menu.add(Feature.FAILING_CALL, 1, () -> failing(type, scope));
        }
    }

    /** Arguments, each behind a comma. */
    private List<Object> arguments(List<Type> parameters, Scope scope, int depth) {
        List<Object> parts = new ArrayList<>();
        for (Type each : parameters) {
            parts.add(", ");
            parts.add(grammar.expressions.argument(each, scope, depth));
        }
        return parts;
    }

    private void offerHelpers(Menu menu, Type type, Scope scope, int depth) {
        for (Owner owner : grammar.setting.owners()) {
            boolean mine = owner == grammar.setting.owner();
            for (Owner.Helper each : owner.helpers) {
                if (each.returned() != type) {
                    continue;
                } else if (each.isStatic() && owner.kind != Owner.Kind.INTERFACE) {
                    menu.add(
                            Feature.HELPER_CALL,
                            5,
                            () -> helper(mine && grammar.dice.oneIn(2) ? "" : owner.name + ".", each, scope, depth));
                } else if (each.isStatic()) {
                    menu.add(Feature.HELPER_CALL, 5, () -> helper(owner.name + ".", each, scope, depth));
                } else if (mine && scope.self() != null) {
                    menu.add(
                            Feature.HELPER_CALL,
                            6,
                            () -> helper(grammar.dice.any("", scope.self() + "."), each, scope, depth));
                } else if (scope.self() != null && grammar.setting.owner().kind == Owner.Kind.INNER) {
                    menu.add(
                            Feature.ENCLOSING_INSTANCE,
                            60,
                            () -> helper(owner.name + ".this.", each, scope, depth + 1));
                }
                if (!each.isStatic() && owner.hasConstructor()) {
                    menu.add(Feature.HELPER_CALL, 3, () -> {
                        Node receiver = grammar.expressions.exact(owner.type, scope, depth, Level.PRIMARY);
                        List<Object> parts = new ArrayList<>(List.of(receiver));
                        parts.addAll(helper(".", each, scope, depth).parts());
                        return Node.expression(type, Level.PRIMARY, parts.toArray());
                    });
                }
            }
            if (type == Type.STRING && !owner.overloads.isEmpty()) {
                menu.add(Feature.OVERLOADED_CALL, 6, () -> {
                    Node argument = grammar.expressions.exact(grammar.types.printable(scope), scope, depth);
                    return Node.expression(type, Level.PRIMARY, owner.name + ".k(log, ", argument, ")");
                });
            }
        }
    }

    private Node helper(String before, Owner.Helper helper, Scope scope, int depth) {
        List<Object> parts = new ArrayList<>(List.of(before + helper.name() + "(log"));
        parts.addAll(arguments(helper.parameters(), scope, depth));
        parts.add(")");
        return Node.expression(helper.returned(), Level.PRIMARY, parts.toArray());
    }

    private Node inherited(String before, Scope scope, int depth) {
        Node argument = grammar.expressions.argument(Type.OBJECT, scope, depth);
        return Node.expression(Type.STRING, Level.PRIMARY, before + "greet(log, ", argument, ")");
    }

    private Node ofObject(Method method, Scope scope, int depth) {
        List<Object> parts = new ArrayList<>();
        parts.add(grammar.expressions.exact(method.receiver, scope, depth, Level.PRIMARY));
        List<Object> arguments = arguments(method.parameters, scope, depth);
        parts.add("." + method.name + "(");
        parts.addAll(arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size()));
        parts.add(")");
        return Node.expression(method.returned, Level.PRIMARY, parts.toArray());
    }

    private Node overloaded(Scope scope, int depth) {
        Node argument = grammar.expressions.exact(grammar.types.printable(scope), scope, depth);
        return Node.expression(Type.STRING, Level.PRIMARY, "Toys.kind(", argument, ")");
    }

    private Node joined(Scope scope, int depth) {
        if (grammar.dice.oneIn(5)) {
            Node array = grammar.expressions.exact(Type.OBJECTS, scope, depth);
            return Node.expression(Type.STRING, Level.PRIMARY, "Toys.join(", array, ")");
        }
        return Node.expression(Type.STRING, Level.PRIMARY, "Toys.join(", several(Type.OBJECT, 0, scope, depth), ")");
    }

    private Node several(Type type, int least, Scope scope, int depth) {
        List<Node> elements = new ArrayList<>();
        for (int i = grammar.dice.between(least, 3); i > 0; i--) {
            elements.add(grammar.expressions.exact(type, scope, depth));
        }
        return Node.list(elements);
    }

    private Node summed(Scope scope, int depth) {
        Node name = grammar.expressions.argument(Type.STRING, scope, depth);
        Object rest = grammar.dice.oneIn(3)
                ? grammar.expressions.exact(Type.INTS, scope, depth)
                : several(grammar.dice.any(Type.INT, Type.BOXED_INT, Type.CHAR), 1, scope, depth);
        return Node.expression(Type.INT, Level.PRIMARY, "Toys.sum(", name, ", ", rest, ")");
    }

    private Node generic(Type type, Scope scope, int depth) {
        Expressions expressions = grammar.expressions;
        if ((type == Type.NUMBER_LIST || type == Type.STRING_LIST) && grammar.dice.oneIn(2)) {
            Type element = type == Type.NUMBER_LIST ? grammar.dice.any(Type.INT, Type.BOXED_INT) : Type.STRING;
            return Node.expression(type, Level.PRIMARY, "Toys.list(", several(element, 1, scope, depth), ")");
        } else if ((type == Type.STRING || type == Type.BOXED_INT) && grammar.dice.oneIn(3)) {
            Node left = expressions.exact(type, scope, depth);
            Node right = expressions.exact(type == Type.BOXED_INT ? Type.INT : type, scope, depth);
            return Node.expression(type, Level.PRIMARY, "Toys.larger(", left, ", ", right, ")");
        } else if (grammar.dice.oneIn(3)) {
            String witness = type.component == null && grammar.dice.oneIn(3) ? "<" + type + ">" : "";
            return Node.expression(
                    type, Level.PRIMARY, "Toys." + witness + "same(", expressions.exact(type, scope, depth), ")");
        }
        Node first = expressions.exact(Type.BOOLEAN, scope, depth);
        Node left = expressions.exact(type, scope, depth);
        Node right = expressions.exact(type, scope, depth);
        return Node.expression(type, Level.PRIMARY, "Toys.pick(", first, ", ", left, ", ", right, ")");
    }

    private Node passed(Owner owner, Type type, Scope scope, int depth) {
        Node value = grammar.expressions.argument(type, scope, depth);
        return Node.expression(type, Level.PRIMARY, owner.name + ".<" + type + ">pass(log, ", value, ")");
    }

    private @Nullable Node failing(Type type, Scope scope) {
        boolean checked = scope.rules.checked() && grammar.dice.oneIn(2);
        String method = checked ? "failChecked" : "fail";
        return Node.expression(type, Level.PRIMARY, "log.<" + type + ">" + method + "(" + grammar.setting.note() + ")");
    }
}
