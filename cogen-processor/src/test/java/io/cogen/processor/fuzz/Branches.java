package io.cogen.processor.fuzz;

import io.cogen.processor.fuzz.Cases.Label;
import io.cogen.processor.fuzz.Cases.Plan;
import io.cogen.processor.fuzz.Conditions.Test;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** If and switch statements. */
final class Branches {
    private final Grammar grammar;

    Branches(Grammar grammar) {
        this.grammar = grammar;
    }

    void offer(Menu menu, Scope scope, int depth) {
        menu.add(Feature.IF, 7, () -> choice(scope, depth, false));
        menu.add(Feature.IF_ELSE, 6, () -> choice(scope, depth, true));
        menu.add(Feature.EARLY_EXIT, scope.rules.nesting() > 0 ? 5 : 2, () -> earlyExit(scope, depth));
        menu.add(Feature.OLD_SWITCH, 5, () -> groups(scope, depth));
        menu.add(Feature.RULE_SWITCH, 4, () -> rules(scope, depth));
    }

    /** A block in a statement, with what a condition binds. */
    static Scope block(Scope statement, List<Variable> bound) {
        Scope block = statement.inner(statement.rules.deeper());
        block.bind(bound);
        return block;
    }

    private Node choice(Scope scope, int depth, boolean hasElse) {
        Scope inside = scope.statement();
        Test test = grammar.conditions.test(inside, depth);
        Node yes = grammar.statements.list(block(inside, test.whenTrue()));
        Node no = hasElse ? grammar.statements.list(block(inside, test.whenFalse())) : Node.list();
        boolean bindsBehind = !yes.completes() && no.completes();
        if (bindsBehind) {
            declareBehind(scope, test.whenFalse());
        } else if (hasElse && yes.completes() && !no.completes()) {
            declareBehind(scope, test.whenTrue());
        }
        Node otherwise = hasElse
                ? Node.list(Node.of(Node.Sort.CLAUSE, "else {", no, "}").completing(no.completes()))
                : Node.list();
        return Node.statement("if (", test.node(), ") {", yes, "}", otherwise)
                .completing(!hasElse || yes.completes() || no.completes());
    }

    /** What a pattern in a statement binds for those behind it. */
    static void declareBehind(Scope scope, List<Variable> bound) {
        bound.forEach(each -> scope.reserve(each.name()));
        scope.bind(bound);
    }

    private @Nullable Node earlyExit(Scope scope, int depth) {
        Scope inside = scope.statement();
        Test test = grammar.conditions.test(inside, depth + 1);
        if (test.whenFalse().isEmpty() && !test.whenTrue().isEmpty()) {
            Node not =
                    Node.expression(Type.BOOLEAN, Level.UNARY, "!", test.node().at(Level.PRIMARY));
            test = new Test(not.as(Feature.NEGATION), test.whenFalse(), test.whenTrue());
        }
        Node exit = grammar.statements.listWithJump(block(inside, test.whenTrue()), depth);
        declareBehind(scope, test.whenFalse());
        // What begins with a declaration needs the braces.
        boolean bare = exit.children().size() == 1
                && exit.children().get(0).feature() != Feature.BLANK_VARIABLE
                && grammar.dice.oneIn(2);
        return bare
                ? Node.statement("if (", test.node(), ") ", exit.children().get(0))
                : Node.statement("if (", test.node(), ") {", exit, "}");
    }

    private Node groups(Scope scope, int depth) {
        Scope inside = scope.statement();
        Plan plan = new Cases(grammar).plan(inside, depth, false);
        Target target = new Target(null, false, true);
        Scope block = plan.scope().inner(plan.scope().rules.toward(target));
        List<Node> cases = new ArrayList<>();
        List<Variable> declared = new ArrayList<>();
        boolean completes = true;
        for (Label label : plan.labels()) {
            Scope group = label.in(plan.hasPatterns() ? block.inner() : block.group());
            Node first = assignment(declared, group, depth);
            boolean ends = plan.hasPatterns() || grammar.dice.oneIn(2);
            Node list = ends ? grammar.statements.listWithJump(group, depth) : grammar.statements.list(group);
            cases.add(plan.group(label, first, list));
            completes = list.completes();
            declared.addAll(plan.hasPatterns() ? List.of() : group.assigned());
        }
        return Node.statement(
                        "switch (", plan.selector(), ") {", Node.list(cases).as(plan.feature()), "}")
                .completing(completes || !plan.isComplete() || target.isLeft());
    }

    /** Assigns to a variable that an earlier group has declared; nothing if there is none. */
    private Node assignment(List<Variable> declared, Scope group, int depth) {
        if (declared.isEmpty() || grammar.dice.oneIn(2)) {
            return Node.list();
        }
        Variable variable = grammar.dice.any(declared);
        Node value = grammar.expressions.assignable(variable.type(), group.statement(), depth);
        group.declare(variable);
        return Node.list(Node.statement(variable.name() + " = ", value, ";"));
    }

    private Node rules(Scope scope, int depth) {
        Scope inside = scope.statement();
        Plan plan = new Cases(grammar).plan(inside, depth, false);
        Target target = new Target(null, false, true);
        List<Node> cases = new ArrayList<>();
        boolean completes = !plan.isComplete();
        for (Label label : plan.labels()) {
            Scope block = label.in(plan.scope().inner(plan.scope().rules.toward(target)));
            Node effect = grammar.dice.oneIn(3) ? new Effects(grammar).expression(block.statement(), depth) : null;
            Node list = effect == null ? grammar.statements.list(block) : Node.list();
            cases.add(effect == null ? label.node(" -> {", list, "}") : label.node(" -> ", effect, ";"));
            completes |= list.completes();
        }
        return Node.statement(
                        "switch (", plan.selector(), ") {", Node.list(cases).as(plan.feature()), "}")
                .completing(completes || target.isLeft());
    }
}
