package io.cogen.processor.fuzz;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements that do not complete normally. */
final class Jumps {
    private static final Set<Feature> CASTS =
            Set.of(Feature.LITERAL, Feature.NULL, Feature.NUMERIC_CAST, Feature.BOXING_CAST, Feature.REFERENCE_CAST);

    private final Grammar grammar;

    Jumps(Grammar grammar) {
        this.grammar = grammar;
    }

    void offer(Menu menu, Scope scope, int depth, int weight) {
        Scope.Rules rules = scope.rules;
        menu.add(Feature.BREAK, weight, () -> jump(scope, "break", each -> each.isPlain, false));
        menu.add(Feature.CONTINUE, weight, () -> jump(scope, "continue", each -> each.isLoop, false));
        menu.add(Feature.LABELED_BREAK, weight, () -> jump(scope, "break", each -> each.label != null, true));
        menu.add(
                Feature.LABELED_CONTINUE,
                weight,
                () -> jump(scope, "continue", each -> each.label != null && each.isLoop, true));
        menu.add(Feature.RETURN, rules.returned() == null ? 0 : weight, () -> returned(scope, depth));
        menu.add(Feature.SWITCH_EXPRESSION, rules.given() == null ? 0 : weight, () -> given(scope, depth));
        menu.add(Feature.THROW, weight, () -> thrown(scope, depth));
        menu.add(Feature.RETHROW, weight, () -> rethrown(scope));
    }

    /** Some jump. */
    Node any(Scope scope, int depth) {
        Menu menu = grammar.menu();
        offer(menu, scope, depth, 1);
        Node jump = menu.chooseIfAny();
        return jump != null ? jump : unchecked(scope, depth);
    }

    private interface Choice {
        boolean fits(Target target);
    }

    private @Nullable Node jump(Scope scope, String keyword, Choice choice, boolean labeled) {
        List<Target> fitting =
                scope.rules.targets().stream().filter(choice::fits).toList();
        if (fitting.isEmpty()) {
            return null;
        }
        // Without a label it is the innermost.
        Target target = labeled ? grammar.dice.any(fitting) : fitting.get(fitting.size() - 1);
        if (keyword.equals("break")) {
            target.leave();
        } else {
            target.goOn();
        }
        return Node.statement(keyword + (labeled ? " " + target.label : "") + ";")
                .completing(false);
    }

    Node returned(Scope scope, int depth) {
        Type type = scope.rules.returned();
        if (type == Type.VOID) {
            return Node.statement("return;").completing(false).as(Feature.RETURN);
        }
        Node value = grammar.expressions.assignable(type, scope.statement(), depth);
        return Node.statement("return ", value, ";").completing(false).as(Feature.RETURN);
    }

    /** Behind {@code yield}, a parenthesis that is not a cast's would make a call of it. */
    Node given(Scope scope, int depth) {
        Node value = grammar.expressions.exact(scope.rules.given(), scope.statement(), depth);
        if (value.toString().startsWith("(")
                && (!CASTS.contains(value.feature()) || scope.rules.given().name.contains("<"))) {
            value = Node.expression(
                    scope.rules.given(), Level.PRIMARY, "log.at(", grammar.setting.note(), ", ", value, ")");
        }
        return Node.statement("yield ", value, ";").completing(false);
    }

    private Node thrown(Scope scope, int depth) {
        if (scope.rules.checked() && grammar.dice.oneIn(2)) {
            return created("IOException", scope, depth);
        } else if (grammar.dice.oneIn(10)) {
            return Node.statement("throw (IllegalStateException) null;").completing(false);
        }
        return unchecked(scope, depth);
    }

    /** A throw that is allowed everywhere. */
    Node unchecked(Scope scope, int depth) {
        return created(
                grammar.dice.any(
                        "IllegalStateException",
                        "IllegalArgumentException",
                        "ArithmeticException",
                        "UnsupportedOperationException",
                        "AssertionError"),
                scope,
                depth);
    }

    private Node created(String type, Scope scope, int depth) {
        Node message = grammar.expressions.exact(Type.STRING, scope.statement(), depth);
        return Node.statement("throw new " + type + "(", message, ");")
                .completing(false)
                .as(Feature.THROW);
    }

    private @Nullable Node rethrown(Scope scope) {
        List<Variable> caught = scope.variables(
                each -> Type.THROWABLES.contains(each.type()) && (each.type().isUnchecked() || scope.rules.checked()));
        return caught.isEmpty()
                ? null
                : Node.statement("throw " + grammar.dice.any(caught).name() + ";")
                        .completing(false);
    }
}
