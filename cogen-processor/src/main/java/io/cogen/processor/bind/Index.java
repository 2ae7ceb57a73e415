package io.cogen.processor.bind;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.scan.Markers;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * The paths of all trees below a method, and its suspension points. A call inside a lambda or a class body is not one of
 * this method's.
 */
final class Index {
    private final Map<Tree, TreePath> paths = new IdentityHashMap<>();
    private final Map<Tree, Suspension> suspensions = new IdentityHashMap<>();
    private final Map<Tree, Integer> suspending = new IdentityHashMap<>();

    /** @param yielder the generator's parameter; another Yielder is an object like any other */
    Index(Typing typing, TreePath method, @Nullable Element yielder) {
        paths.put(method.getLeaf(), method);
        new Scanner(typing, yielder).scan(method, null);
    }

    private final class Scanner extends TreePathScanner<Void, Void> {
        private final Typing typing;
        private final @Nullable Element yielder;
        private int foreign;

        Scanner(Typing typing, @Nullable Element yielder) {
            this.typing = typing;
            this.yielder = yielder;
        }

        private boolean isOwn(MethodInvocationTree call, Suspension kind) {
            if (kind == Suspension.AWAIT || yielder == null) {
                return kind == Suspension.AWAIT;
            }
            ExpressionTree receiver = call.getMethodSelect() instanceof MemberSelectTree select
                    ? Flow.bare(select.getExpression())
                    : call.getMethodSelect();
            return receiver instanceof IdentifierTree
                    && yielder.equals(typing.element(new TreePath(getCurrentPath(), receiver)));
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, Void unused) {
            if (tree != null) {
                paths.put(tree, new TreePath(getCurrentPath(), tree));
            }
            return super.scan(tree, unused);
        }

        @Override
        public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, Void unused) {
            foreign++;
            super.visitLambdaExpression(lambda, unused);
            foreign--;
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, Void unused) {
            foreign++;
            super.visitClass(type, unused);
            foreign--;
            return null;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            if (foreign == 0) {
                Suspension kind = Markers.suspension(typing.element(getCurrentPath()));
                if (kind != null && isOwn(call, kind)) {
                    suspensions.put(call, kind);
                    for (TreePath p = getCurrentPath(); p != null; p = p.getParentPath()) {
                        suspending.merge(p.getLeaf(), 1, Integer::sum);
                    }
                }
            }
            return super.visitMethodInvocation(call, unused);
        }
    }

    TreePath path(Tree tree) {
        TreePath path = paths.get(tree);
        if (path == null) {
            throw new AssertionError("no path for " + tree.getKind());
        }
        return path;
    }

    @Nullable
    Suspension suspension(Tree tree) {
        return suspensions.get(tree);
    }

    /** Whether a suspension point is inside a tree. */
    boolean suspends(@Nullable Tree tree) {
        return tree != null && suspending.containsKey(tree);
    }

    /** How many suspension points are inside a tree. */
    int suspensions(Tree tree) {
        return suspending.getOrDefault(tree, 0);
    }
}
