package io.cogen.processor.check;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Suspension;
import io.cogen.processor.scan.Markers;
import io.cogen.processor.scan.Overriding;
import io.cogen.processor.shadow.Shadow;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Refuses suspension points that no rewriting can make work: they stand in code that cannot be left in the middle, or in a
 * method of its own; and methods that would hide a coroutine from the callers of its factory.
 */
final class MisplacedYields extends Rule {
    private final Overriding overriding;

    MisplacedYields(Shadow shadow) {
        super(shadow);
        this.overriding = new Overriding(shadow.types(), shadow.elements());
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        Suspension kind = Markers.suspension(element(getCurrentPath()));
        if (kind != null) {
            check(call, kind);
        }
        return super.visitMethodInvocation(call, unused);
    }

    /** A reference to a marker is a function of its own, like a lambda. */
    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, Void unused) {
        Element element = element(getCurrentPath());
        if (Markers.suspension(element) == Suspension.AWAIT) {
            boolean inside = isInCoroutine(getCurrentPath());
            report(reference, inside ? Diagnostic.YIELD_IN_LAMBDA : Diagnostic.YIELD_OUTSIDE, "a method reference");
        }
        return super.visitMemberReference(reference, unused);
    }

    /** Walks outwards to the method that the call belongs to. */
    private void check(MethodInvocationTree call, Suspension kind) {
        TreePath inner = getCurrentPath();
        for (TreePath path = inner.getParentPath(); path != null; path = path.getParentPath()) {
            Tree tree = path.getLeaf();
            if (tree instanceof SynchronizedTree locked && locked.getBlock() == inner.getLeaf()) {
                if (kind == Suspension.AWAIT || isOfCoroutine(call)) {
                    report(call, Diagnostic.YIELD_IN_SYNCHRONIZED);
                }
                return;
            } else if (tree instanceof LambdaExpressionTree) {
                if (kind == Suspension.AWAIT || isOfCoroutine(call)) {
                    report(call, Diagnostic.YIELD_IN_LAMBDA);
                }
                return;
            } else if (tree instanceof MethodTree method) {
                checkMethod(call, kind, path, method);
                return;
            } else if (tree instanceof ClassTree
                    && (inner.getLeaf() instanceof BlockTree || inner.getLeaf() instanceof VariableTree)) {
                boolean local = isInCoroutine(path);
                if (kind == Suspension.AWAIT || (local && isOfCoroutine(call))) {
                    report(call, local ? Diagnostic.YIELD_IN_CLASS_BODY : Diagnostic.YIELD_IN_INITIALISER);
                }
                return;
            }
            inner = path;
        }
    }

    private void checkMethod(MethodInvocationTree call, Suspension kind, TreePath path, MethodTree method) {
        Element element = element(path);
        if (isCoroutine(element)) {
            return;
        }
        if (kind != Suspension.AWAIT) {
            if (isOfCoroutine(call)) {
                report(call, Diagnostic.YIELD_IN_CLASS_BODY);
            }
        } else if (isInCoroutine(path.getParentPath())) {
            report(call, Diagnostic.YIELD_IN_CLASS_BODY);
        } else if (element != null && element.getKind() == ElementKind.CONSTRUCTOR) {
            report(call, Diagnostic.YIELD_IN_INITIALISER);
        } else {
            report(call, Diagnostic.YIELD_OUTSIDE, method.getName());
        }
    }

    /** Whether what is called is the Yielder that a coroutine has as its parameter. */
    private boolean isOfCoroutine(MethodInvocationTree call) {
        if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
            return false;
        }
        TreePath receiver = new TreePath(new TreePath(getCurrentPath(), select), select.getExpression());
        Element yielder = element(receiver);
        return yielder != null
                && yielder.getEnclosingElement() instanceof ExecutableElement method
                && method.getParameters().contains(yielder) // and not one of a lambda in the method
                && isCoroutine(method);
    }

    private boolean isInCoroutine(@Nullable TreePath from) {
        for (TreePath path = from; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodTree && isCoroutine(element(path))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, Void unused) {
        TreePath owner = getCurrentPath().getParentPath();
        boolean local = owner.getLeaf() instanceof ClassTree
                && !(owner.getParentPath().getLeaf() instanceof ClassTree)
                && !(owner.getParentPath().getLeaf() instanceof CompilationUnitTree);
        if (local && isCoroutine(element(getCurrentPath()))) {
            report(method, Diagnostic.UNNAMEABLE_CLASS, "a local or anonymous class");
        }
        if (element(getCurrentPath()) instanceof ExecutableElement element && !isCoroutine(element)) {
            checkOverrides(method, element);
        }
        return super.visitMethod(method, unused);
    }

    /** A call of the factory would run the coroutine, a call of the method the one that overrides it. */
    private void checkOverrides(MethodTree method, ExecutableElement element) {
        ExecutableElement coroutine = overriding.overridden(element, Rule::isCoroutine);
        if (coroutine != null) {
            Element of = coroutine.getEnclosingElement();
            report(method, Diagnostic.OVERRIDES_COROUTINE, element.getSimpleName(), of.getSimpleName());
        }
    }
}
