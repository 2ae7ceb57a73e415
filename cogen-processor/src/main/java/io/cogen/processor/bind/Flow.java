package io.cogen.processor.bind;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
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
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** How control leaves a statement: jumps out of it, and whether it completes normally (JLS 14.22). */
final class Flow {
    private final Typing typing;
    private final Index index;

    Flow(Typing typing, Index index) {
        this.typing = typing;
        this.index = index;
    }

    /** Whether a break, continue or yield inside a tree has its target outside of it. */
    static boolean jumpsOut(Tree tree) {
        Jumps jumps = new Jumps(tree);
        jumps.scan(tree, null);
        return jumps.leaves;
    }

    /** Whether the target of a break, continue or yield stands outside of a statement around it. */
    static boolean leaves(TreePath jump, Tree statement) {
        for (TreePath path = jump; path.getLeaf() != statement; path = path.getParentPath()) {
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

    /** Whether a return statement of the method itself is inside a tree. */
    static boolean returns(Tree tree) {
        Jumps jumps = new Jumps(tree);
        jumps.scan(tree, null);
        return jumps.returns;
    }

    /** Whether a break inside a statement, or with its label inside of what it labels, ends it. */
    private static boolean hasBreakTo(Tree target, @Nullable String label) {
        Jumps jumps = new Jumps(target);
        jumps.label = label;
        jumps.scan(target, null);
        return jumps.breaksTarget;
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
            return !isTrue(loop.getCondition()) || hasBreakTo(loop, null);
        } else if (tree instanceof DoWhileLoopTree loop) {
            boolean toCondition = completes(loop.getStatement()) || continues(loop);
            return (toCondition && !isTrue(loop.getCondition())) || hasBreakTo(loop, null);
        } else if (tree instanceof ForLoopTree loop) {
            return (loop.getCondition() != null && !isTrue(loop.getCondition())) || hasBreakTo(loop, null);
        } else if (tree instanceof LabeledStatementTree labeled) {
            return completes(labeled.getStatement())
                    || hasBreakTo(labeled, labeled.getLabel().toString());
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

    private static boolean continues(DoWhileLoopTree loop) {
        boolean[] found = {false};
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void visitContinue(ContinueTree tree, Void unused) {
                found[0] = true;
                return null;
            }
        }.scan(loop.getStatement(), null);
        return found[0];
    }

    private boolean dispatchCompletes(SwitchTree dispatch) {
        if (hasBreakTo(dispatch, null)) {
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
        ExpressionTree inner = condition == null ? null : bare(condition);
        if (inner instanceof LiteralTree literal) {
            return Boolean.TRUE.equals(literal.getValue());
        }
        Element element = inner == null ? null : typing.element(index.path(inner));
        return element instanceof VariableElement variable && Boolean.TRUE.equals(variable.getConstantValue());
    }

    /** Follows the jumps inside one statement. */
    private static final class Jumps extends TreeScanner<Void, Void> {
        private final Tree root;
        private final Deque<String> labels = new ArrayDeque<>();
        private int loops;
        private int breakables;
        private int valueSwitches;
        private @Nullable String label;
        private boolean leaves;
        private boolean returns;
        private boolean breaksTarget;

        Jumps(Tree root) {
            this.root = root;
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, Void unused) {
            return null;
        }

        @Override
        public @Nullable Void visitReturn(ReturnTree tree, Void unused) {
            returns = true;
            return null;
        }

        @Override
        public @Nullable Void visitBreak(BreakTree tree, Void unused) {
            if (tree.getLabel() == null) {
                leaves |= breakables == 0;
                breaksTarget |= label == null && breakables == 1 && isBreakable(root);
            } else {
                String name = tree.getLabel().toString();
                leaves |= !labels.contains(name);
                breaksTarget |= name.equals(label);
            }
            return null;
        }

        private static boolean isBreakable(Tree tree) {
            return isLoop(tree) || tree instanceof SwitchTree;
        }

        @Override
        public @Nullable Void visitContinue(ContinueTree tree, Void unused) {
            leaves |= tree.getLabel() == null
                    ? loops == 0
                    : !labels.contains(tree.getLabel().toString());
            return null;
        }

        @Override
        public @Nullable Void visitYield(YieldTree tree, Void unused) {
            leaves |= valueSwitches == 0;
            return super.visitYield(tree, unused);
        }

        @Override
        public @Nullable Void visitLabeledStatement(LabeledStatementTree tree, Void unused) {
            labels.push(tree.getLabel().toString());
            super.visitLabeledStatement(tree, unused);
            labels.pop();
            return null;
        }

        @Override
        public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, Void unused) {
            valueSwitches++;
            super.visitSwitchExpression(tree, unused);
            valueSwitches--;
            return null;
        }

        @Override
        public @Nullable Void visitSwitch(SwitchTree tree, Void unused) {
            breakables++;
            super.visitSwitch(tree, unused);
            breakables--;
            return null;
        }

        @Override
        public @Nullable Void visitWhileLoop(WhileLoopTree tree, Void unused) {
            return loop(() -> super.visitWhileLoop(tree, unused));
        }

        @Override
        public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
            return loop(() -> super.visitDoWhileLoop(tree, unused));
        }

        @Override
        public @Nullable Void visitForLoop(ForLoopTree tree, Void unused) {
            return loop(() -> super.visitForLoop(tree, unused));
        }

        @Override
        public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
            return loop(() -> super.visitEnhancedForLoop(tree, unused));
        }

        private @Nullable Void loop(Runnable inside) {
            loops++;
            breakables++;
            inside.run();
            breakables--;
            loops--;
            return null;
        }
    }
}
