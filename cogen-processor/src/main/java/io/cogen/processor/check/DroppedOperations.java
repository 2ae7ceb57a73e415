package io.cogen.processor.check;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.scan.Markers;
import io.cogen.processor.shadow.Shadow;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * CG201: an operation does nothing until it is yielded, so that a statement which makes one and lets it go does nothing, however
 * much it looks like the call of a method that reads or writes.
 *
 * <p>Only what the statement itself makes is dropped. A setter on an operation that is held elsewhere is not ({@code
 * read.timeout(d);}), nor is what a collection or a caller's own object hands out ({@code map.put(key, read);}, of the type of a
 * variable), nor a coroutine, which a method other than its factory got from somewhere or started. Nor is what a test calls to see it
 * fail.
 */
final class DroppedOperations extends Rule {
    private enum Made {
        OPERATION("an operation", "an operation works when it is yielded: Co.yield(...)"),
        COROUTINE("a coroutine", "Co.yield(...) calls it, scheduler.add(...) runs it beside this code"),
        GENERATOR("a generator", "a generator runs when it is resumed: for (var value : ...)"),
        ASYNC_GENERATOR("an asynchronous generator", "it runs when it is resumed: Co.yield(generator.resume())");

        private final String what;
        private final String wayOut;

        Made(String what, String wayOut) {
            this.what = what;
            this.wayOut = wayOut;
        }
    }

    private final @Nullable TypeMirror operation;
    private final @Nullable TypeMirror coro;

    DroppedOperations(Shadow shadow) {
        super(shadow);
        operation = Markers.type(shadow.elements(), shadow.types(), Markers.OPERATION);
        coro = Markers.type(shadow.elements(), shadow.types(), Markers.CORO);
    }

    @Override
    public @Nullable Void visitExpressionStatement(ExpressionStatementTree statement, Void unused) {
        if (!isTried(getCurrentPath())) {
            check(statement.getExpression());
        }
        return super.visitExpressionStatement(statement, unused);
    }

    /** The value of a lambda's expression is dropped where the interface's method gives none. */
    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, Void unused) {
        if (lambda.getBody() instanceof ExpressionTree body && givesNothing(getCurrentPath())) {
            check(body);
        }
        return super.visitLambdaExpression(lambda, unused);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, Void unused) {
        if (element(getCurrentPath()) instanceof ExecutableElement method && givesNothing(getCurrentPath())) {
            report(reference, made(method, below(getCurrentPath(), reference.getQualifierExpression())));
        }
        return super.visitMemberReference(reference, unused);
    }

    /** Whether a statement is in a lambda that is run for what it throws. */
    private boolean isTried(TreePath statement) {
        for (TreePath path = statement; path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof LambdaExpressionTree) {
                ExecutableElement method = function(path);
                return method != null && isVoid(method) && throwsAnything(method);
            } else if (path.getLeaf() instanceof MethodTree) {
                return false;
            }
        }
        return false;
    }

    private void check(ExpressionTree tree) {
        report(tree, made(below(getCurrentPath(), tree)));
    }

    private void report(ExpressionTree tree, @Nullable Made made) {
        if (made != null) {
            report(tree, Diagnostic.DROPPED, made.what, made.wayOut);
        }
    }

    /** What an expression makes and nobody else holds; null when it makes nothing of interest. */
    private @Nullable Made made(TreePath expression) {
        TreePath path = bare(expression);
        if (path.getLeaf() instanceof NewClassTree) {
            TypeMirror type = shadow.trees().getTypeMirror(path);
            return isOperation(type) && !isCoro(type) ? Made.OPERATION : null;
        } else if (path.getLeaf() instanceof MethodInvocationTree call
                && element(path) instanceof ExecutableElement method) {
            TreePath name = below(path, call.getMethodSelect());
            return made(
                    method,
                    call.getMethodSelect() instanceof MemberSelectTree select
                            ? below(name, select.getExpression())
                            : null);
        }
        return null;
    }

    /** @param receiver what the method is called on; null for this */
    private @Nullable Made made(ExecutableElement method, @Nullable TreePath receiver) {
        TypeMirror declared = method.getReturnType();
        if (Markers.isFactory(method)) {
            return Markers.is(declared, Markers.CORO)
                    ? Made.COROUTINE
                    : Markers.is(declared, Markers.GENERATOR)
                            ? Made.GENERATOR
                            : Markers.is(declared, Markers.ASYNC_GENERATOR) ? Made.ASYNC_GENERATOR : null;
        } else if (!(declared instanceof DeclaredType) || !isOperation(declared) || isCoro(declared)) {
            return null;
        } else if (!method.getModifiers().contains(Modifier.STATIC)
                && method.getEnclosingElement() instanceof TypeElement owner
                && isOperation(owner.asType())) {
            return receiver == null || made(receiver) == null ? null : Made.OPERATION; // it may well give its receiver
        }
        return Made.OPERATION;
    }

    private boolean isOperation(@Nullable TypeMirror type) {
        return isA(type, operation);
    }

    private boolean isCoro(@Nullable TypeMirror type) {
        return isA(type, coro);
    }

    private boolean isA(@Nullable TypeMirror type, @Nullable TypeMirror above) {
        return type != null
                && above != null
                && type.getKind() == TypeKind.DECLARED
                && shadow.types().isSubtype(shadow.types().erasure(type), above);
    }

    private boolean givesNothing(TreePath function) {
        ExecutableElement method = function(function);
        return method != null && isVoid(method) && !throwsAnything(method);
    }

    private static boolean isVoid(ExecutableElement method) {
        return method.getReturnType().getKind() == TypeKind.VOID;
    }

    /** As in {@code assertThrows(IllegalArgumentException.class, () -> socket.read(0))}: nobody means to read. */
    private static boolean throwsAnything(ExecutableElement method) {
        return method.getThrownTypes().stream().anyMatch(each -> Markers.is(each, "java.lang.Throwable"));
    }

    /** The one abstract method of a lambda's or method reference's interface (JLS 9.8). */
    private @Nullable ExecutableElement function(TreePath path) {
        if (!(shadow.trees().getTypeMirror(path) instanceof DeclaredType type)) {
            return null;
        }
        Set<String> ofObject = new HashSet<>();
        shadow.elements()
                .getTypeElement("java.lang.Object")
                .getEnclosedElements()
                .forEach(each -> ofObject.add(each.getSimpleName().toString()));
        return ElementFilter.methodsIn(shadow.elements().getAllMembers((TypeElement) type.asElement())).stream()
                .filter(each -> each.getModifiers().contains(Modifier.ABSTRACT)
                        && !ofObject.contains(each.getSimpleName().toString()))
                .findFirst()
                .orElse(null);
    }
}
