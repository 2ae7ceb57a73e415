package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Cases.Label;
import io.cogen.processor.fuzz.Cases.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Switch expressions: with arrows and with colons, with values, blocks and throws. */
final class SwitchExpressions implements Production {
    /** How deep statements may be nested around one. */
    private static final int DEEPEST = 5;

    private final Grammar grammar;

    SwitchExpressions(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public void offer(Menu menu, Type type, Scope scope, int depth) {
        if (type.isFunctional()) {
            return;
        }
        menu.add(Feature.SWITCH_EXPRESSION, 4, () -> rules(type, scope, depth, true));
        menu.add(Feature.OLD_SWITCH_EXPRESSION, 2, () -> groups(type, scope, depth));
    }

    /** Switches whose values are converted one by one. */
    void offerTargetTyped(Menu menu, Type type, Scope scope, int depth) {
        menu.add(Feature.TARGET_TYPED_SWITCH, 3, () -> rules(type, scope, depth, false));
    }

    private @Nullable Node rules(Type type, Scope scope, int depth, boolean exactly) {
        if (scope.rules.nesting() > DEEPEST) {
            return null;
        }
        Plan plan = new Cases(grammar).plan(scope, depth, true);
        List<Node> cases = new ArrayList<>();
        boolean gives = false;
        for (Label label : plan.labels()) {
            boolean isLast = cases.size() == plan.labels().size() - 1;
            Scope inside = label.in(plan.scope().inner());
            int roll = isLast && !gives ? 9 : grammar.dice.below(10);
            gives |= roll >= 4;
            cases.add(label.node(" -> ", body(roll, type, inside, depth, exactly)));
        }
        return expression(type, plan, cases);
    }

    private static Node expression(Type type, Plan plan, List<Node> cases) {
        return Node.expression(
                type,
                Level.UNARY,
                "switch (",
                plan.selector(),
                ") {",
                Node.list(cases).as(plan.feature()),
                "}");
    }

    private Node body(int roll, Type type, Scope scope, int depth, boolean exactly) {
        if (roll == 0 && grammar.setting.has(Feature.THROW)) {
            return grammar.jumps.unchecked(scope, depth);
        } else if (roll < 4) {
            Scope inside = scope.inner(scope.rules.giving(type));
            Node list = grammar.statements.list(inside);
            return Node.of(Node.Sort.STATEMENT, "{", ended(list, inside, depth), "}");
        }
        Node value = exactly
                ? grammar.expressions.exact(type, scope, depth)
                : grammar.expressions.argument(type, scope, depth);
        return Node.of(Node.Sort.STATEMENT, value, ";");
    }

    /** A list of statements that gives a value at its end, if it comes there. */
    private Node ended(Node list, Scope scope, int depth) {
        if (!list.completes()) {
            return list;
        }
        List<Node> statements = new ArrayList<>(list.children());
        statements.add(grammar.jumps.given(scope, depth));
        return Node.list(statements);
    }

    /** With colons: a group that completes falls into the next. */
    private @Nullable Node groups(Type type, Scope scope, int depth) {
        if (scope.rules.nesting() > DEEPEST) {
            return null;
        }
        Plan plan = new Cases(grammar).plan(scope, depth, true);
        Scope block = plan.scope().inner(plan.scope().rules.giving(type));
        List<Node> cases = new ArrayList<>();
        boolean gives = false;
        for (Label label : plan.labels()) {
            boolean isLast = cases.size() == plan.labels().size() - 1;
            Scope inside = label.in(plan.hasPatterns() ? block.inner() : block.group());
            Node list = isLast && !gives ? Node.list() : grammar.statements.list(inside);
            if (isLast || plan.hasPatterns() || grammar.dice.oneIn(2)) {
                gives |= list.completes();
                list = ended(list, inside, depth);
            }
            cases.add(plan.group(label, Node.list(), list));
        }
        return expression(type, plan, cases);
    }
}
