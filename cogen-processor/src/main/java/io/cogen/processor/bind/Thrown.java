package io.cogen.processor.bind;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import io.cogen.processor.model.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.UnionType;
import org.jspecify.annotations.Nullable;

/** Which exceptions statements can throw (JLS 11.2), as far as catch clauses tell them apart. */
final class Thrown {
    private final Typing typing;
    private final Index index;
    private final Variables variables;
    private final Flow flow;

    Thrown(Typing typing, Index index, Variables variables) {
        this.typing = typing;
        this.index = index;
        this.variables = variables;
        this.flow = new Flow(typing, index);
    }

    /** What it can be that a catch clause throws when it throws its parameter (JLS 11.2.2). */
    List<TypeMirror> byThrowing(CatchTree clause) {
        TryTree guarded = (TryTree) index.path(clause).getParentPath().getLeaf();
        List<TypeMirror> thrown = new ArrayList<>(unchecked());
        thrown.addAll(tried(guarded));
        List<TypeMirror> found = new ArrayList<>();
        for (TypeMirror wanted : caught(clause)) {
            for (TypeMirror each : thrown) {
                if (typing.types().isSubtype(each, wanted)) {
                    add(each, found);
                } else if (typing.types().isSubtype(wanted, each)) {
                    add(wanted, found);
                }
            }
        }
        for (CatchTree before :
                guarded.getCatches().subList(0, guarded.getCatches().indexOf(clause))) {
            found.removeIf(each -> isCaught(each, before));
        }
        return found;
    }

    private List<TypeMirror> unchecked() {
        return List.of(typing.declared("java.lang.RuntimeException"), typing.declared("java.lang.Error"));
    }

    private List<TypeMirror> caught(CatchTree clause) {
        TypeMirror type = typing.type(index.path(clause.getParameter()));
        return type instanceof UnionType union ? List.copyOf(union.getAlternatives()) : List.of(type);
    }

    private boolean isCaught(TypeMirror type, CatchTree clause) {
        return caught(clause).stream().anyMatch(each -> typing.types().isSubtype(type, each));
    }

    private void add(TypeMirror type, List<TypeMirror> to) {
        if (to.stream().noneMatch(each -> typing.types().isSameType(each, type))) {
            to.add(type);
        }
    }

    /** What the resources and the block of a try statement throw. */
    private List<TypeMirror> tried(TryTree tree) {
        Collector collector = new Collector();
        tree.getResources().forEach(resource -> {
            collector.scan(resource, null);
            collector.addAll(typing.thrownByClose(typing.type(index.path(resource))));
        });
        collector.scan(tree.getBlock(), null);
        return collector.found;
    }

    private final class Collector extends TreeScanner<Void, Void> {
        final List<TypeMirror> found = new ArrayList<>();

        void addAll(List<? extends TypeMirror> types) {
            types.forEach(each -> add(each, found));
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
            if (typing.typeOrNull(index.path(tree.getMethodSelect())) instanceof ExecutableType type) {
                addAll(type.getThrownTypes());
            }
            return super.visitMethodInvocation(tree, unused);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree tree, Void unused) {
            if (typing.element(index.path(tree)) instanceof ExecutableElement constructor) {
                addAll(constructor.getThrownTypes());
            }
            return super.visitNewClass(tree, unused);
        }

        @Override
        public @Nullable Void visitThrow(ThrowTree tree, Void unused) {
            ExpressionTree what = Flow.bare(tree.getExpression());
            CatchTree clause = what instanceof IdentifierTree ? clause(what) : null;
            addAll(clause == null ? List.of(typing.type(index.path(what))) : byThrowing(clause));
            return super.visitThrow(tree, unused);
        }

        @Override
        public @Nullable Void visitTry(TryTree tree, Void unused) {
            if (tree.getFinallyBlock() == null || flow.completes(tree.getFinallyBlock())) {
                List<TypeMirror> tried = tried(tree);
                for (CatchTree clause : tree.getCatches()) {
                    tried.removeIf(each -> isCaught(each, clause));
                    scan(clause.getBlock(), unused);
                }
                addAll(tried);
            }
            return scan(tree.getFinallyBlock(), unused);
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

    /** The catch clause that declares what is named; null when none does, or when the parameter is not effectively final. */
    @Nullable
    CatchTree clause(Tree name) {
        Element symbol = typing.element(index.path(name));
        Variable variable = variables.of(symbol);
        if (variable == null
                || symbol.getKind() != ElementKind.EXCEPTION_PARAMETER
                || !variables.isEffectivelyFinal(variable)) {
            return null;
        }
        TreePath path = index.path(name);
        while (path != null
                && !(path.getLeaf() instanceof CatchTree clause
                        && symbol.equals(typing.element(index.path(clause.getParameter()))))) {
            path = path.getParentPath();
        }
        return path == null ? null : (CatchTree) path.getLeaf();
    }
}
