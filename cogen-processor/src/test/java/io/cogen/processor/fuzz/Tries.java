package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Variable.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Try statements with catches and finally, and with resources. */
final class Tries {
    private final Grammar grammar;

    Tries(Grammar grammar) {
        this.grammar = grammar;
    }

    void offer(Menu menu, Scope scope, int depth) {
        menu.add(Feature.TRY_CATCH, 8, () -> guarded(scope, depth, grammar.dice.between(1, 2), grammar.dice.oneIn(3)));
        menu.add(Feature.FINALLY, 6, () -> guarded(scope, depth, grammar.dice.below(2), true));
        menu.add(Feature.TRY_WITH_RESOURCES, 6, () -> withResources(scope, depth));
    }

    /** A try statement around something that has begun already. */
    private Node guarded(Scope scope, int depth, int catches, boolean cleans) {
        Scope inside = scope.statement();
        Node cleanup = cleans && grammar.setting.has(Feature.FINALLY) ? cleanup(inside) : null;
        List<List<Type>> caught = caught(catches);
        boolean handled = caught.stream().flatMap(List::stream).anyMatch(each -> !each.isUnchecked());
        Scope.Rules rules = behind(inside.rules.deeper(), cleanup);
        Node body = grammar.statements.list(inside.inner(rules.checked(rules.checked() || handled)));
        boolean pretends = caught.stream().anyMatch(each -> each.contains(Type.IO_EXCEPTION));
        List<Node> clauses = clauses(caught, cleanup, inside.inner(rules));
        return Node.statement("try {" + (pretends ? "log.mayThrow(); " : ""), body, "}", Node.list(clauses))
                .completing(completes(body, clauses, cleanup));
    }

    /** Before a finally block that does not complete, no jump arrives. */
    private static Scope.Rules behind(Scope.Rules rules, Node cleanup) {
        return cleanup == null || cleanup.completes() ? rules : rules.unreached();
    }

    private static boolean completes(Node body, List<Node> clauses, Node cleanup) {
        boolean some = body.completes()
                || clauses.stream().anyMatch(each -> each.feature() != Feature.FINALLY && each.completes());
        return some && (cleanup == null || cleanup.completes());
    }

    private Node cleanup(Scope scope) {
        boolean abrupt = grammar.setting.has(Feature.ABRUPT_FINALLY) && grammar.dice.oneIn(4);
        Scope.Rules rules = scope.rules.deeper();
        Node list = grammar.statements.list(scope.inner(abrupt ? rules : rules.withoutJumps()));
        return list.completes() ? list : list.as(Feature.ABRUPT_FINALLY);
    }

    /** What is caught, in an order in which nothing hides what comes later. */
    private List<List<Type>> caught(int count) {
        List<Type> chosen = Type.THROWABLES.stream()
                .filter(each -> !isAll(each) || grammar.setting.has(Feature.CATCH_ALL))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean union = count > 0 && grammar.setting.has(Feature.UNION_CATCH) && grammar.dice.oneIn(4);
        while (chosen.size() > count) {
            chosen.remove(grammar.dice.below(chosen.size()));
        }
        List<List<Type>> caught = new ArrayList<>();
        chosen.forEach(each -> caught.add(List.of(each)));
        if (union) {
            List<Type> more = new ArrayList<>(Type.UNRELATED);
            more.removeAll(chosen);
            Type first = more.remove(grammar.dice.below(more.size()));
            caught.add(0, List.of(first, more.get(grammar.dice.below(more.size()))));
        }
        return caught;
    }

    private static boolean isAll(Type type) {
        return type == Type.THROWABLE || type == Type.ERROR;
    }

    private List<Node> clauses(List<List<Type>> caught, Node cleanup, Scope scope) {
        List<Node> clauses = new ArrayList<>();
        for (List<Type> types : caught) {
            Scope handler = scope.inner();
            String name = handler.name();
            Type type = types.size() == 1 ? types.get(0) : Type.RUNTIME_EXCEPTION;
            handler.declare(new Variable(name, type, Use.CAPTURE));
            String pass = isAll(type) ? "log.pass(" + name + "); " : "";
            String text = types.stream().map(Type::toString).collect(Collectors.joining(" | "));
            Node list = grammar.statements.list(handler);
            clauses.add(Node.of(Node.Sort.CLAUSE, "catch (" + text + " " + name + ") {" + pass, list, "}")
                    .completing(list.completes())
                    .as(types.size() > 1 ? Feature.UNION_CATCH : isAll(type) ? Feature.CATCH_ALL : Feature.TRY_CATCH));
        }
        if (cleanup != null) {
            clauses.add(Node.of(Node.Sort.CLAUSE, "finally {", cleanup, "}")
                    .completing(cleanup.completes())
                    .as(Feature.FINALLY));
        }
        return clauses;
    }

    /** Closing a resource may throw an IOException: it is caught where the method cannot throw it. */
    private Node withResources(Scope scope, int depth) {
        Scope inside = scope.inner(scope.rules.deeper());
        List<Node> before = new ArrayList<>();
        List<String> existing = new ArrayList<>();
        if (grammar.setting.has(Feature.EXISTING_RESOURCE) && grammar.dice.oneIn(3)) {
            String name = inside.name();
            before.add(Node.statement("Log.Resource " + name + " = ", opened(inside.statement(), depth), ";"));
            inside.declare(new Variable(name, Type.RESOURCE, Use.CAPTURE));
            existing.add(name);
        }
        Node cleanup =
                grammar.setting.has(Feature.FINALLY) && grammar.dice.oneIn(4) ? cleanup(inside.statement()) : null;
        List<List<Type>> caught = new ArrayList<>();
        boolean handled = !scope.rules.checked() || grammar.dice.oneIn(3);
        if (handled) {
            caught.add(List.of(grammar.dice.any(Type.IO_EXCEPTION, Type.EXCEPTION)));
        }
        Scope.Rules rules = behind(inside.rules.deeper(), cleanup);
        Scope block = inside.statement().inner(rules.checked(rules.checked() || handled));
        List<Object> parts = new ArrayList<>(List.of("try ("));
        existing.forEach(each ->
                parts.add(Node.expression(Type.RESOURCE, Level.PRIMARY, each).as(Feature.EXISTING_RESOURCE)));
        for (int i = grammar.dice.between(existing.isEmpty() ? 1 : 0, 2); i > 0; i--) {
            String name = block.name();
            parts.add((parts.size() == 1 ? "" : "; ") + grammar.dice.any("Log.Resource ", "var ", "final Log.Resource ")
                    + name + " = ");
            parts.add(opened(block, depth));
            block.declare(new Variable(name, Type.RESOURCE, Use.CAPTURE));
        }
        parts.add(") {");
        Node body = grammar.statements.list(block);
        parts.add(body);
        parts.add("}");
        List<Node> clauses = clauses(caught, cleanup, inside.inner(rules));
        parts.add(Node.list(clauses));
        boolean completes = completes(body, clauses, cleanup);
        Node guarded = Node.statement(parts.toArray()).completing(completes).as(Feature.TRY_WITH_RESOURCES);
        if (before.isEmpty()) {
            return guarded;
        }
        before.add(guarded);
        return Node.statement("{", Node.list(before), "}").completing(completes).as(Feature.BLOCK);
    }

    private Node opened(Scope scope, int depth) {
        int roll = grammar.dice.below(10);
        if (roll == 0 && grammar.setting.has(Feature.NULL_RESOURCE)) {
            return Node.expression(Type.RESOURCE, Level.UNARY, "(Log.Resource) null")
                    .as(Feature.NULL_RESOURCE);
        }
        boolean fails = roll < 3 && grammar.setting.has(Feature.FAILING_CLOSE);
        Node name = grammar.expressions.exact(Type.STRING, scope, depth);
        Node opened =
                Node.expression(Type.RESOURCE, Level.PRIMARY, fails ? "log.openFailing(" : "log.open(", name, ")");
        return fails ? opened.as(Feature.FAILING_CLOSE) : opened;
    }
}
