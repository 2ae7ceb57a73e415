package io.cogen.processor.bind;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.model.Code;
import io.cogen.processor.model.Variable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Where in the class and in the method the current tree stands. */
final class Surroundings {
    private final Typing typing;
    private final Index index;
    private final TypeElement owner;
    private final @Nullable Variable self;

    /** The lambdas and class bodies around the current tree, inside the method. */
    private final Deque<Tree> foreign = new ArrayDeque<>();

    /** @param self the receiver; null in a static method */
    Surroundings(Typing typing, Index index, TypeElement owner, @Nullable Variable self) {
        this.typing = typing;
        this.index = index;
        this.owner = owner;
        this.self = self;
    }

    /** The class of the method. */
    TypeElement owner() {
        return owner;
    }

    static @Nullable TypeElement enclosing(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer ? outer : null;
    }

    /** Goes into a lambda or a class body. */
    void enter(Tree tree) {
        foreign.push(tree);
    }

    void leave() {
        foreign.pop();
    }

    /** Whether no lambda and no class body is around. */
    boolean isMethodItself() {
        return foreign.isEmpty();
    }

    boolean isInsideClass() {
        return foreign.stream().anyMatch(ClassTree.class::isInstance);
    }

    private Stream<TypeElement> inner() {
        return foreign.stream().filter(ClassTree.class::isInstance).map(tree ->
                (TypeElement) typing.element(index.path(tree)));
    }

    /** Whether a class is one of those declared around the current tree in the method. */
    boolean isInner(@Nullable Element type) {
        return inner().anyMatch(each -> each.equals(type));
    }

    /** Whether a simple name means a member of a class body within the method. */
    boolean isMemberOfInner(TypeElement declaring) {
        return inner().anyMatch(each -> isSubclass(each, declaring));
    }

    boolean isSubclass(TypeElement type, TypeElement of) {
        return typing.types()
                .isSubtype(typing.types().erasure(type.asType()), typing.types().erasure(of.asType()));
    }

    /** What {@code this} is in generated code. */
    Code.Part self(TreePath path) {
        if (self == null) {
            throw new AssertionError(
                    "no receiver in a static method: " + path.getLeaf().getKind());
        }
        return new Code.Ref(self, Code.Access.READ, !foreign.isEmpty());
    }

    RuntimeException outerInstance(TreePath path) {
        return typing.problem(
                path,
                Diagnostic.UNSUPPORTED,
                "a member of the enclosing instance",
                "hand the enclosing instance to the method as a parameter");
    }
}
