package io.cogen.processor.bind;

import com.palantir.javapoet.TypeName;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Expr;
import io.cogen.processor.model.Label;
import io.cogen.processor.model.Stmt;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes statements apart as far as needed: those with a suspension point inside, and those out of which a jump leads to a
 * statement that is taken apart, or a return through a finally block that is.
 */
final class Statements {
    private final Context context;
    private final Expressions expressions;
    private final Switches switches;
    private final Loops loops;
    private final Tries tries;
    private final Locks locks;

    Statements(Context context, Expressions.PrivateTargets privates) {
        this.context = context;
        this.switches = new Switches(context, this);
        this.expressions = new Expressions(context, privates, switches::value);
        this.loops = new Loops(context, this);
        this.tries = new Tries(context, this);
        this.locks = new Locks(context, this);
    }

    Switches switches() {
        return switches;
    }

    Expressions expressions() {
        return expressions;
    }

    Stmt.Block body(BlockTree block) {
        return new Stmt.Block(all(block.getStatements()));
    }

    List<Stmt> all(List<? extends StatementTree> trees) {
        List<Stmt> statements = new ArrayList<>();
        trees.forEach(tree -> statements.add(bind(tree)));
        return statements;
    }

    private @Nullable Stmt optional(@Nullable StatementTree tree) {
        return tree == null ? null : bind(tree);
    }

    /** A statement out of its context: a list of statements is handled by {@link #all}. */
    Stmt bind(StatementTree tree) {
        int line = context.typing().line(context.index().path(tree));
        if (tree instanceof VariableTree declaration) {
            return declare(declaration, line);
        } else if (tree instanceof ClassTree) {
            return new Stmt.Block(List.of()); // lifted out of the method
        } else if (tree instanceof ExpressionStatementTree effect && isLocalAssignment(effect)) {
            AssignmentTree assignment = (AssignmentTree) effect.getExpression();
            Variable target = context.variables()
                    .of(context.typing().element(context.index().path(assignment.getVariable())));
            return new Stmt.Declare(Objects.requireNonNull(target), expressions.bind(assignment.getExpression()), line);
        } else if (!context.apart().contains(tree)) {
            return island(tree, line);
        }
        return takeApart(tree, line);
    }

    private Stmt declare(VariableTree tree, int line) {
        Variable variable =
                context.variables().of(context.typing().element(context.index().path(tree)));
        ExpressionTree value = tree.getInitializer();
        return new Stmt.Declare(Objects.requireNonNull(variable), value == null ? null : expressions.bind(value), line);
    }

    private boolean isLocalAssignment(ExpressionStatementTree tree) {
        return tree.getExpression() instanceof AssignmentTree assignment
                && assignment.getVariable() instanceof IdentifierTree name
                && context.variables()
                                .of(context.typing().element(context.index().path(name)))
                        != null;
    }

    private Stmt island(StatementTree tree, int line) {
        if (tree instanceof EmptyStatementTree) {
            return new Stmt.Island(Code.EMPTY, true, line);
        }
        TreePath path = context.index().path(tree);
        Code code = context.slices()
                .island(context.typing().start(path), context.typing().end(path));
        if (leaksBindings(tree)) {
            code = Code.of("{ ", code, " }");
        }
        return new Stmt.Island(code, context.flow().completes(tree), line);
    }

    /** Whether the variable of a pattern may be in scope behind a statement (JLS 6.3.2). */
    private static boolean leaksBindings(StatementTree tree) {
        StatementTree inner = tree;
        while (inner instanceof LabeledStatementTree labeled) {
            inner = labeled.getStatement();
        }
        Tree condition = inner instanceof IfTree choice ? choice.getCondition() : Flow.condition(inner);
        return condition != null && !Bindings.in(condition).isEmpty();
    }

    private Stmt takeApart(StatementTree tree, int line) {
        if (tree instanceof BlockTree block) {
            return body(block);
        } else if (tree instanceof ExpressionStatementTree effect) {
            return new Stmt.Do(expressions.bind(effect.getExpression()), line);
        } else if (tree instanceof IfTree choice) {
            return new Stmt.If(
                    condition(choice.getCondition()),
                    bind(choice.getThenStatement()),
                    optional(choice.getElseStatement()),
                    line);
        } else if (tree instanceof LabeledStatementTree labeled) {
            return labeled(labeled);
        } else if (tree instanceof BreakTree jump) {
            return new Stmt.Break(context.targets().exit(jump.getLabel()), line);
        } else if (tree instanceof ContinueTree jump) {
            return new Stmt.Break(context.targets().next(jump.getLabel()), line);
        } else if (tree instanceof YieldTree give) {
            return new Stmt.Give(switches.innermost(), expressions.bind(give.getValue()), line);
        } else if (tree instanceof SwitchTree dispatch) {
            return switches.dispatch(dispatch, line);
        } else if (tree instanceof TryTree guarded) {
            return tries.bind(guarded, line);
        } else if (tree instanceof ReturnTree back) {
            return back.getExpression() == null ? new Stmt.Return(null, line) : returned(back.getExpression(), line);
        } else if (tree instanceof ThrowTree thrown) {
            return new Stmt.Throw(expressions.bind(thrown.getExpression()), line);
        } else if (tree instanceof SynchronizedTree locked) {
            return locks.bind(locked, line);
        } else if (tree instanceof AssertTree assertion) {
            return context.assertions().statement(assertion, expressions::bind, line);
        } else if (Flow.isLoop(tree)) {
            return loops.bind(tree, List.of(), line);
        }
        throw new AssertionError("nothing can suspend in it, and nothing jumps out of it: " + tree.getKind());
    }

    Expr condition(ExpressionTree tree) {
        return expressions.bind(tree instanceof ParenthesizedTree inner ? inner.getExpression() : tree);
    }

    private Stmt returned(ExpressionTree tree, int line) {
        Expr value = expressions.bind(tree);
        TreePath path = context.index().path(tree);
        if (!context.typing().isConvertedByReturn(context.returned(), path)) {
            return new Stmt.Return(value, line);
        }
        TypeName type = context.typing().names().require(path, context.returned());
        Variable converted = context.variables().ids.temporary("returned", type, line);
        return new Stmt.Block(List.of(
                new Stmt.Declare(converted, value, line),
                new Stmt.Return(new Expr.Pure(Code.read(converted), type, true), line)));
    }

    private Stmt labeled(LabeledStatementTree tree) {
        List<String> names = new ArrayList<>();
        StatementTree inner = tree;
        while (inner instanceof LabeledStatementTree labeled) {
            names.add(labeled.getLabel().toString());
            inner = labeled.getStatement();
        }
        int line = context.typing().line(context.index().path(inner));
        if (Flow.isLoop(inner)) {
            return loops.bind(inner, names, line);
        }
        Label exit = context.variables().ids.label(names.get(0));
        names.forEach(name -> context.targets().pushNamed(name, exit, null));
        Stmt body = bind(inner);
        names.forEach(name -> context.targets().pop());
        return new Stmt.Marked(exit, body);
    }

    /** The statements in the head of a for loop have no semicolon. */
    static Stmt terminated(Stmt statement) {
        if (statement instanceof Stmt.Island island
                && !island.code().isEmpty()
                && !island.code().toString().endsWith(";")) {
            return new Stmt.Island(Code.of(island.code(), ";"), island.completes(), island.line());
        }
        return statement;
    }
}
