package io.cogen.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.cogen.processor.scan.Markers;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a body waits, that is, says {@code Co.yield}. The signature of a generator's factory depends on that, and is needed
 * before any types are known; so this looks at names.
 */
final class Awaiting {
    private static final String SIMPLE = Markers.CO.substring(Markers.CO.lastIndexOf('.') + 1);

    private final Trees trees;
    private final Elements elements;

    /** Whether the simple name means the marker's class, by the class that it is used in. */
    private final Map<Element, Boolean> ours = new HashMap<>();

    Awaiting(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    boolean waits(ExecutableElement method) {
        Tree tree = trees.getTree(method); // to ask for its path takes much longer
        TreePath around = trees.getPath(method.getEnclosingElement());
        if (tree == null || around == null) {
            return false;
        }
        boolean[] found = {false};
        boolean simpleNameIsOurs = ours.computeIfAbsent(
                method.getEnclosingElement(), owner -> isOurs(around.getCompilationUnit(), method));
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
                found[0] |= call.getMethodSelect() instanceof MemberSelectTree select
                        && select.getIdentifier().contentEquals("yield")
                        && isCo(select.getExpression(), simpleNameIsOurs);
                return super.visitMethodInvocation(call, unused);
            }

            @Override
            public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
                return null;
            }

            @Override
            public @Nullable Void visitClass(ClassTree tree, Void unused) {
                return null;
            }
        }.scan(tree, null);
        return found[0];
    }

    private static boolean isCo(ExpressionTree tree, boolean simpleNameIsOurs) {
        return tree instanceof IdentifierTree name
                ? simpleNameIsOurs && name.getName().contentEquals(SIMPLE)
                : tree instanceof MemberSelectTree && qualified(tree).equals(Markers.CO);
    }

    /** A qualified name; empty for anything else. */
    private static String qualified(ExpressionTree tree) {
        return tree instanceof MemberSelectTree select
                ? qualified(select.getExpression()) + "." + select.getIdentifier()
                : tree instanceof IdentifierTree name ? name.getName().toString() : "";
    }

    /** Whether the simple name means the marker's class, and not one of the user's own. */
    private boolean isOurs(CompilationUnitTree unit, ExecutableElement method) {
        for (Element each = method.getEnclosingElement();
                each instanceof TypeElement type;
                each = each.getEnclosingElement()) {
            boolean hasOwn = type.getSimpleName().contentEquals(SIMPLE)
                    || ElementFilter.typesIn(elements.getAllMembers(type)).stream()
                            .anyMatch(member -> member.getSimpleName().contentEquals(SIMPLE));
            if (hasOwn) {
                return false;
            }
        }
        for (ImportTree each : unit.getImports()) {
            String name = each.getQualifiedIdentifier() instanceof ExpressionTree named ? qualified(named) : "";
            if (name.endsWith("." + SIMPLE)) {
                return name.equals(Markers.CO);
            }
        }
        String inPackage = elements.getPackageOf(method).getQualifiedName() + "." + SIMPLE;
        return inPackage.equals(Markers.CO) || elements.getTypeElement(inPackage) == null;
    }
}
