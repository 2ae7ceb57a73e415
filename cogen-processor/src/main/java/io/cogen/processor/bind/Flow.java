package io.cogen.processor.bind;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Name;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** How control leaves a statement: jumps out of it, and whether it completes normally (JLS 14.22). */
final class Flow {
    private final Typing typing;
    private final Index index;
    private final Constants constants;

    Flow(Typing typing, Index index) {
        this.typing = typing;
        this.index = index;
        this.constants = new Constants(typing, index);
    }

    /** Whether a break, continue or yield inside a tree has its target outside of it. */
    boolean jumpsOut(Tree tree) {
        return Jumps.in(tree).all().stream().anyMatch(jump -> leaves(index.path(jump), tree));
    }

    /** Whether a return statement of the method itself is inside a tree. */
    static boolean returns(Tree tree) {
        return Jumps.in(tree).returns();
    }

    /** Whether the target of a break, continue or yield stands outside of a tree around it. */
    static boolean leaves(TreePath jump, Tree tree) {
        for (TreePath path = jump; path.getLeaf() != tree; path = path.getParentPath()) {
            if (isTarget(path.getParentPath().getLeaf(), jump.getLeaf())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTarget(Tree tree, Tree jump) {
        Name label = jump instanceof BreakTree end
                ? end.getLabel()
                : jump instanceof ContinueTree next ? next.getLabel() : null;
        if (label != null) {
            return tree instanceof LabeledStatementTree labeled
                    && labeled.getLabel().equals(label);
        } else if (jump instanceof YieldTree) {
            return tree instanceof SwitchExpressionTree;
        }
        return isLoop(tree) || (jump instanceof BreakTree && tree instanceof SwitchTree);
    }

    /** Whether a break ends a statement (JLS 14.15). */
    private boolean isEnded(Tree target) {
        return Jumps.in(target).all().stream()
                .anyMatch(jump -> jump instanceof BreakTree && arrives(index.path(jump), target));
    }

    /** Whether a continue goes on with a loop (JLS 14.16); one with a label names a statement around the loop. */
    private boolean isContinued(Tree loop) {
        return Jumps.in(loop).all().stream()
                .anyMatch(jump -> jump instanceof ContinueTree && arrives(index.path(jump), loop));
    }

    /** Whether a jump has a target, and no finally block on the way keeps it from coming there (JLS 14.22). */
    private boolean arrives(TreePath jump, Tree target) {
        TreePath path = jump.getParentPath();
        while (!isTarget(path.getLeaf(), jump.getLeaf())) {
            path = path.getParentPath();
        }
        boolean isMeant = path.getLeaf() == target
                || (path.getLeaf() instanceof LabeledStatementTree label
                        && jump.getLeaf() instanceof ContinueTree
                        && label.getStatement() == target);
        return isMeant && getsOut(jump, path.getLeaf());
    }

    /** Whether no finally block keeps a jump, or a return, from leaving a tree around it (JLS 14.22). */
    boolean getsOut(TreePath jump, Tree tree) {
        for (TreePath path = jump; path.getLeaf() != tree; path = path.getParentPath()) {
            boolean isCaught = path.getParentPath().getLeaf() instanceof TryTree guarded
                    && guarded.getFinallyBlock() != null
                    && guarded.getFinallyBlock() != path.getLeaf()
                    && !completes(guarded.getFinallyBlock());
            if (isCaught) {
                return false;
            }
        }
        return true;
    }

    /** What a loop tests; null for one that tests nothing, and for what is no loop. */
    static @Nullable ExpressionTree condition(Tree loop) {
        if (loop instanceof WhileLoopTree tree) {
            return tree.getCondition();
        } else if (loop instanceof DoWhileLoopTree tree) {
            return tree.getCondition();
        }
        return loop instanceof ForLoopTree tree ? tree.getCondition() : null;
    }

    static boolean isLoop(Tree tree) {
        return tree instanceof WhileLoopTree
                || tree instanceof DoWhileLoopTree
                || tree instanceof ForLoopTree
                || tree instanceof EnhancedForLoopTree;
    }

    /** Whether control can reach the end of a statement that javac has found reachable. */
    boolean completes(@Nullable Tree tree) {
        if (tree instanceof BlockTree block) {
            return completes(block.getStatements());
        } else if (tree instanceof IfTree choice) {
            return choice.getElseStatement() == null
                    || completes(choice.getThenStatement())
                    || completes(choice.getElseStatement());
        } else if (tree instanceof WhileLoopTree loop) {
            return !isTrue(loop.getCondition()) || isEnded(loop);
        } else if (tree instanceof DoWhileLoopTree loop) {
            boolean toCondition = completes(loop.getStatement()) || isContinued(loop);
            return (toCondition && !isTrue(loop.getCondition())) || isEnded(loop);
        } else if (tree instanceof ForLoopTree loop) {
            return (loop.getCondition() != null && !isTrue(loop.getCondition())) || isEnded(loop);
        } else if (tree instanceof LabeledStatementTree labeled) {
            return completes(labeled.getStatement()) || isEnded(labeled);
        } else if (tree instanceof SwitchTree dispatch) {
            return dispatchCompletes(dispatch);
        } else if (tree instanceof SynchronizedTree locked) {
            return completes(locked.getBlock());
        } else if (tree instanceof TryTree guarded) {
            boolean tried = completes(guarded.getBlock());
            for (CatchTree clause : guarded.getCatches()) {
                tried |= completes(clause.getBlock());
            }
            return tried && (guarded.getFinallyBlock() == null || completes(guarded.getFinallyBlock()));
        }
        return !(tree instanceof ReturnTree
                || tree instanceof ThrowTree
                || tree instanceof BreakTree
                || tree instanceof ContinueTree
                || tree instanceof YieldTree);
    }

    boolean completes(List<? extends StatementTree> statements) {
        return statements.stream().allMatch(this::completes);
    }

    private boolean dispatchCompletes(SwitchTree dispatch) {
        if (isEnded(dispatch)) {
            return true;
        }
        boolean hasDefault = false;
        boolean completes = dispatch.getCases().isEmpty();
        for (CaseTree arm : dispatch.getCases()) {
            hasDefault |= CaseLabels.of(arm).hasDefault();
            if (arm.getCaseKind() == CaseTree.CaseKind.RULE) {
                completes |= arm.getBody() instanceof ExpressionTree || completes(arm.getBody());
            }
        }
        List<? extends CaseTree> cases = dispatch.getCases();
        if (!cases.isEmpty() && cases.get(0).getCaseKind() == CaseTree.CaseKind.STATEMENT) {
            completes = completes(cases.get(cases.size() - 1).getStatements());
        }
        return completes || !(hasDefault || isEnhanced(dispatch));
    }

    /**
     * Whether a switch statement names every value or throws (JLS 14.11.2): one over patterns, with {@code null}, or over what a
     * switch could not take before there were patterns.
     */
    boolean isEnhanced(SwitchTree dispatch) {
        TypeMirror selector = typing.type(index.path(bare(dispatch.getExpression())));
        return !isClassic(typing.unboxed(selector))
                || dispatch.getCases().stream()
                        .map(CaseLabels::of)
                        .anyMatch(labels -> labels.hasPattern() || labels.hasNull());
    }

    private boolean isClassic(TypeMirror type) {
        return switch (type.getKind()) {
            case BYTE, SHORT, CHAR, INT -> true;
            case DECLARED ->
                typing.isString(type) || ((DeclaredType) type).asElement().getKind() == ElementKind.ENUM;
            default -> false;
        };
    }

    /** An expression without parentheses around it. */
    static ExpressionTree bare(ExpressionTree tree) {
        ExpressionTree bare = tree;
        while (bare instanceof ParenthesizedTree parenthesized) {
            bare = parenthesized.getExpression();
        }
        return bare;
    }

    /** Whether a condition is the constant true. */
    boolean isTrue(@Nullable ExpressionTree condition) {
        return condition != null && Boolean.TRUE.equals(constants.value(condition));
    }
}
