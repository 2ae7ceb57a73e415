package io.cogen.processor;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.cogen.processor.bind.Accessors;
import io.cogen.processor.bind.Binder;
import io.cogen.processor.check.MisplacedYields;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import io.cogen.processor.diagnostic.ProblemException;
import io.cogen.processor.emit.ClassWriter;
import io.cogen.processor.model.Signature;
import io.cogen.processor.scan.Coroutines;
import io.cogen.processor.shadow.Shadow;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** The work of a round: from the classes found to the files written. */
final class Round {
    private final ProcessingEnvironment env;
    private final Trees trees;
    private final Options options;
    private final Reporter reporter;
    private final Sources sources = new Sources();
    private final Set<String> generated = new HashSet<>();
    private boolean checked;

    Round(ProcessingEnvironment env, Trees trees, Options options) {
        this.env = env;
        this.trees = trees;
        this.options = options;
        this.reporter = new Reporter(env.getMessager(), trees);
    }

    Reporter reporter() {
        return reporter;
    }

    /** Remembers the sources of a round: later ones need them, for types. */
    void addSources(Set<? extends Element> roots) {
        for (Element root : roots) {
            TreePath path = root instanceof TypeElement ? trees.getPath(root) : null;
            if (path != null) {
                String name = ((TypeElement) root).getQualifiedName().toString();
                try {
                    sources.add(name, path.getCompilationUnit());
                } catch (IOException failure) {
                    reporter.error("cannot read the source of " + name + ": " + failure.getMessage());
                }
            }
        }
    }

    /** Checks the sources, once, and generates what the classes need. */
    void run(List<Coroutines> classes) {
        if (classes.isEmpty() && (checked || !sources.mentionCoroutines())) {
            return;
        }
        List<Coroutines> named = classes.stream().filter(this::hasFreeName).toList();
        Shadow shadow = shadow(named);
        Map<URI, List<Problem>> found = checked ? Map.of() : check(shadow);
        checked = true;
        for (Coroutines each : named) {
            CompilationUnitTree unit =
                    Objects.requireNonNull(trees.getPath(each.owner())).getCompilationUnit();
            generate(shadow, each, unit, found.getOrDefault(unit.getSourceFile().toUri(), List.of()));
        }
    }

    /** Whether the generated class would be the only one of its name. */
    private boolean hasFreeName(Coroutines coroutines) {
        String name = generated(coroutines).canonicalName();
        boolean free = !sources.classes().contains(name) && generated.add(name);
        if (!free) {
            reporter.report(coroutines.owner(), Diagnostic.NAME_TAKEN, name);
        }
        return free;
    }

    private Shadow shadow(List<Coroutines> classes) {
        Map<String, String> stubs = new LinkedHashMap<>();
        Set<String> names = new HashSet<>(sources.classes());
        for (Coroutines each : classes) {
            ClassWriter stub = writer(each);
            each.methods().values().forEach(stub::addStub);
            String name = generated(each).canonicalName();
            stubs.put(name, stub.text());
            names.add(name);
        }
        return Shadow.compile(env, trees, sources.texts(), stubs, names);
    }

    private static ClassName generated(Coroutines coroutines) {
        return coroutines.methods().values().iterator().next().generated();
    }

    private ClassWriter writer(Coroutines coroutines) {
        Signature signature = coroutines.methods().values().iterator().next();
        return new ClassWriter(signature, coroutines.owner(), hidesJavaLang(coroutines.owner()));
    }

    /** Whether a class of the user's package has the name of one in java.lang. */
    private boolean hidesJavaLang(TypeElement owner) {
        return env.getElementUtils().getPackageOf(owner).getEnclosedElements().stream()
                .anyMatch(each -> env.getElementUtils().getTypeElement("java.lang." + each.getSimpleName()) != null);
    }

    /** Reports suspension points where none can be, and gives them by file. */
    private Map<URI, List<Problem>> check(Shadow shadow) {
        Map<URI, List<Problem>> found = new LinkedHashMap<>();
        sources.texts().keySet().forEach(address -> {
            List<Problem> problems = MisplacedYields.in(shadow, twin(shadow, address));
            problems.forEach(each -> reporter.report(sources.unit(address), each));
            found.put(address, problems);
        });
        return found;
    }

    private static CompilationUnitTree twin(Shadow shadow, URI address) {
        return Objects.requireNonNull(shadow.units().get(address), "not in the shadow compilation");
    }

    /** @param found problems of the file that have been reported already: those methods are left alone */
    private void generate(Shadow shadow, Coroutines coroutines, CompilationUnitTree unit, List<Problem> found) {
        URI address = unit.getSourceFile().toUri();
        Set<String> identifiers = sources.identifiers(address);
        Set<String> machines = new HashSet<>(identifiers);
        machines.add(generated(coroutines).simpleName());
        Accessors accessors = new Accessors();
        ClassWriter writer = writer(coroutines);
        CoroutineCompiler compiler = new CoroutineCompiler(options, reporter::note);
        boolean failed = !found.isEmpty();
        for (Map.Entry<ExecutableElement, Signature> each : coroutines.methods().entrySet()) {
            ExecutableElement method = each.getKey();
            Signature signature = each.getValue();
            try {
                TreePath path = shadowPath(twin(shadow, address), shadow, unit, method);
                if (found.stream().anyMatch(problem -> isInside(shadow, problem, path)) || isUntyped(shadow, path)) {
                    failed = true;
                    continue;
                }
                Binder.Setting setting = new Binder.Setting(
                        signature,
                        machineName(signature.method(), machines),
                        fileName(unit),
                        sources.texts().get(address),
                        identifiers,
                        accessors,
                        env.getSourceVersion().ordinal(),
                        options.debug());
                writer.add(signature, compiler.compile(new Binder(shadow, path, setting)));
            } catch (ProblemException failure) {
                reporter.report(unit, failure.problem());
                failed = true;
            } catch (RuntimeException | AssertionError defect) {
                reporter.report(method, Diagnostic.INTERNAL, defect + " at " + defect.getStackTrace()[0]);
                failed = true;
            }
        }
        if (!failed) {
            writer.addAccessors(accessors.all(), accessors.updates());
            if (options.dumps("Emit")) {
                reporter.note("Emit: " + writer.text());
            }
            write(writer, coroutines.owner());
        }
    }

    private void write(ClassWriter writer, TypeElement owner) {
        try {
            writer.writeTo(env.getFiler());
        } catch (IOException failure) {
            reporter.error("cannot write the coroutines of " + owner.getQualifiedName() + ": " + failure.getMessage());
        }
    }

    private static String fileName(CompilationUnitTree unit) {
        String path = unit.getSourceFile().getName();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String machineName(String method, Set<String> taken) {
        String name = method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    /** The method in the shadow compilation: the same text, so the same place. */
    private TreePath shadowPath(
            CompilationUnitTree twin, Shadow shadow, CompilationUnitTree unit, ExecutableElement method) {
        Tree tree = Objects.requireNonNull(trees.getTree(method));
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        TreePath[] found = {null};
        new TreePathScanner<Void, Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree each, Void unused) {
                if (shadow.positions().getStartPosition(twin, each) == start
                        && each.getName().contentEquals(method.getSimpleName())) {
                    found[0] = getCurrentPath();
                }
                return super.visitMethod(each, unused);
            }
        }.scan(twin, null);
        return Objects.requireNonNull(found[0]);
    }

    private static boolean isInside(Shadow shadow, Problem problem, TreePath method) {
        CompilationUnitTree unit = method.getCompilationUnit();
        return shadow.positions().getStartPosition(unit, method.getLeaf()) <= problem.start()
                && problem.end() <= shadow.positions().getEndPosition(unit, method.getLeaf());
    }

    /** What may help against an error of javac's, where a coroutine gives it a meaning of its own. */
    private static String wayOut(String said) {
        if (said.contains("cannot find symbol")) {
            return "declare it; what a tool like Lombok adds while javac runs is not seen: write that by hand";
        } else if (said.contains("Operation<") || said.contains("Coro<")) {
            return "an operation gives its value when it is yielded: Co.yield(...)";
        } else if (said.contains("unreported exception")) {
            return "catch or declare it; of several checked exceptions a factory declares the nearest common superclass";
        }
        return "correct it: the coroutine is rewritten when its types are known";
    }

    /** Whether a method has an error of the user's own: then the types in it are not known. */
    private boolean isUntyped(Shadow shadow, TreePath method) {
        CompilationUnitTree unit = method.getCompilationUnit();
        for (javax.tools.Diagnostic<? extends JavaFileObject> error : shadow.errors()) {
            if (error.getSource() == null
                    || !error.getSource().toUri().equals(unit.getSourceFile().toUri())) {
                continue;
            }
            String said = error.getMessage(Locale.ROOT).replaceAll("\\s+", " ");
            Problem problem = Problem.of(
                    Diagnostic.UNTYPED,
                    (int) error.getStartPosition(),
                    (int) error.getEndPosition(),
                    said,
                    wayOut(said));
            if (isInside(shadow, problem, method)) {
                if (!reporter.hasComplained()) { // else it may be about what has been refused
                    reporter.report(sources.unit(unit.getSourceFile().toUri()), problem);
                }
                return true;
            }
        }
        return false;
    }
}
