package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes switch statements and switch expressions apart. */
final class Switches {
    private final Statements statements;
    private final Typing typing;
    private final Index index;
    private final Slices slices;
    private final Variables variables;
    private final Targets targets;
    private final int sourceVersion;

    /** The switch expressions around the current statement. */
    private final Deque<Label> valueSwitches = new ArrayDeque<>();

    Switches(
            Statements statements,
            Typing typing,
            Index index,
            Slices slices,
            Variables variables,
            Targets targets,
            int sourceVersion) {
        this.statements = statements;
        this.typing = typing;
        this.index = index;
        this.slices = slices;
        this.variables = variables;
        this.targets = targets;
        this.sourceVersion = sourceVersion;
    }

    /** The switch expression that a {@code yield} statement belongs to. */
    Label innermost() {
        return Objects.requireNonNull(valueSwitches.peek());
    }

    Stmt dispatch(SwitchTree tree, int line) {
        Label exit = variables.ids.label("end");
        targets.push(exit, null);
        List<Stmt.Arm> arms = arms(tree.getCases(), exit, false);
        targets.pop();
        return new Stmt.Switch(statements.condition(tree.getExpression()), arms, exit, null, line);
    }

    /** A switch expression. */
    Expr value(TreePath path) {
        SwitchExpressionTree tree = (SwitchExpressionTree) path.getLeaf();
        Label exit = variables.ids.label("value");
        valueSwitches.push(exit);
        List<Stmt.Arm> arms = arms(tree.getCases(), exit, true);
        valueSwitches.pop();
        boolean hasDefault = tree.getCases().stream().anyMatch(Flow::isDefault);
        Code unmatched = null;
        if (!hasDefault) {
            unmatched = sourceVersion >= 21
                    ? Code.of("new ", ClassName.get("java.lang", "MatchException"), "(null, null)")
                    : Code.of("new ", ClassName.get(IncompatibleClassChangeError.class), "()");
        }
        Stmt.Switch body =
                new Stmt.Switch(statements.condition(tree.getExpression()), arms, exit, unmatched, typing.line(path));
        return new Expr.SwitchValue(body, typing.nameOf(path));
    }

    private List<Stmt.Arm> arms(List<? extends CaseTree> cases, Label exit, boolean gives) {
        List<Stmt.Arm> arms = new ArrayList<>();
        for (CaseTree arm : cases) {
            int line = typing.line(index.path(arm));
            List<Stmt> body = new ArrayList<>();
            if (arm.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
                body.addAll(statements.all(arm.getStatements()));
            } else if (arm.getBody() instanceof ExpressionTree value && gives) {
                body.add(new Stmt.Give(exit, statements.expressions().bind(value), line));
            } else {
                addRule(body, arm, exit, line);
            }
            arms.add(new Stmt.Arm(labels(arm), body, line));
        }
        return arms;
    }

    private void addRule(List<Stmt> body, CaseTree arm, Label exit, int line) {
        Tree rule = arm.getBody();
        if (rule instanceof StatementTree statement) {
            body.add(Statements.terminated(statements.bind(statement)));
        } else {
            Expr effect = statements.expressions().bind((ExpressionTree) rule);
            body.add(
                    effect instanceof Expr.Pure pure
                            ? new Stmt.Island(Code.of(pure.code(), ";"), true, line)
                            : new Stmt.Do(effect, line));
        }
        if (!(rule instanceof StatementTree statement) || statements.flow().completes(statement)) {
            body.add(new Stmt.Break(exit, line));
        }
    }

    /** The labels as the user wrote them; null for default. */
    private @Nullable Code labels(CaseTree arm) {
        List<? extends ExpressionTree> constants = arm.getExpressions();
        List<String> kinds = Flow.labelKinds(arm);
        boolean plain = kinds.stream().noneMatch(kind -> kind.contains("PATTERN") || kind.equals("NULL_LITERAL"))
                && constants.stream().noneMatch(each -> each.getKind() == Tree.Kind.NULL_LITERAL);
        if (!plain || (!constants.isEmpty() && kinds.contains("DEFAULT_CASE_LABEL"))) {
            throw statements.unsupported(
                    arm, "a pattern label in a switch with a suspension point", "choose by if and instanceof instead");
        }
        if (constants.isEmpty()) {
            return null;
        }
        int start = typing.start(index.path(constants.get(0)));
        int end = typing.end(index.path(constants.get(constants.size() - 1)));
        return slices.code(start, end);
    }
}
