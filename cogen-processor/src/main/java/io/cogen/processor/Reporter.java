package io.cogen.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Says problems at the places of the user's source that they are about. */
final class Reporter {
    private final Messager messager;
    private final Trees trees;

    private boolean complained;

    Reporter(Messager messager, Trees trees) {
        this.messager = messager;
        this.trees = trees;
    }

    /** A problem of a whole method or class. */
    void report(Element element, Diagnostic diagnostic, Object... blanks) {
        complained = true;
        messager.printMessage(Kind.ERROR, diagnostic.message(blanks), element);
    }

    /** Whether a method or class has been refused. */
    boolean hasComplained() {
        return complained;
    }

    /** A problem at a place of a file; the places of the shadow compilation are those of the real one. */
    void report(CompilationUnitTree unit, Problem problem) {
        Finder finder = new Finder(unit, problem);
        finder.scan(unit, null);
        Tree tree = finder.exact == null ? finder.around : finder.exact;
        trees.printMessage(Kind.ERROR, problem.message(), tree == null ? unit : tree, unit);
    }

    void note(String text) {
        messager.printMessage(Kind.NOTE, text);
    }

    void error(String text) {
        messager.printMessage(Kind.ERROR, text);
    }

    /** Looks for the smallest tree with a problem's bounds, or the smallest around them. */
    private final class Finder extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Problem problem;
        private @Nullable Tree exact;
        private @Nullable Tree around;

        Finder(CompilationUnitTree unit, Problem problem) {
            this.unit = unit;
            this.problem = problem;
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, Void unused) {
            if (tree != null) {
                long start = trees.getSourcePositions().getStartPosition(unit, tree);
                long end = trees.getSourcePositions().getEndPosition(unit, tree);
                if (start == problem.start() && end == problem.end()) {
                    exact = tree;
                } else if (0 <= start && start <= problem.start() && problem.end() <= end) {
                    around = tree;
                }
            }
            return super.scan(tree, unused);
        }
    }
}
