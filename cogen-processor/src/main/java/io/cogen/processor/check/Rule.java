package io.cogen.processor.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.cogen.annotations.Coroutine;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import io.cogen.processor.shadow.Shadow;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** A rule walks through a file of the shadow compilation and collects what breaks it. */
abstract class Rule extends TreePathScanner<Void, Void> {
    final Shadow shadow;
    private final List<Problem> problems = new ArrayList<>();

    Rule(Shadow shadow) {
        this.shadow = shadow;
    }

    /** What breaks the rule, in the order of the file. */
    final List<Problem> problems(CompilationUnitTree unit) {
        scan(unit, null);
        return problems;
    }

    final @Nullable Element element(TreePath path) {
        return shadow.trees().getElement(path);
    }

    /** A problem of the current tree or of one below it. Warnings can be suppressed from where the current tree stands. */
    final void report(Tree tree, Diagnostic diagnostic, Object... blanks) {
        if (diagnostic.isWarning() && Suppression.isSuppressed(shadow.trees(), getCurrentPath(), diagnostic.code())) {
            return;
        }
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        int start = (int) shadow.positions().getStartPosition(unit, tree);
        int end = (int) shadow.positions().getEndPosition(unit, tree);
        problems.add(Problem.of(diagnostic, start, end, blanks));
    }

    /** The coroutine that a tree is part of; null in any other method, and in a lambda or class body within a coroutine. */
    final @Nullable ExecutableElement coroutineOf(TreePath from) {
        for (TreePath path = from.getParentPath(); path != null; path = path.getParentPath()) {
            Tree tree = path.getLeaf();
            if (tree instanceof LambdaExpressionTree || tree instanceof ClassTree) {
                return null;
            } else if (tree instanceof MethodTree) {
                return element(path) instanceof ExecutableElement method && isCoroutine(method) ? method : null;
            }
        }
        return null;
    }

    static boolean isCoroutine(@Nullable Element element) {
        return element != null && element.getAnnotation(Coroutine.class) != null;
    }

    /** What is inside of parentheses. */
    static TreePath bare(TreePath path) {
        TreePath inner = path;
        while (inner.getLeaf() instanceof ParenthesizedTree parentheses) {
            inner = new TreePath(inner, parentheses.getExpression());
        }
        return inner;
    }

    static TreePath below(TreePath path, ExpressionTree tree) {
        return new TreePath(path, tree);
    }
}
