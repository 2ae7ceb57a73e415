package io.cogen.processor.bind;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Code.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The bodies of classes that are declared in a method. */
final class ClassBodies {
    private final Typing typing;
    private final Index index;
    private final AnchorList anchors;
    private final Surroundings around;
    private final Words words;
    private final Lifting lifting;

    ClassBodies(Typing typing, Index index, AnchorList anchors, Surroundings around, Words words, Lifting lifting) {
        this.lifting = lifting;
        this.typing = typing;
        this.index = index;
        this.anchors = anchors;
        this.around = around;
        this.words = words;
    }

    /**
     * Sees to the calls of a superclass's constructors. An inner class needs the instance around it, which has to be named in
     * generated code (JLS 8.8.7.1); a private constructor cannot be called there at all.
     */
    void superconstructors(TreePath path, ClassTree tree) {
        boolean isAnonymous = tree.getSimpleName().isEmpty();
        boolean hasConstructor = false;
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method && method.getName().contentEquals("<init>")) {
                MethodInvocationTree call = superCall(method);
                if (call != null) {
                    requireAccessible(path, tree, call);
                }
                if (call != null && !isAnonymous) {
                    addOuter(method, call);
                }
                hasConstructor |= typing.end(index.path(method)) >= 0;
            }
        }
        TypeElement above = tree.getExtendsClause() == null || isAnonymous ? null : superclass(tree);
        if (!hasConstructor && above != null && isImplicitlyInner(above)) {
            List<Part> constructor = new ArrayList<>(List.of(Code.Text.of(" " + tree.getSimpleName() + "() { ")));
            constructor.addAll(call(path, above));
            constructor.add(Code.Text.of(" }"));
            anchors.insertAt(path, words.behind(bodyStart(path, tree)), false, constructor);
        }
    }

    private @Nullable TypeElement superclass(ClassTree tree) {
        return typing.declared(index.path(tree.getExtendsClause()));
    }

    /** Where the body's brace is. */
    int bodyStart(TreePath path, ClassTree tree) {
        List<Tree> head = new ArrayList<>(tree.getTypeParameters());
        head.add(tree.getModifiers());
        head.addAll(tree.getImplementsClause());
        if (tree.getExtendsClause() != null) {
            head.add(tree.getExtendsClause());
        }
        int end = head.stream().mapToInt(each -> typing.end(path, each)).max().orElse(-1);
        return words.next('{', Math.max(end, typing.start(path)));
    }

    /** The call {@code super(...)} of a constructor; javac adds it where it is missing. Null where there is {@code this(...)}. */
    private static @Nullable MethodInvocationTree superCall(MethodTree constructor) {
        MethodInvocationTree[] found = {null};
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void visitExpressionStatement(ExpressionStatementTree tree, Void unused) {
                if (tree.getExpression() instanceof MethodInvocationTree call && isSuper(call.getMethodSelect())) {
                    found[0] = call;
                }
                return null;
            }

            @Override
            public @Nullable Void visitClass(ClassTree tree, Void unused) {
                return null;
            }
        }.scan(constructor.getBody(), null);
        return found[0];
    }

    private static boolean isSuper(Tree select) {
        return select instanceof IdentifierTree name
                ? name.getName().contentEquals("super")
                : select instanceof MemberSelectTree member
                        && member.getIdentifier().contentEquals("super");
    }

    private void requireAccessible(TreePath path, ClassTree tree, MethodInvocationTree call) {
        Element constructor = typing.element(index.path(call));
        if (constructor != null
                && constructor.getModifiers().contains(Modifier.PRIVATE)
                && Reach.isOutside(constructor, around.owner())) {
            boolean isAnonymous = tree.getSimpleName().isEmpty();
            TreePath at = isAnonymous ? path.getParentPath() : index.path(tree.getExtendsClause());
            throw typing.problem(
                    at,
                    Diagnostic.PRIVATE_CONSTRUCTOR,
                    constructor.getEnclosingElement().getSimpleName());
        }
    }

    private void addOuter(MethodTree constructor, MethodInvocationTree call) {
        TreePath path = index.path(call.getMethodSelect());
        Element called = typing.element(index.path(call));
        if (called == null
                || !(call.getMethodSelect() instanceof IdentifierTree)
                || !isImplicitlyInner((TypeElement) called.getEnclosingElement())) {
            return;
        }
        TypeElement above = (TypeElement) called.getEnclosingElement();
        if (words.startsWith("super", typing.start(path))) {
            List<Part> outer = new ArrayList<>(outer(path, above));
            outer.add(Code.Text.of("."));
            anchors.insert(path, false, outer);
        } else if (typing.end(index.path(constructor)) >= 0) {
            BlockTree body = constructor.getBody();
            anchors.insertAt(index.path(body), words.behind(typing.start(path, body)), false, call(path, above));
        }
    }

    private List<Part> call(TreePath path, TypeElement above) {
        List<Part> call = new ArrayList<>(List.of(Code.Text.of(" ")));
        call.addAll(outer(path, above));
        call.add(Code.Text.of(".super();"));
        return call;
    }

    private List<Part> outer(TreePath path, TypeElement inner) {
        LocalClasses.Local local = lifting.outside(inner);
        return local != null
                ? lifting.scope(path, local)
                : around.instance(path, Objects.requireNonNull(around.classWith(inner)));
    }

    private boolean isImplicitlyInner(TypeElement type) {
        return lifting.outside(type) != null
                || (Accessors.isInner(type) && !Reach.isLocal(type) && !around.isOfInner(type));
    }
}
