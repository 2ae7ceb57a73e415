package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Suspension points. */
final class Yields implements Production {
    private final Grammar grammar;

    Yields(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        Setting.Head head = grammar.setting.head;
        if (!scope.rules.yields() || !grammar.setting.mayYield() || head.form() == null) {
            return;
        }
        if (head.form().yields()) {
            offerYield(menu, type, scope, depth);
        }
        if (head.form().awaits()) {
            if (!type.isPrimitive() && type.component == null && !type.isFunctional()) {
                menu.add(Feature.AWAIT, weight(40, depth), () -> awaited(type, scope, depth));
            } else if (type.isPrimitive()) {
                menu.add(Feature.AWAIT, weight(40, depth), () -> cast(type, awaited(type.boxed(), scope, depth)));
            }
            menu.add(
                    Feature.AWAIT,
                    type == Type.OPERATION ? 30 : 0,
                    () -> Node.expression(
                            type,
                            Level.PRIMARY,
                            "ops.op(" + grammar.setting.note() + ", ",
                            grammar.expressions.exact(Type.STRING, scope, depth),
                            ")"));
            menu.add(
                    Feature.AWAIT_OF_VARIABLE,
                    type == Type.STRING ? 10 : 0,
                    () -> marked(type, "Co.yield(", grammar.expressions.exact(Type.OPERATION, scope, depth), ")"));
        }
        for (Owner owner : grammar.setting.owners()) {
            owner.callees.stream()
                    .filter(each -> each.returned().boxed() == type)
                    .forEach(each -> offerCall(menu, each, scope, depth));
        }
    }

    /** What is sent: as it is, unboxed, or as a number, a truth value or a text. */
    private void offerYield(Menu menu, Type type, Scope scope, int depth) {
        Type sent = grammar.setting.head.sent();
        if (type == sent) {
            menu.add(Feature.YIELD, weight(60, depth), () -> yielded(scope, depth));
        } else if (sent.isBox() && type == sent.unboxed()) {
            menu.add(Feature.YIELD, weight(60, depth), () -> cast(type, yielded(scope, depth)));
        } else if (sent.isBox() && type == Type.BOOLEAN) {
            menu.add(
                    Feature.YIELD,
                    weight(30, depth),
                    () -> Node.expression(
                            type, Level.RELATION, yielded(scope, depth), grammar.dice.any(" > ", " <= "), "1"));
        } else if (type == Type.INT || type == Type.BOOLEAN || type == Type.STRING) {
            String method = type == Type.INT ? "number(" : type == Type.STRING ? "text(" : "truth(";
            menu.add(
                    Feature.YIELD,
                    weight(40, depth),
                    () -> Node.expression(type, Level.PRIMARY, "Toys." + method, yielded(scope, depth), ")"));
        }
    }

    /** Deep in an expression there are few: not all in one place. */
    private static int weight(int weight, int depth) {
        return depth == 0 ? weight / 6 : weight;
    }

    private static Node cast(Type type, Node value) {
        return Node.expression(type, Level.UNARY, "(" + type + ") ", value);
    }

    private void offerCall(Menu menu, Owner.Callee callee, Scope scope, int depth) {
        Setting.Head head = grammar.setting.head;
        if (callee.throwsChecked() && !scope.rules.checked()) {
            return;
        } else if (callee.form() == Form.COROUTINE
                && Objects.requireNonNull(head.form()).awaits()) {
            menu.add(Feature.AWAIT_OF_CALL, 30, () -> call("Co.yield(", callee, scope, depth));
        } else if (callee.form() == Form.GENERATOR
                && Objects.requireNonNull(head.form()).yields()
                && head.yielded().isAbove(callee.yielded())
                && callee.sent().isAbove(head.sent())) {
            menu.add(Feature.YIELD_ALL_OF_GENERATOR, 30, () -> call("out.yieldAll(", callee, scope, depth));
        }
    }

    /** Suspension points that give nothing, as a statement; null if there are none. */
    @Nullable
    Node statement(Scope scope, int depth) {
        Setting.Head head = grammar.setting.head;
        if (!scope.rules.yields() || !grammar.setting.mayYield() || head.form() == null) {
            return null;
        }
        Menu menu = grammar.menu();
        if (head.form().awaits()) {
            menu.add(Feature.AWAIT, 10, () -> marked(Type.VOID, "Co.yield(Events.pass())"));
        }
        if (head.form().yields()) {
            Type list = head.yielded() == Type.STRING
                    ? Type.STRING_LIST
                    : head.yielded() == Type.BOXED_INT ? Type.NUMBER_LIST : null;
            Type chosen = head.yielded() == Type.OBJECT ? grammar.dice.any(Type.STRING_LIST, Type.NUMBER_LIST) : list;
            menu.add(
                    Feature.YIELD_ALL_OF_LIST,
                    chosen == null ? 0 : 10,
                    () -> marked(Type.VOID, "out.yieldAll(", grammar.expressions.exact(chosen, scope, depth), ")"));
        }
        for (Owner owner : grammar.setting.owners()) {
            owner.callees.stream()
                    .filter(each -> each.returned() == Type.VOID)
                    .forEach(each -> offerCall(menu, each, scope, depth));
        }
        return menu.chooseIfAny();
    }

    private Node marked(Type type, Object... parts) {
        grammar.setting.countYield();
        return Node.expression(type, Level.PRIMARY, parts);
    }

    private Node yielded(Scope scope, int depth) {
        Setting.Head head = grammar.setting.head;
        grammar.setting.countYield();
        Node value = grammar.expressions.argument(Objects.requireNonNull(head.yielded()), scope, depth);
        return Node.expression(Objects.requireNonNull(head.sent()), Level.PRIMARY, "out.yield(", value, ")");
    }

    /** An operation that gives a value of a type; of a boxed type sometimes by a value that is not boxed yet. */
    private Node awaited(Type type, Scope scope, int depth) {
        grammar.setting.countYield();
        Type given = grammar.dice.oneIn(2) ? type.unboxed() : type;
        String method = scope.rules.checked() && grammar.dice.oneIn(2) ? "io" : "op";
        Object name =
                grammar.dice.oneIn(12) ? grammar.expressions.exact(Type.STRING, scope, depth) : grammar.setting.note();
        Node value = grammar.expressions.exact(given, scope, depth);
        return Node.expression(type, Level.PRIMARY, "Co.yield(ops." + method + "(", name, ", ", value, "))");
    }

    private @Nullable Node call(String marker, Owner.Callee callee, Scope scope, int depth) {
        List<Object> parts = new ArrayList<>(List.of(marker));
        parts.addAll(creation(callee, scope, depth));
        parts.add(")");
        grammar.setting.countYield();
        return Node.expression(callee.returned().boxed(), Level.PRIMARY, parts.toArray());
    }

    /** Calls the factory of another method. */
    List<Object> creation(Owner.Callee callee, Scope scope, int depth) {
        List<Object> parts = new ArrayList<>();
        parts.add(callee.owner().generated() + "." + callee.name() + "(");
        if (!callee.isStatic()) {
            parts.add(grammar.expressions.exact(callee.owner().type, scope, depth));
            parts.add(", ");
        }
        parts.add(callee.form().awaits() ? "log, ops" : "log");
        for (Type each : callee.parameters()) {
            parts.add(", ");
            parts.add(grammar.expressions.argument(each, scope, depth));
        }
        parts.add(")");
        return parts;
    }
}
