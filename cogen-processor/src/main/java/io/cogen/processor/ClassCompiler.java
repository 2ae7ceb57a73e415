package io.cogen.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.cogen.processor.bind.Accessors;
import io.cogen.processor.bind.Binder;
import io.cogen.processor.check.Gaps;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import io.cogen.processor.diagnostic.ProblemException;
import io.cogen.processor.emit.ClassWriter;
import io.cogen.processor.lower.DirectBodies;
import io.cogen.processor.model.Direct;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.Signature;
import io.cogen.processor.scan.Coroutines;
import io.cogen.processor.scan.Known;
import io.cogen.processor.shadow.Shadow;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** From one class of the user's to the class that is generated for it. */
final class ClassCompiler {
    private final ProcessingEnvironment env;
    private final Trees trees;
    private final Options options;
    private final Reporter reporter;
    private final Withheld withheld;
    private final Coroutines coroutines;
    private final Map<String, Boolean> neighbours;
    private final CompilationUnitTree unit;
    private final URI address;

    /** The methods of the file in the shadow compilation, by name and place. */
    private final Map<String, TreePath> twins = new HashMap<>();

    private final Map<ExecutableElement, TreePath> shadowPaths = new HashMap<>();

    /** @param neighbours which classes there are, as far as somebody has asked before */
    ClassCompiler(
            ProcessingEnvironment env,
            Trees trees,
            Options options,
            Reporter reporter,
            Withheld withheld,
            Coroutines coroutines,
            Map<String, Boolean> neighbours) {
        this.env = env;
        this.trees = trees;
        this.options = options;
        this.reporter = reporter;
        this.withheld = withheld;
        this.coroutines = coroutines;
        this.neighbours = neighbours;
        this.unit = Objects.requireNonNull(trees.getPath(coroutines.owner())).getCompilationUnit();
        this.address = unit.getSourceFile().toUri();
    }

    Coroutines coroutines() {
        return coroutines;
    }

    /** Of the user's file. */
    URI address() {
        return address;
    }

    /** The class with factories that do nothing, for others to call. */
    ClassWriter stubs() {
        return stubs(ClassWriter::addStub);
    }

    /** The source of a class that looks the same to others. */
    String heads() {
        return stubs(ClassWriter::addHead).text();
    }

    private ClassWriter stubs(BiConsumer<ClassWriter, Signature> known) {
        ClassWriter writer = writer();
        List<ExecutableElement> others = new ArrayList<>(coroutines.refused());
        others.addAll(coroutines.unknown());
        coroutines.methods().forEach((method, signature) -> {
            if (Known.hasVisibleHead(method)) {
                known.accept(writer, signature);
            } else {
                others.add(method);
            }
        });
        addNames(writer, others);
        return writer;
    }

    /** Whether another processor may still generate what the class uses. */
    boolean mayWait(Shadow shadow, Gaps gaps) {
        CompilationUnitTree twin = twin(shadow);
        return !coroutines.unknown().isEmpty()
                || gaps.lacksImports(twin)
                || coroutines.methods().keySet().stream()
                        .map(method -> gaps.in(shadowPath(shadow, twin, method), module()))
                        .anyMatch(gap -> gap != null && gap.mayClose());
    }

    /**
     * The class, with machines for all coroutines that are understood. The others have been reported, are reported here, or are
     * left to javac.
     *
     * @param broken problems of the file that have been reported already
     */
    ClassWriter compile(Shadow shadow, Gaps gaps, Sources sources, List<Problem> broken) {
        CompilationUnitTree twin = twin(shadow);
        Set<String> identifiers = sources.identifiers(address);
        Set<String> machines = new HashSet<>(identifiers);
        machines.add(coroutines.generated().simpleName());
        Accessors accessors = new Accessors(
                coroutines.methods().values().stream().map(Signature::method).collect(Collectors.toSet()));
        ClassWriter writer = writer();
        CoroutineCompiler compiler = new CoroutineCompiler(options, reporter::note);
        boolean failed = !coroutines.refused().isEmpty();
        Map<Signature, String> named = new IdentityHashMap<>();
        coroutines.methods().values().forEach(each -> named.put(each, machineName(each.method(), machines)));
        List<Layout> layouts = new ArrayList<>();
        for (Map.Entry<ExecutableElement, Signature> each : coroutines.methods().entrySet()) {
            ExecutableElement method = each.getKey();
            Signature signature = each.getValue();
            TreePath path = shadowPath(shadow, twin, method);
            Gaps.Gap gap = gaps.in(path, module());
            if (gap != null) {
                withheld.addStub(unit, gap.problem());
                if (gap.forAll()) {
                    withheld.expectErrors();
                }
                if (isInBody(shadow, gap.problem(), path)) {
                    writer.addStub(signature);
                } else {
                    addNames(writer, List.of(method));
                }
                continue;
            } else if (broken.stream().anyMatch(problem -> isInside(shadow, problem, path))) {
                failed = true;
                continue;
            }
            try {
                Binder.Setting setting = new Binder.Setting(
                        signature,
                        Objects.requireNonNull(named.get(signature)),
                        fileName(),
                        Objects.requireNonNull(sources.texts().get(address)),
                        identifiers,
                        accessors,
                        factory -> callee(factory, named),
                        env.getSourceVersion().ordinal(),
                        options.debug(),
                        options.method());
                layouts.add(compiler.compile(new Binder(shadow, path, setting)));
            } catch (ProblemException failure) {
                reporter.report(unit, failure.problem());
                failed = true;
            } catch (RuntimeException | AssertionError defect) {
                String what = defect + " at " + defect.getStackTrace()[0];
                if (gaps.isEmpty()) {
                    reporter.report(method, Diagnostic.INTERNAL, what);
                    failed = true;
                } else { // where javac has found errors it gives up on things that we rely upon
                    withheld.addStub(unit, problem(method, Diagnostic.INTERNAL, what));
                    writer.addStub(signature);
                }
            }
        }
        if (failed) {
            return stubs(); // with nothing in it that might be a mistake of ours
        }
        coroutines.unknown().forEach(method -> {
            withheld.addStub(
                    unit,
                    problem(
                            method,
                            Diagnostic.UNTYPED,
                            "a type in the head of '" + method.getSimpleName() + "' is not known",
                            "write the class by hand: it is generated too late to be seen"));
            withheld.expectErrors();
        });
        Direct direct = DirectBodies.find(layouts, options.method());
        layouts.forEach(each -> writer.add(each, direct));
        addNames(writer, coroutines.unknown());
        writer.addAccessors(accessors.all(), accessors.updates());
        if (options.dumps("Emit")) {
            reporter.note("Emit: " + writer.text());
        }
        return writer;
    }

    /** The machine that a method makes; null unless it is a factory of this class. */
    private @Nullable String callee(ExecutableElement factory, Map<Signature, String> machines) {
        if (!(factory.getEnclosingElement() instanceof TypeElement type)
                || !type.getQualifiedName().contentEquals(coroutines.generated().canonicalName())) {
            return null;
        }
        List<TypeName> types = factory.getParameters().stream()
                .map(each -> TypeName.get(each.asType()))
                .toList();
        return machines.entrySet().stream()
                .filter(each ->
                        factory.getSimpleName().contentEquals(each.getKey().method())
                                && each.getKey().factoryTypes().equals(types))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private ClassWriter writer() {
        return new ClassWriter(
                ClassName.get(coroutines.owner()),
                coroutines.generated(),
                coroutines.isPublic(),
                coroutines.owner(),
                this::hasNeighbour);
    }

    private void addNames(ClassWriter writer, List<ExecutableElement> methods) {
        methods.stream()
                .map(ExecutableElement::getSimpleName)
                .distinct()
                .forEach(name -> writer.addStub(
                        name.toString(),
                        coroutines.isPublic()
                                && methods.stream()
                                        .anyMatch(each -> each.getSimpleName().equals(name)
                                                && each.getModifiers().contains(Modifier.PUBLIC))));
    }

    /** Whether the user's package has a class of a name. */
    private boolean hasNeighbour(String name) {
        return neighbours.computeIfAbsent(
                coroutines.generated().peerClass(name).canonicalName(),
                each -> env.getElementUtils().getTypeElement(each) != null); // takes its time
    }

    /** Null where the source is older than modules. */
    private @Nullable ModuleElement module() {
        return env.getElementUtils().getModuleOf(coroutines.owner());
    }

    /** The name of the user's file. */
    String fileName() {
        String path = unit.getSourceFile().getName();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The name of a machine, of characters that the name of a class file can have anywhere. */
    private static String machineName(String method, Set<String> taken) {
        String capital = method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
        String name = capital.replaceAll("[^\\x00-\\x7f]", "_");
        String unique = name;
        for (int i = 2; !taken.add(unique); i++) {
            unique = name + i;
        }
        return unique;
    }

    private CompilationUnitTree twin(Shadow shadow) {
        return Objects.requireNonNull(shadow.units().get(address), "not in the shadow compilation");
    }

    /** The method in the shadow compilation: the same text, so the same place. */
    private TreePath shadowPath(Shadow shadow, CompilationUnitTree twin, ExecutableElement method) {
        if (twins.isEmpty()) {
            findTwins(shadow, twin);
        }
        return shadowPaths.computeIfAbsent(method, each -> {
            Tree tree = Objects.requireNonNull(trees.getTree(each)); // looks through the whole class
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            return Objects.requireNonNull(twins.get(each.getSimpleName() + "@" + start));
        });
    }

    private void findTwins(Shadow shadow, CompilationUnitTree twin) {
        new TreePathScanner<Void, Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree each, Void unused) {
                twins.put(each.getName() + "@" + shadow.positions().getStartPosition(twin, each), getCurrentPath());
                return null;
            }

            @Override
            public @Nullable Void visitVariable(VariableTree each, Void unused) {
                return null;
            }
        }.scan(twin, null);
    }

    private static boolean isInside(Shadow shadow, Problem problem, TreePath method) {
        CompilationUnitTree unit = method.getCompilationUnit();
        return shadow.positions().getStartPosition(unit, method.getLeaf()) <= problem.start()
                && problem.end() <= shadow.positions().getEndPosition(unit, method.getLeaf());
    }

    private static boolean isInBody(Shadow shadow, Problem problem, TreePath method) {
        Tree body = ((MethodTree) method.getLeaf()).getBody();
        return body != null
                && shadow.positions().getStartPosition(method.getCompilationUnit(), body) <= problem.start();
    }

    private Problem problem(ExecutableElement method, Diagnostic diagnostic, Object... blanks) {
        Tree tree = Objects.requireNonNull(trees.getTree(method));
        SourcePositions positions = trees.getSourcePositions();
        return Problem.of(
                diagnostic,
                (int) positions.getStartPosition(unit, tree),
                (int) positions.getEndPosition(unit, tree),
                blanks);
    }
}
