package io.cogen.processor.bind;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables that patterns declare. */
final class Bindings {
    private Bindings() {}

    /** Those with a name in a pattern or a label with one, in the order of the text. */
    static List<VariableTree> in(Tree pattern) {
        List<VariableTree> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void visitVariable(VariableTree tree, Void unused) {
                if (!tree.getName().isEmpty()) {
                    found.add(tree);
                }
                return null;
            }
        }.scan(pattern, null);
        return found;
    }

    /** The variable of a label that is one type pattern, with a name or without; null for any other. */
    static @Nullable VariableTree whole(Tree label) {
        VariableTree[] found = {null};
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, Void unused) {
                if (tree instanceof BindingPatternTree pattern) {
                    found[0] = pattern.getVariable();
                    return null;
                }
                boolean wraps = tree != null
                        && (tree.getKind().name().equals("PATTERN_CASE_LABEL")
                                || tree.getKind().name().equals("PARENTHESIZED_PATTERN"));
                return wraps ? super.scan(tree, unused) : null;
            }
        }.scan(label, null);
        return found[0];
    }
}
