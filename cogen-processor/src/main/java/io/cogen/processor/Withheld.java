package io.cogen.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import io.cogen.processor.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Problems in code that the shadow compilation could not make sense of. Most likely javac cannot either: then it says so in its own
 * words, as long as no processor has reported an error, and nothing of this is said. But when javac begins to write the class
 * that the code is in, it has found nothing wrong there, and the program would run with factories that only throw; so now
 * these problems are errors.
 */
final class Withheld implements TaskListener {
    private final Trees trees;
    private final Reporter reporter;
    private final @Nullable JavacTask task;
    private final Map<String, List<Entry>> byClass = new LinkedHashMap<>();
    private final Set<String> analyzed = new LinkedHashSet<>();
    private boolean listening;
    private boolean looked;
    private boolean doomed;
    private boolean saying;

    /** @param stub whether a factory does not work because of the problem */
    private record Entry(Reporter.Place place, Problem problem, boolean stub) {}

    /** @param task javac; null if it cannot be had, and then nothing is withheld */
    Withheld(Trees trees, Reporter reporter, @Nullable JavacTask task) {
        this.trees = trees;
        this.reporter = reporter;
        this.task = task;
    }

    static @Nullable JavacTask task(ProcessingEnvironment env) {
        try {
            return JavacTask.instance(env);
        } catch (IllegalArgumentException wrapped) {
            return null;
        }
    }

    /** A problem that leaves a coroutine with a factory that does not work. */
    void addStub(CompilationUnitTree unit, Problem problem) {
        add(unit, problem, true);
    }

    /** A problem that a rule has found; see {@link #begin}. */
    void addRule(CompilationUnitTree unit, Problem problem) {
        add(unit, problem, false);
    }

    private void add(CompilationUnitTree unit, Problem problem, boolean stub) {
        if (task == null) {
            reporter.report(unit, problem);
            return;
        }
        if (!listening) {
            listening = true;
            task.addTaskListener(this);
        }
        byClass.computeIfAbsent(topLevelClass(unit, problem.start()), name -> new ArrayList<>())
                .add(new Entry(reporter.place(unit, problem), problem, stub));
    }

    /** There is another shadow compilation, and the rules are going to be asked again. */
    void begin() {
        doomed = false;
        byClass.values().forEach(entries -> entries.removeIf(each -> !each.stub()));
    }

    /** There are errors outside of methods, or of other processors: javac stops at them before it looks into methods. */
    void expectErrors() {
        doomed = true;
    }

    /** The class at a place, or the last one before it. */
    private String topLevelClass(CompilationUnitTree unit, int place) {
        String found = "";
        for (Tree tree : unit.getTypeDecls()) {
            boolean behind = trees.getSourcePositions().getStartPosition(unit, tree) > place;
            if (tree instanceof ClassTree type && (found.isEmpty() || !behind)) {
                String name = type.getSimpleName().toString();
                found = unit.getPackageName() == null ? name : unit.getPackageName() + "." + name;
            }
        }
        return found;
    }

    @Override
    public void started(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ANALYZE) {
            looked = true;
        } else if (event.getKind() == TaskEvent.Kind.GENERATE && byClass.containsKey(name(event))) {
            saying = true;
            say(name(event));
            List.copyOf(analyzed).forEach(this::say); // there was no error so far
        }
    }

    /**
     * Once there is an error, javac writes no more classes, but goes on looking at them. And if it ends without having looked into any
     * method, and without an error, it was told to process annotations only: who compiles what was generated later must not get
     * factories that do not work.
     */
    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ANALYZE) {
            analyzed.add(name(event));
            if (saying) {
                say(name(event));
            }
        } else if (event.getKind() == TaskEvent.Kind.COMPILATION && !looked && !isError()) {
            byClass.values().forEach(entries -> entries.removeIf(each -> !each.stub()));
            List.copyOf(byClass.keySet()).forEach(this::say);
        }
    }

    private boolean isError() {
        return doomed || reporter.hasComplained() || reporter.hasWarned(); // where warnings are errors
    }

    private static String name(TaskEvent event) {
        return event.getTypeElement() == null
                ? ""
                : event.getTypeElement().getQualifiedName().toString();
    }

    private void say(String className) {
        List<Entry> entries = byClass.remove(className);
        if (entries != null) {
            entries.sort(Comparator.comparingInt(each -> each.problem().start()));
            entries.forEach(each -> reporter.report(each.place(), each.problem()));
        }
    }
}
