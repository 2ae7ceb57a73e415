package io.cogen.processor.bind;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds the anonymous classes of a method that need a name, because something outlives a suspension that has one for its type: a
 * variable declared with {@code var}, or an operand of an expression that suspends.
 */
final class Anonymous extends TreePathScanner<Void, Void> {
    private final Typing typing;
    private final Index index;
    private final Apart apart;
    private final Map<Element, ClassTree> bodies = new LinkedHashMap<>();
    private final Set<Element> needed = new LinkedHashSet<>();

    private Anonymous(Typing typing, Index index, Apart apart) {
        this.typing = typing;
        this.index = index;
        this.apart = apart;
    }

    static List<ClassTree> withoutName(Typing typing, Index index, Apart apart, TreePath method) {
        Anonymous finder = new Anonymous(typing, index, apart);
        finder.scan(method, null);
        List<ClassTree> found = new ArrayList<>();
        finder.bodies.forEach((type, tree) -> {
            if (finder.needed.contains(type)) {
                found.add(tree);
            }
        });
        return found;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, Void unused) {
        if (tree instanceof StatementTree statement && isCopied(statement)) {
            return null;
        }
        if (tree instanceof ExpressionTree && isOperand(tree)) {
            TypeMirror type = typing.typeOrNull(new TreePath(getCurrentPath(), tree));
            if (type != null) {
                need(type);
            }
        }
        return super.scan(tree, unused);
    }

    /** Whether a statement that is visited next stays in one piece; of a variable that says nothing about its uses. */
    private boolean isCopied(StatementTree statement) {
        Tree parent = getCurrentPath().getLeaf();
        boolean isPart =
                parent instanceof TryTree || parent instanceof CatchTree || parent instanceof LambdaExpressionTree;
        return !(isPart && statement instanceof BlockTree)
                && !(statement instanceof VariableTree)
                && !(statement instanceof CaseTree) // which javac takes for a statement
                && !apart.contains(statement);
    }

    /** Whether what is visited next is part of an expression that suspends, and not only within that part. */
    private boolean isOperand(Tree tree) {
        TreePath around = getCurrentPath();
        while (around.getLeaf() instanceof MemberSelectTree) {
            around = around.getParentPath(); // the object of a call, or what stands before its field
        }
        return around.getLeaf() instanceof ExpressionTree
                && index.suspensions(around.getLeaf()) > index.suspensions(tree);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, Void unused) {
        Element symbol = typing.element(getCurrentPath());
        if (symbol != null) {
            need(symbol.asType());
        }
        return super.visitVariable(tree, unused);
    }

    private void need(TypeMirror type) {
        TypeParts.any(type, each -> {
            if (each.getKind() == TypeKind.DECLARED
                    && ((DeclaredType) each).asElement() instanceof TypeElement element
                    && element.getNestingKind() == NestingKind.ANONYMOUS) {
                needed.add(element);
            }
            return false;
        });
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, Void unused) {
        if (tree.getClassBody() != null) {
            Element type = typing.element(new TreePath(getCurrentPath(), tree.getClassBody()));
            if (type != null) {
                bodies.put(type, tree.getClassBody());
            }
        }
        return super.visitNewClass(tree, unused);
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return null;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, Void unused) {
        return null;
    }
}
