package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Writes expressions of a given type. */
final class Expressions {
    private final Grammar grammar;
    private final Leaves leaves;
    private final List<Production> productions;

    Expressions(Grammar grammar, Leaves leaves, List<Production> productions) {
        this.grammar = grammar;
        this.leaves = leaves;
        this.productions = productions;
    }

    /** An expression of exactly a type, whatever stands around it. */
    Node exact(Type type, Scope scope, int depth) {
        Menu menu = grammar.menu();
        leaves.offer(menu, type, scope, depth);
        grammar.yields.offer(menu, type, scope, Math.max(0, depth - 1));
        if (depth > 0 && grammar.setting.hasRoom()) {
            grammar.setting.grow(1);
            menu.add(Feature.NOTED, 12, () -> noted(type, scope, depth - 1));
            menu.add(
                    Feature.PARENTHESES,
                    2,
                    () -> Node.expression(type, Level.PRIMARY, "(", exact(type, scope, depth - 1), ")"));
            productions.forEach(each -> each.offer(menu, type, scope, depth - 1));
        }
        return menu.choose();
    }

    /** An expression of exactly a type that may stand beside an operator. */
    Node exact(Type type, Scope scope, int depth, int level) {
        return exact(type, scope, depth).at(level);
    }

    /** What can be assigned to a type: where more is allowed than for an argument, which is constants that fit. */
    Node assignable(Type type, Scope scope, int depth) {
        boolean bare = grammar.setting.has(Feature.LITERAL) && grammar.dice.oneIn(12);
        Node constant = bare ? leaves.bare(type, scope) : null;
        return constant == null ? argument(type, scope, depth) : constant.as(Feature.LITERAL);
    }

    /** An argument for a parameter: it may mean something else in another place. */
    Node argument(Type type, Scope scope, int depth) {
        Menu menu = grammar.menu();
        menu.add(30, () -> exact(type, scope, depth));
        if (depth > 0 && grammar.setting.hasRoom()) {
            menu.add(15, () -> converted(type, scope, depth));
            menu.add(Feature.NULL, 1, () -> type.isPrimitive() ? null : Node.expression(type, Level.PRIMARY, "null"));
            menu.add(Feature.TARGET_TYPED_CONDITIONAL, 3, () -> conditional(type, scope, depth - 1));
            grammar.functions.offerTargetTyped(menu, type, scope, depth - 1);
            grammar.switches.offerTargetTyped(menu, type, scope, depth - 1);
        }
        return menu.choose();
    }

    /** A value for a variable that has one already: a text that is not longer and longer each time. */
    Node kept(Type type, Scope scope, int depth) {
        Node value = assignable(type, scope, depth);
        boolean grows = type == Type.STRING || type == Type.OBJECT || type == grammar.setting.head.variable();
        return grows && value.size() > 1 ? Node.expression(type, Level.PRIMARY, "Toys.kept(", value, ")") : value;
    }

    private Node noted(Type type, Scope scope, int depth) {
        Node value = exact(type, scope, depth);
        return type.isFunctional()
                ? null
                : Node.expression(type, Level.PRIMARY, "log.at(", grammar.setting.note(), ", ", value, ")");
    }

    /** An expression of another type that is converted to this one. */
    private Node converted(Type type, Scope scope, int depth) {
        List<Type> sources = new ArrayList<>();
        for (List<Type> some : List.of(Type.PRIMITIVES, Type.BOXES, Type.TOYS, List.of(Type.STRING, Type.NUMBER))) {
            some.stream().filter(each -> each != type && type.takes(each)).forEach(sources::add);
        }
        return sources.isEmpty() ? null : exact(grammar.dice.any(sources), scope, depth);
    }

    /** A conditional of references, whose sides are converted to the type that is asked for. */
    private Node conditional(Type type, Scope scope, int depth) {
        if (type.isPrimitive() || type.isBox() || type == Type.NUMBER || type == Type.OBJECT) {
            return null; // two numbers would meet in another type
        }
        Conditions.Test test = grammar.conditions.test(scope, depth);
        return Node.expression(
                type,
                Level.CONDITIONAL,
                test.node().at(Level.OR),
                " ? ",
                argument(type, test.ifTrue(scope), depth).at(Level.OR),
                " : ",
                argument(type, test.ifFalse(scope), depth).at(Level.CONDITIONAL));
    }
}
