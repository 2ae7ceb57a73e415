package io.cogen.processor.bind;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Suspension;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the suspension points that call a coroutine of the same class, since such a call may begin without a machine; and those that
 * call a method that names another one, which may spare them the operation.
 */
final class Callees {
    private final Typing typing;
    private final Index index;
    private final AnchorList anchors;
    private final Words words;
    private final Function<ExecutableElement, @Nullable String> machines;
    private boolean askForThemselves;

    Callees(
            Typing typing,
            Index index,
            AnchorList anchors,
            Words words,
            Function<ExecutableElement, @Nullable String> machines) {
        this.typing = typing;
        this.index = index;
        this.anchors = anchors;
        this.words = words;
        this.machines = machines;
    }

    /** A suspension point. Only a bare call counts: what is made of it before it is yielded needs an object. */
    void enter(TreePath path, MethodInvocationTree marker) {
        if (index.suspension(marker) != Suspension.AWAIT
                || !(marker.getArguments().get(0) instanceof MethodInvocationTree call)
                || !call.getTypeArguments().isEmpty()) {
            return;
        }
        TreePath callPath = new TreePath(path, call);
        String machine = typing.element(callPath) instanceof ExecutableElement factory ? machines.apply(factory) : null;
        if (machine != null) {
            String method = ((ExecutableElement) typing.element(callPath))
                    .getSimpleName()
                    .toString();
            int parenthesis = words.next('(', typing.end(callPath, call.getMethodSelect()));
            anchors.replace(
                    callPath,
                    typing.start(callPath),
                    words.behind(parenthesis),
                    List.of(new Code.Callee(
                            machine, method, !call.getArguments().isEmpty())));
        } else if (call.getMethodSelect() instanceof MemberSelectTree select
                && typing.element(callPath) instanceof ExecutableElement method) {
            attempt(callPath, call, select, method);
        }
    }

    /**
     * A call of a method that names another one, which does the same at once if that is possible: instead of the name stands the other
     * one's, and in front of the parenthesis that closes the scheduler. Both have to be there as they are, and not as Unicode escapes.
     */
    private void attempt(TreePath path, MethodInvocationTree call, MemberSelectTree select, ExecutableElement method) {
        String atOnce = isSuper(select.getExpression()) ? null : Attempts.atOnce(method);
        String name = method.getSimpleName().toString();
        int end = typing.end(path, select);
        int last = typing.end(path) - 1;
        if (atOnce != null && words.startsWith(name, end - name.length()) && words.startsWith(")", last)) {
            anchors.replace(path, end - name.length(), end, List.of(new Code.Attempt(name, atOnce)));
            boolean hasArguments = !call.getArguments().isEmpty();
            anchors.replace(path, last, last + 1, List.of(new Code.EndOfAttempt(hasArguments)));
        }
    }

    /** Such a call goes through an accessor. */
    private static boolean isSuper(ExpressionTree receiver) {
        return (receiver instanceof IdentifierTree name && name.getName().contentEquals("super"))
                || (receiver instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("super"));
    }

    /** A method that is called, or referred to. */
    void see(@Nullable Element element) {
        askForThemselves |= element instanceof ExecutableElement method
                && method.getSimpleName().contentEquals("current")
                && method.getEnclosingElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals("io.cogen.core.Coro");
    }

    /** Whether {@code Coro.current()} is among the methods that have been seen. */
    boolean askForThemselves() {
        return askForThemselves;
    }
}
