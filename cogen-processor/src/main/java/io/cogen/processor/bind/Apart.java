package io.cogen.processor.bind;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import io.cogen.processor.model.Bulk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a method that are taken apart: those with a suspension point inside, and those out of which a jump leads to
 * a statement that is taken apart, or a return through a cleanup that is. All others are copied, unless a body is too long for one
 * method: then long ones are taken apart as well.
 */
final class Apart {
    private final Index index;
    private final Flow flow;
    private final BiPredicate<Tree, Integer> isMore;

    /** Whether there is too much for one method. */
    private final boolean isLong;

    /** What a statement may have. */
    private final int most;

    private final Set<Tree> apart = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<ClassTree> classes = new ArrayList<>();

    /**
     * @param isMore whether a statement becomes more than so many bytes, about
     * @param method how many a method may have
     */
    Apart(Index index, Flow flow, BlockTree body, BiPredicate<Tree, Integer> isMore, int method) {
        this.index = index;
        this.flow = flow;
        this.isMore = isMore;
        this.isLong = isMore.test(body, method);
        this.most = Bulk.ofState(method);
        all(body.getStatements(), false);
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
                if (index.suspends(tree)) {
                    arms(tree.getCases(), false); // no return leaves an expression
                }
                return super.visitSwitchExpression(tree, unused);
            }

            @Override
            public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
                return null;
            }

            @Override
            public @Nullable Void visitClass(ClassTree tree, Void unused) {
                return null;
            }
        }.scan(body, null);
    }

    boolean contains(StatementTree tree) {
        return apart.contains(tree);
    }

    /** The class declarations beside statements that are taken apart, in the order of the text. */
    List<ClassTree> classes() {
        return classes;
    }

    private void all(List<? extends StatementTree> statements, boolean cleans) {
        statements.forEach(each -> statement(each, cleans));
    }

    /** @param cleans whether something around the statement that is taken apart runs when the method returns */
    private void statement(@Nullable StatementTree tree, boolean cleans) {
        if (tree instanceof ClassTree type) {
            classes.add(type);
        }
        if (tree == null
                || !(index.suspends(tree) || flow.jumpsOut(tree) || (cleans && Flow.returns(tree)) || isTooLong(tree))
                || !apart.add(tree)) {
            return;
        }
        if (tree instanceof BlockTree block) {
            all(block.getStatements(), cleans);
        } else if (tree instanceof IfTree choice) {
            statement(choice.getThenStatement(), cleans);
            statement(choice.getElseStatement(), cleans);
        } else if (tree instanceof LabeledStatementTree labeled) {
            statement(labeled.getStatement(), cleans);
        } else if (tree instanceof WhileLoopTree loop) {
            statement(loop.getStatement(), cleans);
        } else if (tree instanceof DoWhileLoopTree loop) {
            statement(loop.getStatement(), cleans);
        } else if (tree instanceof ForLoopTree loop) {
            all(loop.getInitializer(), cleans);
            all(loop.getUpdate(), cleans);
            statement(loop.getStatement(), cleans);
        } else if (tree instanceof EnhancedForLoopTree loop) {
            statement(loop.getStatement(), cleans);
        } else if (tree instanceof SwitchTree dispatch) {
            arms(dispatch.getCases(), cleans);
        } else if (tree instanceof TryTree guarded) {
            guarded(guarded, cleans);
        }
    }

    /** Whether a statement is too long for one state, and has others inside. */
    private boolean isTooLong(StatementTree tree) {
        boolean hasOthers = tree instanceof BlockTree
                || tree instanceof IfTree
                || tree instanceof LabeledStatementTree
                || tree instanceof SwitchTree
                || tree instanceof TryTree
                || Flow.isLoop(tree);
        return isLong && hasOthers && isMore.test(tree, most);
    }

    private void arms(List<? extends CaseTree> cases, boolean cleans) {
        for (CaseTree arm : cases) {
            if (arm.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
                all(arm.getStatements(), cleans);
            } else if (arm.getBody() instanceof StatementTree statement) {
                statement(statement, cleans);
            }
        }
    }

    private void guarded(TryTree tree, boolean cleans) {
        boolean cleansUp = cleans || tree.getFinallyBlock() != null;
        all(tree.getBlock().getStatements(), cleansUp || !tree.getResources().isEmpty());
        for (CatchTree clause : tree.getCatches()) {
            all(clause.getBlock().getStatements(), cleansUp);
        }
        if (tree.getFinallyBlock() != null) {
            all(tree.getFinallyBlock().getStatements(), cleans);
        }
    }
}
