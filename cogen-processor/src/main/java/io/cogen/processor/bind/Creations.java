package io.cogen.processor.bind;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import org.jspecify.annotations.Nullable;

/** What javac's trees do not say plainly of the creation of an object. */
final class Creations {
    private Creations() {}

    /**
     * The {@code outer} of {@code outer.new Inner(...)}; null when there is none. Once javac has attributed one with a class
     * body, the first argument is that object, with a check around it.
     */
    static @Nullable ExpressionTree outer(NewClassTree tree) {
        if (tree.getEnclosingExpression() != null
                || tree.getClassBody() == null
                || tree.getArguments().isEmpty()) {
            return tree.getEnclosingExpression();
        }
        ExpressionTree first = tree.getArguments().get(0);
        boolean isCheck = first.getKind() == Tree.Kind.OTHER && first instanceof UnaryTree;
        return isCheck ? ((UnaryTree) first).getExpression() : null;
    }
}
