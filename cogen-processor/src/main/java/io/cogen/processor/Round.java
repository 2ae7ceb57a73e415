package io.cogen.processor;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.cogen.processor.bind.Accessors;
import io.cogen.processor.bind.Binder;
import io.cogen.processor.check.MisplacedYields;
import io.cogen.processor.diagnostic.Diagnostic;
import io.cogen.processor.diagnostic.Problem;
import io.cogen.processor.diagnostic.ProblemException;
import io.cogen.processor.emit.ClassWriter;
import io.cogen.processor.model.Layout;
import io.cogen.processor.model.Signature;
import io.cogen.processor.scan.Coroutines;
import io.cogen.processor.scan.Discover;
import io.cogen.processor.shadow.Shadow;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** The work of a round: from the classes found to the files written. */
final class Round {
    private static final Pattern IDENTIFIER =
            Pattern.compile("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*");

    private final ProcessingEnvironment env;
    private final Trees trees;
    private final Options options;
    private final Map<URI, String> texts = new LinkedHashMap<>();
    private final Set<String> topLevel = new HashSet<>();

    Round(ProcessingEnvironment env, Trees trees, Options options) {
        this.env = env;
        this.trees = trees;
        this.options = options;
    }

    /** Remembers the sources of a round: later ones need them, for types. */
    void addSources(Set<? extends Element> roots) {
        for (Element root : roots) {
            TreePath path = root instanceof TypeElement ? trees.getPath(root) : null;
            if (path != null) {
                topLevel.add(((TypeElement) root).getQualifiedName().toString());
                JavaFileObject file = path.getCompilationUnit().getSourceFile();
                units.put(file.toUri(), path.getCompilationUnit());
                texts.computeIfAbsent(file.toUri(), uri -> text(file));
            }
        }
    }

    private String text(JavaFileObject file) {
        try {
            return file.getCharContent(true).toString();
        } catch (IOException failure) {
            env.getMessager().printMessage(Kind.ERROR, "cannot read " + file.getName() + ": " + failure.getMessage());
            return "";
        }
    }

    Discover.Complaints complaints() {
        return (method, diagnostic, blanks) ->
                env.getMessager().printMessage(Kind.ERROR, diagnostic.message(blanks), method);
    }

    void generate(List<Coroutines> classes) {
        Map<String, String> stubs = new LinkedHashMap<>();
        Set<String> sources = new HashSet<>(topLevel);
        for (Coroutines each : classes) {
            ClassWriter stub = writer(each);
            each.methods().values().forEach(signature -> stub.addStub(signature, ""));
            String name = generated(each).canonicalName();
            stubs.put(name, stub.text());
            sources.add(name);
        }
        Shadow shadow = Shadow.compile(env, texts, stubs, sources);
        Set<URI> faulty = check(shadow);
        for (Coroutines each : classes) {
            TreePath path = Objects.requireNonNull(trees.getPath(each.owner()));
            if (!faulty.contains(path.getCompilationUnit().getSourceFile().toUri())) {
                generate(shadow, each, path.getCompilationUnit());
            }
        }
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

    /** Reports suspension points where none can be; gives the files that have some. */
    private Set<URI> check(Shadow shadow) {
        Set<URI> faulty = new HashSet<>();
        shadow.units().forEach((address, unit) -> {
            for (Problem problem : MisplacedYields.in(shadow, unit)) {
                report(unit.getSourceFile().toUri(), problem);
                faulty.add(address);
            }
        });
        return faulty;
    }

    private void generate(Shadow shadow, Coroutines coroutines, CompilationUnitTree unit) {
        URI address = unit.getSourceFile().toUri();
        String text = texts.getOrDefault(address, "");
        Set<String> identifiers = identifiers(text);
        Set<String> machines = new HashSet<>(identifiers);
        Accessors accessors = new Accessors();
        ClassWriter writer = writer(coroutines);
        boolean[] failed = {false};
        CoroutineCompiler compiler = new CoroutineCompiler(
                options.dump(), dumped -> env.getMessager().printMessage(Kind.NOTE, dumped));
        coroutines.methods().forEach((method, signature) -> {
            try {
                TreePath path = shadowPath(shadow, address, unit, method);
                requireTypes(shadow, path);
                Binder.Setting setting = new Binder.Setting(
                        signature,
                        machineName(signature.method(), machines),
                        fileName(unit),
                        text,
                        identifiers,
                        accessors,
                        env.getSourceVersion().ordinal(),
                        options.debug());
                Layout layout = compiler.compile(new Binder(shadow, path, setting));
                writer.add(signature, layout);
            } catch (ProblemException failure) {
                report(address, failure.problem());
                failed[0] = true;
            } catch (RuntimeException | AssertionError defect) {
                complaints().add(method, Diagnostic.INTERNAL, defect + " at " + defect.getStackTrace()[0]);
                failed[0] = true;
            }
        });
        if (!failed[0]) {
            writer.addAccessors(accessors.all());
            write(writer, coroutines.owner());
        }
    }

    private void write(ClassWriter writer, TypeElement owner) {
        try {
            writer.file().writeTo(env.getFiler());
        } catch (IOException failure) {
            env.getMessager().printMessage(Kind.ERROR, "cannot write the coroutines: " + failure.getMessage(), owner);
        }
    }

    private static String fileName(CompilationUnitTree unit) {
        String path = unit.getSourceFile().getName();
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** All identifiers of a file, and whatever looks like one. */
    private static Set<String> identifiers(String text) {
        Set<String> found = new HashSet<>();
        IDENTIFIER.matcher(text).results().forEach(match -> found.add(match.group()));
        return found;
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
    private TreePath shadowPath(Shadow shadow, URI address, CompilationUnitTree unit, ExecutableElement method) {
        Tree tree = Objects.requireNonNull(trees.getTree(method));
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        CompilationUnitTree twin = Objects.requireNonNull(shadow.units().get(address));
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

    /** A method with an error of the user's own cannot be read: the types in it are not known. */
    private static void requireTypes(Shadow shadow, TreePath method) {
        long start = shadow.positions().getStartPosition(method.getCompilationUnit(), method.getLeaf());
        long end = shadow.positions().getEndPosition(method.getCompilationUnit(), method.getLeaf());
        URI address = method.getCompilationUnit().getSourceFile().toUri();
        for (javax.tools.Diagnostic<? extends JavaFileObject> error : shadow.errors()) {
            boolean here = error.getSource() != null
                    && error.getSource().toUri().equals(address)
                    && start <= error.getPosition()
                    && error.getPosition() < end;
            if (here) {
                throw new ProblemException(Problem.of(
                        Diagnostic.UNTYPED,
                        (int) error.getStartPosition(),
                        (int) error.getEndPosition(),
                        error.getMessage(Locale.ROOT).replace("\n", " ").replaceAll("\\s+", " ")));
            }
        }
    }

    /** Says a problem at the very trees of the real compilation. */
    private void report(URI address, Problem problem) {
        for (Map.Entry<CompilationUnitTree, List<Tree>> place :
                places(address, problem).entrySet()) {
            List<Tree> found = place.getValue();
            trees.printMessage(Kind.ERROR, problem.message(), found.get(found.size() - 1), place.getKey());
            return;
        }
        env.getMessager().printMessage(Kind.ERROR, problem.message());
    }

    private final Map<URI, CompilationUnitTree> units = new LinkedHashMap<>();

    private Map<CompilationUnitTree, List<Tree>> places(URI address, Problem problem) {
        CompilationUnitTree unit = units.get(address);
        if (unit == null) {
            return Map.of();
        }
        List<Tree> exact = new ArrayList<>();
        List<Tree> around = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, Void unused) {
                if (tree != null) {
                    long start = trees.getSourcePositions().getStartPosition(unit, tree);
                    long end = trees.getSourcePositions().getEndPosition(unit, tree);
                    if (start == problem.start() && end == problem.end()) {
                        exact.add(tree);
                    } else if (0 <= start && start <= problem.start() && problem.end() <= end) {
                        around.add(tree);
                    }
                }
                return super.scan(tree, unused);
            }
        }.scan(unit, null);
        return Map.of(unit, exact.isEmpty() ? around : exact);
    }
}
