package io.cogen.processor.bind;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Takes switch statements and switch expressions apart. What chooses the arm stays a switch, with the user's own labels; the
 * variables of its patterns are handed over to variables that the arms can see.
 */
final class Switches {
    /** The primitive types that hold every value of another one. */
    private static final Map<TypeKind, Set<TypeKind>> WIDER = Map.of(
            TypeKind.BYTE, Set.of(TypeKind.SHORT, TypeKind.INT, TypeKind.LONG, TypeKind.FLOAT, TypeKind.DOUBLE),
            TypeKind.SHORT, Set.of(TypeKind.INT, TypeKind.LONG, TypeKind.FLOAT, TypeKind.DOUBLE),
            TypeKind.CHAR, Set.of(TypeKind.INT, TypeKind.LONG, TypeKind.FLOAT, TypeKind.DOUBLE),
            TypeKind.INT, Set.of(TypeKind.LONG, TypeKind.DOUBLE),
            TypeKind.FLOAT, Set.of(TypeKind.DOUBLE));

    private final Context context;
    private final Statements statements;

    /** The switch expressions around the current statement. */
    private final Deque<Value> valueSwitches = new ArrayDeque<>();

    private record Value(Label exit, TypeName type) {}

    Switches(Context context, Statements statements) {
        this.context = context;
        this.statements = statements;
    }

    /** The switch expression that a {@code yield} statement belongs to. */
    Label innermost() {
        return valueSwitches.element().exit();
    }

    /** What that one gives. */
    TypeName innermostType() {
        return valueSwitches.element().type();
    }

    Stmt dispatch(SwitchTree tree, int line) {
        Label exit = context.variables().ids.label("end");
        context.targets().push(exit, null);
        Body body = new Body(tree.getExpression(), tree.getCases(), exit, false);
        Stmt.Switch bound = bind(body, line, context.flow().isEnhanced(tree));
        context.targets().pop();
        return bound;
    }

    /** A switch expression. */
    Expr value(TreePath path) {
        SwitchExpressionTree tree = (SwitchExpressionTree) path.getLeaf();
        Label exit = context.variables().ids.label("value");
        TypeName type = context.typing().names().of(path);
        valueSwitches.push(new Value(exit, type));
        Body body = new Body(tree.getExpression(), tree.getCases(), exit, true);
        Stmt.Switch bound = bind(body, context.typing().line(path), true);
        valueSwitches.pop();
        return new Expr.SwitchValue(bound, type);
    }

    /** @param gives whether it is an expression */
    private record Body(ExpressionTree selector, List<? extends CaseTree> cases, Label exit, boolean gives) {}

    private Stmt.Switch bind(Body tree, int line, boolean mustMatch) {
        ExpressionTree selector = Flow.bare(tree.selector());
        TypeMirror type = context.typing().type(context.index().path(selector));
        List<CaseLabels> labels = tree.cases().stream().map(CaseLabels::of).toList();
        boolean isKept =
                labels.stream().anyMatch(each -> context.index().suspends(each.guard()) || isTotal(each, type));
        Variable kept = isKept
                ? context.variables()
                        .ids
                        .temporary(
                                "selector",
                                context.typing().names().of(context.index().path(selector)),
                                line)
                : null;
        List<Stmt.Arm> arms = new ArrayList<>();
        boolean hasDefault = false;
        for (int i = 0; i < labels.size(); i++) {
            CaseTree arm = tree.cases().get(i);
            boolean total = isTotal(labels.get(i), type);
            hasDefault |= labels.get(i).hasDefault()
                    || (total && !context.index().suspends(labels.get(i).guard()));
            arms.add(arm(arm, labels.get(i), total ? kept : null, body(arm, tree)));
        }
        boolean isOpen = mustMatch && !hasDefault;
        if (isOpen && context.typing().unboxed(type).getKind() == TypeKind.BOOLEAN) {
            Stmt.Arm last = arms.remove(arms.size() - 1); // Java allows no default beside both values
            arms.add(new Stmt.Arm(null, true, last.bound(), last.guard(), last.body(), last.line()));
            isOpen = false;
        }
        return new Stmt.Switch(
                statements.condition(tree.selector()),
                kept,
                arms,
                labels.stream().anyMatch(CaseLabels::hasPattern),
                tree.exit(),
                isOpen ? unmatched(labels) : null,
                line);
    }

    /** What Java throws when none of the labels of an exhaustive switch matches (JLS 14.11.3, 15.28.2). */
    private Code unmatched(List<CaseLabels> labels) {
        boolean isNewer = context.sourceVersion() >= 21 || labels.stream().anyMatch(CaseLabels::hasPattern);
        return isNewer
                ? Code.of("new ", ClassName.get("java.lang", "MatchException"), "(null, null)")
                : Code.of("new ", ClassName.get(IncompatibleClassChangeError.class), "()");
    }

    /**
     * Whether a label is a pattern that every value of the selector's type matches (JLS 14.30.3): Java allows no {@code default}
     * beside such a label, and it does what {@code default} does.
     */
    private boolean isTotal(CaseLabels labels, TypeMirror selector) {
        boolean isGuarded = labels.guard() != null && !context.flow().isTrue(labels.guard());
        if (labels.labels().size() != 1 || (isGuarded && !context.index().suspends(labels.guard()))) {
            return false;
        }
        VariableTree whole = Bindings.whole(labels.labels().get(0));
        if (whole == null) {
            return false;
        }
        TypeMirror wanted = context.typing()
                .types()
                .erasure(context.typing().type(context.index().path(whole)));
        TypeMirror given = context.typing().types().erasure(selector);
        if (given.getKind().isPrimitive() && wanted.getKind().isPrimitive()) {
            return given.getKind() == wanted.getKind()
                    || WIDER.getOrDefault(given.getKind(), Set.of()).contains(wanted.getKind());
        }
        TypeMirror boxed = given.getKind().isPrimitive() ? context.typing().boxed(given) : given;
        return context.typing().types().isSubtype(boxed, wanted);
    }

    private List<Stmt> body(CaseTree arm, Body tree) {
        int line = context.typing().line(context.index().path(arm));
        List<Stmt> body = new ArrayList<>();
        if (arm.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
            body.addAll(statements.all(arm.getStatements()));
        } else if (arm.getBody() instanceof ExpressionTree value && tree.gives()) {
            body.add(new Stmt.Give(tree.exit(), statements.expressions().bind(value), line));
        } else {
            addRule(body, arm, tree.exit(), line);
        }
        return body;
    }

    private void addRule(List<Stmt> body, CaseTree arm, Label exit, int line) {
        Tree rule = arm.getBody();
        if (rule instanceof StatementTree statement) {
            Stmt bound = statements.bind(statement);
            body.add(rule instanceof ExpressionStatementTree ? Statements.terminated(bound) : bound);
        } else {
            Expr effect = statements.expressions().bind((ExpressionTree) rule);
            body.add(
                    effect instanceof Expr.Pure pure
                            ? new Stmt.Island(Code.of(pure.code(), ";"), true, line)
                            : new Stmt.Do(effect, line));
        }
        if (!(rule instanceof StatementTree statement) || context.flow().completes(statement)) {
            body.add(new Stmt.Break(exit, line));
        }
    }

    /** @param whole for a pattern that everything matches: the variable with the selector's value; else null */
    private Stmt.Arm arm(CaseTree arm, CaseLabels labels, @Nullable Variable whole, List<Stmt> body) {
        int line = context.typing().line(context.index().path(arm));
        boolean splits = context.index().suspends(labels.guard());
        Expr guard = splits ? statements.condition(Objects.requireNonNull(labels.guard())) : null;
        if (whole != null) {
            VariableTree binding =
                    Objects.requireNonNull(Bindings.whole(labels.labels().get(0)));
            return new Stmt.Arm(null, true, bound(binding, whole), guard, body, line);
        } else if (labels.labels().isEmpty()) {
            return new Stmt.Arm(null, true, List.of(), null, body, line);
        }
        Tree last = labels.guard() == null || splits
                ? labels.labels().get(labels.labels().size() - 1)
                : labels.guard();
        int start = context.typing().start(context.index().path(labels.labels().get(0)));
        int end = context.typing().end(context.index().path(last));
        List<Stmt.Bound> exports = new ArrayList<>();
        for (Tree label : labels.labels()) {
            for (VariableTree binding : Bindings.in(label)) {
                Variable variable = Objects.requireNonNull(context.variables()
                        .of(context.typing().element(context.index().path(binding))));
                if (context.variables().isUsedOutside(variable, start, end)) {
                    exports.add(new Stmt.Bound(
                            variable, Code.text(context.variables().inner(variable))));
                }
            }
        }
        return new Stmt.Arm(context.slices().expression(start, end), labels.hasDefault(), exports, guard, body, line);
    }

    private List<Stmt.Bound> bound(VariableTree binding, Variable value) {
        Variable variable =
                context.variables().of(context.typing().element(context.index().path(binding)));
        if (variable == null || binding.getName().isEmpty()) {
            return List.of();
        }
        TypeName type = Objects.requireNonNull(variable.type());
        return List.of(new Stmt.Bound(variable, Code.of("(", type, ") ", value)));
    }
}
