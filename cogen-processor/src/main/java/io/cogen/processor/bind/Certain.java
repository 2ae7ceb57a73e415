package io.cogen.processor.bind;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Tells assignments that happen for sure from those that may not, so that definite assignment holds for the machine too (JLS 16). */
final class Certain {
    private final Typing typing;
    private final Index index;

    Certain(Typing typing, Index index) {
        this.typing = typing;
        this.index = index;
    }

    /**
     * The largest tree around an assignment to a variable with which it comes to the assignment for sure, and before anything
     * reads the variable; null when it may not. Operands of {@code &&} and its kind stand alone where they are taken apart.
     */
    @Nullable
    TreePath within(TreePath path, IdentifierTree name) {
        AssignmentTree assignment = (AssignmentTree) path.getLeaf();
        Element symbol = typing.element(new TreePath(path, name));
        if (mentions(assignment.getExpression(), symbol)) {
            return null;
        }
        TreePath inner = path;
        for (TreePath p = path.getParentPath(); p.getLeaf() instanceof ExpressionTree; p = p.getParentPath()) {
            Tree tree = p.getLeaf();
            boolean maybe = (tree instanceof BinaryTree binary
                            && (binary.getKind() == Tree.Kind.CONDITIONAL_AND
                                    || binary.getKind() == Tree.Kind.CONDITIONAL_OR)
                            && binary.getLeftOperand() != inner.getLeaf())
                    || (tree instanceof ConditionalExpressionTree choice && choice.getCondition() != inner.getLeaf())
                    || tree instanceof SwitchExpressionTree;
            if (maybe) {
                return index.suspends(tree) && !(tree instanceof SwitchExpressionTree) ? inner : null;
            }
            inner = p;
        }
        TreePath statement = inner.getParentPath();
        return statement.getLeaf() instanceof ExpressionStatementTree ? statement : inner;
    }

    private boolean mentions(Tree tree, @Nullable Element symbol) {
        boolean[] found = {false};
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void visitIdentifier(IdentifierTree name, Void unused) {
                found[0] |= symbol != null && symbol.equals(typing.element(index.path(name)));
                return null;
            }
        }.scan(tree, null);
        return found[0];
    }
}
