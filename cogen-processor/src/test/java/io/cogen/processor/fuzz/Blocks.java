package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Variable.Use;
import java.util.ArrayList;
import java.util.List;

/** Blocks, labels, locks, assertions, and classes declared in a method. */
final class Blocks {
    private final Grammar grammar;

    Blocks(Grammar grammar) {
        this.grammar = grammar;
    }

    void offer(Menu menu, Scope scope, int depth) {
        menu.add(Feature.BLOCK, 2, () -> block(scope));
        menu.add(Feature.LABELED_BLOCK, 3, () -> labeled(scope));
        menu.add(Feature.SYNCHRONIZED, 2, () -> locked(scope, depth));
        menu.add(Feature.ASSERT, 2, () -> assertion(scope, depth));
        for (Feature kind :
                List.of(Feature.LOCAL_CLASS, Feature.LOCAL_RECORD, Feature.LOCAL_ENUM, Feature.LOCAL_INTERFACE)) {
            menu.add(kind, 1, () -> localType(kind, scope, depth));
        }
    }

    private Node block(Scope scope) {
        Node list = grammar.statements.list(scope.inner(scope.rules.deeper()));
        return Node.statement("{", list, "}").completing(list.completes());
    }

    private Node labeled(Scope scope) {
        String label = scope.label();
        Scope around = scope.statement();
        around.reserve(label);
        Target target = new Target(label, false, false);
        Node list = grammar.statements.list(around.inner(around.rules.toward(target)));
        return Node.statement(label + ": {", list, "}").completing(list.completes() || target.isLeft());
    }

    private Node locked(Scope scope, int depth) {
        Scope around = scope.statement();
        Node object = grammar.dice.oneIn(2)
                ? Node.expression(Type.OBJECT, Level.PRIMARY, "Toys.class")
                : grammar.expressions.exact(grammar.dice.any(Type.OBJECT, Type.STRING, Type.CELL), around, depth);
        Scope.Rules rules = around.rules.silent().deeper();
        Node list = grammar.statements.list(around.inner(rules));
        return Node.statement("synchronized (", object, ") {", list, "}").completing(list.completes());
    }

    private Node assertion(Scope scope, int depth) {
        Scope inside = scope.statement();
        Node condition = grammar.conditions.test(inside, depth).node();
        if (grammar.dice.oneIn(2)) {
            return Node.statement("assert ", condition, ";");
        }
        Node detail = grammar.expressions.exact(grammar.types.printable(inside), inside, depth);
        return Node.statement("assert ", condition, " : ", detail, ";");
    }

    /** A class, for what stands behind it or in a block with statements of its own. */
    private Node localType(Feature kind, Scope scope, int depth) {
        if (grammar.dice.oneIn(2)) {
            return declaration(kind, scope, depth);
        }
        Scope inside = scope.inner(scope.rules.deeper());
        List<Node> statements =
                new ArrayList<>(List.of(declaration(kind, inside, depth).as(kind)));
        Node rest = grammar.statements.list(inside);
        statements.addAll(rest.children());
        return Node.statement("{", Node.list(statements), "}").completing(rest.completes());
    }

    private Node declaration(Feature kind, Scope scope, int depth) {
        String name = "Local";
        for (int i = 2; !scope.reserve(name); i++) {
            name = "Local" + i;
        }
        Type result = grammar.dice.any(Type.INT, Type.STRING, Type.BOXED_INT);
        Type argument = kind == Feature.LOCAL_CLASS || kind == Feature.LOCAL_RECORD
                ? grammar.dice.any(Type.INT, Type.STRING, Type.OBJECT, Type.INTS)
                : null;
        boolean captures = kind == Feature.LOCAL_CLASS;
        Scope inside = captures ? scope.classBody(result, grammar.setting.outerSelf(scope)) : scope.staticBody(result);
        inside.reserve("held");
        if (argument != null) {
            inside.declare(new Variable("held", argument, Use.READ));
        }
        Node method = Node.of(
                Node.Sort.MEMBER,
                (kind == Feature.LOCAL_INTERFACE ? "default " : "") + result + " get(Log log) {",
                captures
                        ? grammar.statements.body(inside)
                        : grammar.setting.inStaticBody(() -> grammar.statements.body(inside)),
                "}");
        String head = switch (kind) {
            case LOCAL_CLASS ->
                "class " + name + " { final " + argument + " held; " + name + "(" + argument
                        + " held) { this.held = held; }";
            case LOCAL_RECORD -> "record " + name + "(" + argument + " held) {";
            case LOCAL_ENUM -> "enum " + name + " { ONE, TWO;";
            default -> "interface " + name + " {";
        };
        String before = kind == Feature.LOCAL_ENUM
                ? name + ".TWO"
                : kind == Feature.LOCAL_INTERFACE ? "new " + name + "() {}" : "new " + name + "(";
        scope.declare(new LocalType(before, argument, (argument == null ? "" : ")") + ".get(log)", result));
        return Node.statement(head, Node.list(method), "}");
    }
}
