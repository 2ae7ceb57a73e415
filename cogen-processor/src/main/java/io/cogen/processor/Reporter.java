package io.cogen.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;

/** Says problems at the places of the user's source that they are about, each once. */
final class Reporter {
    private final Messager messager;
    private final Trees trees;
    private final Set<Said> said = new HashSet<>();

    private boolean complained;
    private boolean warned;

    private record Said(URI file, Problem problem) {}

    /**
     * Where a problem is in the trees of the real compilation. The later phases of javac take the trees apart, so that a place has
     * to be found during annotation processing, but may be used afterwards.
     */
    record Place(CompilationUnitTree unit, Tree tree) {}

    Reporter(Messager messager, Trees trees) {
        this.messager = messager;
        this.trees = trees;
    }

    /** A problem of a whole method or class. */
    void report(Element element, Diagnostic diagnostic, Object... blanks) {
        complained = true;
        messager.printMessage(Kind.ERROR, diagnostic.message(blanks), element);
    }

    /** A problem at a place of a file; the places of the shadow compilation are those of the real one. */
    void report(CompilationUnitTree unit, Problem problem) {
        report(place(unit, problem), problem);
    }

    void report(Place place, Problem problem) {
        if (said.add(new Said(place.unit().getSourceFile().toUri(), problem))) {
            boolean warning = problem.diagnostic().isWarning();
            complained |= !warning;
            warned |= warning;
            trees.printMessage(warning ? Kind.WARNING : Kind.ERROR, problem.message(), place.tree(), place.unit());
        }
    }

    Place place(CompilationUnitTree unit, Problem problem) {
        Finder finder = new Finder(unit, problem);
        finder.scan(unit, null);
        Tree tree = finder.exact == null ? finder.around : finder.exact;
        return new Place(unit, tree == null ? unit : tree);
    }

    /** Whether there was an error. Then this round is the last but one, and javac looks into no method. */
    boolean hasComplained() {
        return complained;
    }

    boolean hasWarned() {
        return warned;
    }

    void note(String text) {
        messager.printMessage(Kind.NOTE, text);
    }

    void error(String text) {
        complained = true;
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
