package io.cogen.processor.fuzz;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that are an expression. */
final class Effects {
    private final Grammar grammar;
    private final Assignments assignments;

    Effects(Grammar grammar) {
        this.grammar = grammar;
        this.assignments = new Assignments(grammar);
    }

    void offer(Menu menu, Scope scope, int depth) {
        menu.add(Feature.SHOW, 18, () -> show(scope, depth));
        menu.add(Feature.EXPRESSION_STATEMENT, 22, () -> terminated(expression(scope.statement(), depth)));
        menu.add(Feature.EXPRESSION_STATEMENT, 6, () -> terminated(grammar.yields.statement(scope.statement(), depth)));
        menu.add(Feature.EMPTY, 1, () -> Node.statement(";"));
    }

    private static @Nullable Node terminated(@Nullable Node expression) {
        return expression == null ? null : Node.statement(expression, ";");
    }

    /** An expression that can be a statement. */
    @Nullable
    Node expression(Scope scope, int depth) {
        Type type = grammar.types.any();
        Menu menu = grammar.menu();
        assignments.offer(menu, type, scope, depth);
        Type sent = grammar.setting.head.sent();
        grammar.yields.offer(menu, sent == null ? Type.STRING : sent, scope, depth);
        menu.add(
                Feature.NEW_OBJECT,
                1,
                () -> Node.expression(
                        Type.CELL,
                        Level.PRIMARY,
                        "new Toys.Cell(log, ",
                        grammar.expressions.argument(Type.INT, scope, depth),
                        ")"));
        menu.add(
                Feature.GENERIC_CALL,
                1,
                () -> Node.expression(
                        Type.STRING,
                        Level.PRIMARY,
                        "Toys.same(",
                        grammar.expressions.exact(Type.STRING, scope, depth),
                        ")"));
        return menu.chooseIfAny();
    }

    /** Notes a value, most often that of a variable. */
    private Node show(Scope scope, int depth) {
        List<Variable> variables = scope.variables(each -> each.type().isShown());
        if (!variables.isEmpty() && grammar.dice.percent(65)) {
            Variable variable = grammar.dice.any(variables);
            return Node.statement("log.show(", Node.expression(variable.type(), Level.PRIMARY, variable.name()), ");");
        }
        Type type = grammar.types.any();
        Type shown = type.isShown() ? type : Type.STRING;
        return Node.statement("log.show(", grammar.expressions.exact(shown, scope.statement(), depth), ");");
    }
}
