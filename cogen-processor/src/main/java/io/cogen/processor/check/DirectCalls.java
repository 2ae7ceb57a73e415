package io.cogen.processor.check;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.scan.Markers;
import io.cogen.processor.scan.Signatures;
import io.cogen.processor.shadow.Shadow;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * CG116, and CG111 for generators: who calls the annotated method itself gets a body that blocks its thread, and a coroutine runs
 * on the one thread that must not be blocked. A generator called with somebody else's Yielder blocks nobody.
 */
final class DirectCalls extends Rule {
    DirectCalls(Shadow shadow) {
        super(shadow);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (element(getCurrentPath()) instanceof ExecutableElement called && isCoroutine(called)) {
            ExecutableElement caller = coroutineOf(getCurrentPath());
            if (caller != null) {
                check(call, called, caller);
            }
        }
        return super.visitMethodInvocation(call, unused);
    }

    private void check(MethodInvocationTree call, ExecutableElement called, ExecutableElement caller) {
        String name = called.getSimpleName().toString();
        if (!Markers.isGenerator(called)) {
            String factory = factory(call, called, 0);
            report(
                    call,
                    Diagnostic.DIRECT_CALL,
                    name,
                    Markers.isGenerator(caller) && !waits(caller)
                            ? "if the generator shall block, say so: Blocking.run(" + factory + ")"
                            : "yield what its factory gives: Co.yield(" + factory + ")");
        } else if (waits(called)) {
            report(call, Diagnostic.DIRECT_CALL, name, "resume what its factory gives: " + factory(call, called, 1));
        } else if (!call.getArguments().isEmpty()) {
            TreePath yielder = bare(below(getCurrentPath(), call.getArguments().get(0)));
            if (Markers.isGenerator(caller) && caller.getParameters().get(0).equals(element(yielder))) {
                ExpressionTree out = (ExpressionTree) yielder.getLeaf();
                report(out, Diagnostic.YIELDER_HANDED_ON, out, out, factory(call, called, 1));
            }
        }
    }

    /** Whether a generator is an asynchronous one: its factory knows. */
    private boolean waits(ExecutableElement generator) {
        TypeElement owner = (TypeElement) generator.getEnclosingElement();
        TypeElement factories =
                shadow.elements().getTypeElement(Signatures.generated(owner).canonicalName());
        int receiver = generator.getModifiers().contains(Modifier.STATIC) ? 0 : 1;
        int parameters = generator.getParameters().size() - 1 + receiver;
        List<ExecutableElement> methods =
                factories == null ? List.of() : ElementFilter.methodsIn(factories.getEnclosedElements());
        return methods.stream()
                .anyMatch(each -> each.getSimpleName().equals(generator.getSimpleName())
                        && each.getParameters().size() == parameters
                        && Markers.is(each.getReturnType(), Markers.ASYNC_GENERATOR));
    }

    /**
     * The call of the factory that is meant.
     *
     * @param skipped how many arguments it does not have
     */
    private static String factory(MethodInvocationTree call, ExecutableElement called, int skipped) {
        String name = Signatures.generated((TypeElement) called.getEnclosingElement())
                        .simpleName() + "." + called.getSimpleName();
        String more = call.getArguments().size() > skipped ? "..." : "";
        if (called.getModifiers().contains(Modifier.STATIC)) {
            return name + "(" + more + ")";
        }
        return name + "(" + receiver(call) + (more.isEmpty() ? "" : ", " + more) + ")";
    }

    private static String receiver(MethodInvocationTree call) {
        if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
            return "this";
        } else if (select.getExpression() instanceof IdentifierTree name) {
            return name.getName().contentEquals("super")
                    ? "this"
                    : name.getName().toString();
        }
        return "receiver";
    }
}
