package io.cogen.processor.check;

import com.sun.source.tree.CompilationUnitTree;
import io.cogen.processor.diagnostic.Problem;
import io.cogen.processor.shadow.Shadow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The door of this room: all rules, for one file. */
public final class Rules {
    private Rules() {}

    /** What is wrong in a file, or looks as if it were, in the order of the file. */
    public static List<Problem> broken(Shadow shadow, CompilationUnitTree unit) {
        List<Problem> problems = new ArrayList<>();
        for (Rule rule : List.of(
                new MisplacedYields(shadow),
                new DirectCalls(shadow),
                new DroppedOperations(shadow),
                new SwallowedCancellation(shadow))) {
            problems.addAll(rule.problems(unit));
        }
        problems.sort(Comparator.comparingInt(Problem::start));
        return problems;
    }
}
