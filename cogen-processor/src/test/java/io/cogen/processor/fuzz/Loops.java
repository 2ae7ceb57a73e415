package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Conditions.Test;
import io.cogen.processor.fuzz.Variable.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loops. Each asks the log whether it may go on, so that it ends. */
final class Loops {
    private static final String FUEL = "log.goesOn() && ";
    private static final String BREAK = "if (!log.goesOn()) break; ";
    private static final String THROW = "if (!log.goesOn()) throw new IllegalStateException(\"no fuel\"); ";

    private final Grammar grammar;

    Loops(Grammar grammar) {
        this.grammar = grammar;
    }

    void offer(Menu menu, Scope scope, int depth) {
        menu.add(Feature.WHILE, 3, () -> whileLoop(scope, depth));
        menu.add(Feature.WHILE, 1, () -> search(scope, depth));
        menu.add(Feature.DO, 3, () -> doLoop(scope, depth));
        menu.add(Feature.FOR, 4, () -> forLoop(scope, depth));
        menu.add(Feature.FOR_EACH_ARRAY, 3, () -> forEach(grammar.dice.any(Type.ARRAYS), scope, depth));
        menu.add(
                Feature.FOR_EACH_LIST,
                3,
                () -> forEach(grammar.dice.any(Type.STRING_LIST, Type.NUMBER_LIST), scope, depth));
        menu.add(Feature.ENDLESS_LOOP, 2, () -> endless(scope, depth));
        new Resumptions(grammar).offer(menu, scope, depth);
    }

    private record Loop(Scope around, Target target) {
        Scope body(List<Variable> bound) {
            Scope body = around.inner(around.rules.toward(target));
            body.bind(bound);
            return body;
        }

        Node node(boolean completes, Object... parts) {
            Node loop = Node.statement(parts).completing(completes);
            return target.label == null
                    ? loop
                    : Node.statement(target.label + ": ", loop)
                            .completing(completes)
                            .as(Feature.LABELED_LOOP);
        }
    }

    private Loop loop(Scope scope) {
        Scope around = scope.statement();
        boolean labeled = grammar.setting.has(Feature.LABELED_LOOP) && grammar.dice.oneIn(4);
        String label = labeled ? scope.label() : null;
        if (label != null) {
            around.reserve(label);
        }
        return new Loop(around, new Target(label, true, true));
    }

    private Node whileLoop(Scope scope, int depth) {
        Loop loop = loop(scope);
        Test test = grammar.conditions.test(loop.around, depth);
        Node body = grammar.statements.list(loop.body(test.whenTrue()));
        return loop.node(true, "while (" + FUEL, test.node().at(Level.AND + 1), ") {", body, "}");
    }

    /** A loop until a pattern matches; what it binds is known behind the loop, unless a break leads there. */
    private @Nullable Node search(Scope scope, int depth) {
        Loop loop = loop(scope);
        Test test = grammar.conditions.test(loop.around, depth + 1);
        if (test.whenTrue().isEmpty()) {
            return null;
        }
        Node body = grammar.statements.list(loop.body(List.of()));
        test.whenTrue().forEach(each -> scope.reserve(each.name()));
        // javac forgets it behind a label, in a group of a switch, and with any break, those of rules included.
        boolean forgotten = loop.target.label != null
                || scope.isGroup()
                || body.contains(Feature.BREAK)
                || body.contains(Feature.RULE_SWITCH);
        if (!loop.target.isLeft() && !forgotten) {
            scope.bind(test.whenTrue());
        }
        return loop.node(true, "while (!", test.node().at(Level.PRIMARY), ") {" + THROW, body, "}");
    }

    private Node doLoop(Scope scope, int depth) {
        Loop loop = loop(scope);
        Node body = grammar.statements.list(loop.body(List.of()));
        if (!body.completes() && !loop.target.isContinued()) {
            return loop.node(loop.target.isLeft(), "do {", body, "} while (log.goesOn());"); // which nobody asks
        }
        Test test = grammar.conditions.test(loop.around, depth);
        return loop.node(true, "do {", body, "} while (" + FUEL, test.node().at(Level.AND + 1), ");");
    }

    private Node forLoop(Scope scope, int depth) {
        Loop loop = loop(scope);
        Scope around = loop.around;
        List<Object> parts = new ArrayList<>(List.of("for ("));
        if (grammar.dice.percent(80)) {
            Type type = grammar.dice.any(Type.INT, Type.INT, Type.LONG, Type.BOXED_INT, Type.STRING);
            String name = around.name();
            parts.add(type + " " + name + " = ");
            parts.add(grammar.expressions.assignable(type, around, depth));
            around.declare(new Variable(name, type, Use.ASSIGN));
        } else {
            parts.add(effects(around, depth));
        }
        boolean endless = grammar.dice.oneIn(6);
        Test test = grammar.conditions.test(around, depth);
        Node body = grammar.statements.list(loop.body(endless ? List.of() : test.whenTrue()));
        parts.add("; ");
        parts.addAll(endless ? List.of() : List.of(FUEL, test.node().at(Level.AND + 1)));
        parts.add("; ");
        parts.add(body.completes() || loop.target.isContinued() ? effects(around, depth) : Node.list());
        parts.add(") {" + (endless ? BREAK : ""));
        parts.add(body);
        parts.add("}");
        return loop.node(true, parts.toArray());
    }

    /** Expressions between the semicolons of a loop's head. */
    private Node effects(Scope scope, int depth) {
        List<Node> effects = new ArrayList<>();
        for (int i = grammar.dice.between(0, 2); i > 0; i--) {
            Node effect = new Effects(grammar).expression(scope, depth);
            if (effect != null) {
                effects.add(effect);
            }
        }
        return Node.list(effects);
    }

    private Node forEach(Type type, Scope scope, int depth) {
        Loop loop = loop(scope);
        Type element = type == Type.STRING_LIST
                ? Type.STRING
                : type == Type.NUMBER_LIST ? Type.BOXED_INT : Objects.requireNonNull(type.component);
        Node all = grammar.expressions.exact(type, loop.around, depth);
        Use use = grammar.dice.any(Use.ASSIGN, Use.CAPTURE);
        Type declared = element == Type.BOXED_INT && grammar.dice.oneIn(3)
                ? grammar.dice.any(Type.INT, Type.LONG, Type.OBJECT)
                : element;
        Scope body = loop.body(List.of());
        String name = body.name();
        body.declare(new Variable(name, declared, use));
        String text = declared == element && grammar.dice.oneIn(4) ? "var " : declared + " ";
        Node list = grammar.statements.list(body);
        return loop.node(true, "for (" + text + name + " : ", all, ") {", list, "}");
    }

    private Node endless(Scope scope, int depth) {
        Loop loop = loop(scope);
        boolean breaks = grammar.dice.oneIn(3);
        Node body = grammar.statements.list(loop.body(List.of()));
        String head = grammar.dice.any("while (true) {", "for (;;) {");
        return loop.node(breaks || loop.target.isLeft(), head + (breaks ? BREAK : THROW), body, "}");
    }
}
