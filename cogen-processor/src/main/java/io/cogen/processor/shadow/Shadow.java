package io.cogen.processor.shadow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The result of a shadow compilation: attributed trees of those of the user's sources in which something can be about coroutines. Of
 * the others it reads the declarations, see {@link Heads}, and only if somebody uses them.
 *
 * @param units by the address of the source
 * @param errors what the shadow compilation found wrong; the real one will say it to the user
 */
public record Shadow(
        Map<URI, CompilationUnitTree> units,
        List<Diagnostic<? extends JavaFileObject>> errors,
        Trees trees,
        Types types,
        Elements elements) {

    /**
     * Compiles sources in memory as far as attribution and flow analysis.
     *
     * @param trees of the real compilation
     */
    public static Shadow compile(ProcessingEnvironment env, Trees trees, Material material) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("no Java compiler in this runtime: run javac from a JDK, not a JRE");
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        StandardJavaFileManager standard = compiler.getStandardFileManager(said, null, null);
        List<JavaFileObject> sources = new ArrayList<>();
        material.whole()
                .forEach(address -> sources.add(new Source(
                        address, Objects.requireNonNull(material.texts().get(address)))));
        material.stubs()
                .forEach((name, text) ->
                        sources.add(new Source(URI.create("stub:///" + name.replace('.', '/') + ".java"), text)));
        JavacTask task = (JavacTask) compiler.getTask(
                null, new ShadowFiles(standard, env, trees, material), said, options(env), null, sources);
        Map<URI, CompilationUnitTree> parsed = new LinkedHashMap<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                parsed.put(unit.getSourceFile().toUri(), unit);
            }
            task.analyze();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<Diagnostic<? extends JavaFileObject>> errors = said.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .<Diagnostic<? extends JavaFileObject>>map(each -> each)
                .toList();
        return new Shadow(parsed, errors, Trees.instance(task), task.getTypes(), task.getElements());
    }

    private static List<String> options(ProcessingEnvironment env) {
        List<String> options = new ArrayList<>(List.of("-proc:none", "-implicit:none", "-Xlint:none", "-nowarn"));
        // All errors there are: a method counts as correct if none is said of it. javac would stop at a hundred, and
        // would not
        // look for uninitialised variables and the like in one class because of a wrong type in another.
        options.addAll(List.of("-Xmaxerrs", "0", "--should-stop=ifError=FLOW"));
        String version = env.getSourceVersion().name().replace("RELEASE_", "");
        options.addAll(List.of("-source", version));
        if (env.isPreviewEnabled()) {
            options.add("--enable-preview");
        }
        return options;
    }

    public SourcePositions positions() {
        return trees.getSourcePositions();
    }
}
