package io.cogen.processor.bind;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between {@code case} and the arrow or colon (JLS 14.11.1).
 *
 * <p>Java 17 knows no trees for patterns, guards and {@code null} beside {@code default}, and this code must run there. So the
 * parts of a case are found by visiting, and told by the names of their kinds.
 *
 * @param labels constants and patterns, without {@code default}
 * @param hasDefault whether it is, or contains, {@code default}
 * @param guard what follows {@code when}; null when there is none
 */
record CaseLabels(
        List<Tree> labels, boolean hasDefault, @Nullable ExpressionTree guard) {

    static CaseLabels of(CaseTree arm) {
        List<Tree> labels = new ArrayList<>();
        boolean hasDefault = false;
        ExpressionTree guard = null;
        for (Tree part : parts(arm)) {
            if (part.getKind().name().equals("DEFAULT_CASE_LABEL")) {
                hasDefault = true;
            } else if (part instanceof ExpressionTree condition
                    && labels.stream().anyMatch(CaseLabels::isPattern)) {
                guard = condition; // constants beside patterns have a label around them
            } else {
                labels.add(part);
            }
        }
        return new CaseLabels(List.copyOf(labels), hasDefault || labels.isEmpty(), guard);
    }

    /** Everything in front of the body. */
    private static List<Tree> parts(CaseTree arm) {
        List<Tree> parts = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, Void unused) {
                if (tree == arm) {
                    return super.scan(tree, unused);
                } else if (tree != null && !(tree instanceof StatementTree) && tree != arm.getBody()) {
                    parts.add(tree);
                }
                return null;
            }
        }.scan(arm, null);
        return parts;
    }

    static boolean isPattern(Tree label) {
        return label.getKind().name().contains("PATTERN");
    }

    boolean hasPattern() {
        return labels.stream().anyMatch(CaseLabels::isPattern);
    }

    boolean hasNull() {
        return labels.stream().anyMatch(CaseLabels::isNull);
    }

    private static boolean isNull(Tree label) {
        boolean[] found = {false};
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, Void unused) {
                found[0] |= tree != null && tree.getKind() == Tree.Kind.NULL_LITERAL;
                return tree == label && !isPattern(label) ? super.scan(tree, unused) : null;
            }
        }.scan(label, null);
        return found[0];
    }
}
