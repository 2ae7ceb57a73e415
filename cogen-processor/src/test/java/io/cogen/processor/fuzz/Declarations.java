package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Variable.Use;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declarations of local variables. */
final class Declarations {
    private static final List<Feature> CONFUSING =
            List.of(Feature.BARE_INITIALISER, Feature.LAMBDA, Feature.METHOD_REFERENCE);

    private final Grammar grammar;

    Declarations(Grammar grammar) {
        this.grammar = grammar;
    }

    void offer(Menu menu, Scope scope, int depth) {
        menu.add(Feature.DECLARATION, 26, () -> declaration(scope, depth));
        menu.add(Feature.VAR, 7, () -> inferred(scope, depth));
        menu.add(Feature.SEVERAL_DECLARATORS, 3, () -> several(scope, depth));
        if (scope.rules.nesting() < 4 && grammar.setting.hasRoom()) {
            menu.add(Feature.BLANK_VARIABLE, 3, () -> assignedByBranches(scope, depth));
            menu.add(Feature.BLANK_VARIABLE, 2, () -> assignedByTry(scope, depth));
            menu.add(Feature.BLANK_VARIABLE, 2, () -> assignedByLoop(scope, depth));
            menu.add(Feature.NAMELESS_VARIABLE, 3, () -> nameless(scope, depth));
        }
    }

    /** A name, now and then one that hides a field. */
    private String name(Scope scope) {
        List<Owner.Field> fields = grammar.setting.owner().fields;
        if (!fields.isEmpty() && grammar.dice.oneIn(12)) {
            String hidden = grammar.dice.any(fields).name();
            if (scope.reserve(hidden)) {
                return hidden;
            }
        }
        return scope.name();
    }

    private Use use() {
        return grammar.dice.any(Use.ASSIGN, Use.CAPTURE);
    }

    private String modifier(Use use) {
        return use == Use.CAPTURE && grammar.dice.oneIn(4) ? "final " : "";
    }

    private Node declaration(Scope scope, int depth) {
        Type type = grammar.types.any();
        String name = name(scope);
        Use use = use();
        boolean dimensionBehind = type.component != null && grammar.dice.oneIn(6);
        String declarator = dimensionBehind && type.component.component == null
                ? type.component + " " + name + "[]"
                : type + " " + name;
        Node value = type.component != null && grammar.setting.has(Feature.BARE_INITIALISER) && grammar.dice.oneIn(2)
                ? elements(type, scope.statement(), depth)
                : grammar.expressions.assignable(type, scope.statement(), depth);
        scope.declare(new Variable(name, type, use));
        return Node.statement(modifier(use) + declarator + " = ", value, ";");
    }

    /** An array initialiser, as it may stand in declarations only. */
    private Node elements(Type type, Scope scope, int depth) {
        List<Node> elements = new ArrayList<>();
        for (int i = grammar.dice.between(0, 3); i > 0; i--) {
            elements.add(
                    type == Type.GRID && grammar.dice.oneIn(2)
                            ? elements(Type.INTS, scope, depth)
                            : grammar.expressions.assignable(type.component, scope, depth));
        }
        return Node.expression(type, Level.ASSIGNMENT, "{", Node.list(elements), "}")
                .as(Feature.BARE_INITIALISER);
    }

    private @Nullable Node inferred(Scope scope, int depth) {
        Type type = grammar.types.any();
        String name = scope.name();
        Use use = use();
        Node value = grammar.expressions.exact(type, scope.statement(), depth);
        scope.declare(new Variable(name, type, use));
        // javac takes what needs a target type, deep in a switch, for the value of the variable itself.
        boolean confuses = CONFUSING.stream().anyMatch(value::contains);
        String declared = confuses ? type.name : "var";
        return Node.statement(modifier(use) + declared + " " + name + " = ", value, ";");
    }

    private Node several(Scope scope, int depth) {
        Type type = grammar.dice.any(Type.INT, Type.STRING, Type.LONG, Type.OBJECT);
        Use use = use();
        List<Object> parts = new ArrayList<>(List.of(modifier(use) + type + " "));
        for (int i = 0; i < 2; i++) {
            String name = scope.name();
            parts.add((i == 0 ? "" : ", ") + name + " = ");
            parts.add(grammar.expressions.assignable(type, scope.statement(), depth));
            scope.declare(new Variable(name, type, use));
        }
        parts.add(";");
        return Node.statement(parts.toArray());
    }

    /** Statements, and at their end, if it is reached, an assignment to a variable that has no value before. */
    private Node assigning(String name, Type type, Scope scope, int depth) {
        Node list = grammar.statements.list(scope);
        if (!list.completes()) {
            return list;
        }
        List<Node> statements = new ArrayList<>(list.children());
        Node value = grammar.expressions.assignable(type, scope.statement(), depth);
        statements.add(Node.statement(name + " = ", value, ";"));
        return Node.list(statements);
    }

    private Node assignedByBranches(Scope scope, int depth) {
        Type type = grammar.types.any();
        String name = scope.name();
        Use use = use();
        Scope inside = scope.statement();
        Conditions.Test test = grammar.conditions.test(inside, depth);
        Node yes = assigning(name, type, Branches.block(inside, test.whenTrue()), depth);
        Node no = assigning(name, type, Branches.block(inside, test.whenFalse()), depth);
        scope.declare(new Variable(name, type, use));
        if (yes.completes() != no.completes()) {
            Branches.declareBehind(scope, yes.completes() ? test.whenTrue() : test.whenFalse());
        }
        String declaration = modifier(use) + type + " " + name + "; ";
        return Node.statement(declaration + "if (", test.node(), ") {", yes, "} else {", no, "}")
                .completing(yes.completes() || no.completes());
    }

    private Node assignedByTry(Scope scope, int depth) {
        Type type = grammar.types.any();
        String name = scope.name();
        Scope inside = scope.statement();
        Node body = assigning(name, type, inside.inner(inside.rules.deeper().checked(true)), depth);
        String caught = scope.name();
        Node handler = assigning(name, type, inside.inner(inside.rules.deeper()), depth);
        scope.declare(new Variable(name, type, Use.ASSIGN));
        String declaration = type + " " + name + "; ";
        return Node.statement(declaration + "try {", body, "} catch (Exception " + caught + ") {", handler, "}")
                .completing(body.completes() || handler.completes());
    }

    /** No break leads out of the body, and so whoever comes behind the loop comes from the assignment. */
    private Node assignedByLoop(Scope scope, int depth) {
        Type type = grammar.types.any();
        String name = scope.name();
        Scope inside = scope.statement();
        Node body =
                assigning(name, type, inside.inner(inside.rules.withoutJumps().deeper()), depth);
        if (!body.completes()) {
            return Node.statement("{", body, "}").completing(false);
        }
        Node condition = grammar.expressions.exact(Type.BOOLEAN, inside, depth, Level.AND + 1);
        scope.declare(new Variable(name, type, Use.ASSIGN));
        return Node.statement(type + " " + name + "; do {", body, "} while (log.goesOn() && ", condition, ");");
    }

    /** A variable of an anonymous class, which only {@code var} can declare. */
    private Node nameless(Scope scope, int depth) {
        Scope block = scope.inner(scope.rules.deeper());
        String name = block.name();
        String field = block.name();
        Scope inside = block.classBody(Type.INT, grammar.setting.outerSelf(block));
        Node value = grammar.expressions.assignable(Type.INT, inside.statement(), depth);
        Node list = grammar.statements.list(block);
        List<Node> statements = new ArrayList<>(list.children());
        if (list.completes()) {
            statements.add(Node.statement("log.show(" + name + "." + field + ");"));
        }
        String head = "{ var " + name + " = new Object() { int " + field + " = ";
        return Node.statement(head, value, "; };", Node.list(statements), "}").completing(list.completes());
    }
}
