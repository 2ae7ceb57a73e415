package io.cogen.processor.check;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.scan.Markers;
import io.cogen.processor.shadow.Shadow;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * CG202: a cancelled coroutine learns of it by {@code Cancelled}, thrown where it waits; who catches that and goes on keeps the
 * coroutine alive to its next suspension point, and takes the cancellation for a failure of the operation.
 */
final class SwallowedCancellation extends Rule {
    private final @Nullable TypeMirror cancelled;

    SwallowedCancellation(Shadow shadow) {
        super(shadow);
        this.cancelled = Markers.type(shadow.elements(), shadow.types(), Markers.CANCELLED);
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, Void unused) {
        TreePath path = getCurrentPath();
        if (!tree.getCatches().isEmpty() && coroutineOf(path) != null && waits(path, tree)) {
            Tree swallowing = swallowing(path, tree);
            if (swallowing != null) {
                report(swallowing, Diagnostic.SWALLOWED_CANCELLATION);
            }
        }
        return super.visitTry(tree, unused);
    }

    /** The type by which a try statement catches {@code Cancelled} and does not throw again; null when it lets it through. */
    private @Nullable Tree swallowing(TreePath path, TryTree tree) {
        for (CatchTree clause : tree.getCatches()) {
            TreePath parameter = new TreePath(new TreePath(path, clause), clause.getParameter());
            Tree type = clause.getParameter().getType();
            List<? extends Tree> types =
                    type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
            for (Tree each : types) {
                if (catchesCancelled(new TreePath(parameter, each))) { // and none of the clauses behind it does
                    return throwsAgain(clause) ? null : each;
                }
            }
        }
        return null;
    }

    private boolean catchesCancelled(TreePath type) {
        TypeMirror caught = shadow.trees().getTypeMirror(type);
        return cancelled != null && caught != null && shadow.types().isSubtype(cancelled, caught);
    }

    /** Whether a clause says {@code throw} anywhere; when, is its own affair. */
    private static boolean throwsAgain(CatchTree clause) {
        boolean[] found = {false};
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void visitThrow(ThrowTree tree, Void unused) {
                found[0] = true;
                return null;
            }

            @Override
            public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, Void unused) {
                return null;
            }

            @Override
            public @Nullable Void visitClass(ClassTree body, Void unused) {
                return null;
            }
        }.scan(clause.getBlock(), null);
        return found[0];
    }

    /** Whether a suspension point of the coroutine lies in what the catch clauses guard. */
    private boolean waits(TreePath path, TryTree tree) {
        boolean[] found = {false};
        TreePathScanner<Void, Void> search = new TreePathScanner<>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
                found[0] |= Markers.suspension(element(getCurrentPath())) == Suspension.AWAIT;
                return super.visitMethodInvocation(call, unused);
            }

            @Override
            public @Nullable Void visitTry(TryTree inner, Void unused) {
                if (swallowing(getCurrentPath(), inner) == null) {
                    return super.visitTry(inner, unused);
                }
                scan(inner.getCatches(), unused); // what is thrown in its block ends there
                return scan(inner.getFinallyBlock(), unused);
            }

            @Override
            public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, Void unused) {
                return null;
            }

            @Override
            public @Nullable Void visitClass(ClassTree body, Void unused) {
                return null;
            }
        };
        tree.getResources().forEach(each -> search.scan(new TreePath(path, each), null));
        search.scan(new TreePath(path, tree.getBlock()), null);
        return found[0];
    }
}
