package io.cogen.processor.differential;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The bodies, compiled with the processor. */
final class Corpus {
    private final Path classes;
    private final List<String> names;
    private final ClassLoader shared;

    private Corpus(Path classes, List<String> names) {
        this.classes = classes;
        this.names = names;
        this.shared = loader();
    }

    /**
     * Compiles all sources of a folder.
     *
     * @param sources a folder whose files are all in the package {@code differential}
     * @param release the version of Java that they are written in
     * @param classes where the classes go
     * @param more further options
     * @throws AssertionError with javac's messages, if there are any
     */
    static Corpus compile(Path sources, int release, Path classes, String... more) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(sources)) {
            files = found.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        String path = System.getProperty("java.class.path");
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of(
                "-Xlint:all,-processing,-path",
                "-Werror",
                "--release",
                Integer.toString(release),
                "-encoding",
                "UTF-8",
                "-d",
                classes.toString(),
                "-classpath",
                path,
                "-sourcepath",
                classes.toString(),
                "-processorpath",
                path));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean good = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!good || !messages.toString().isEmpty()) {
                throw new AssertionError("the corpus does not compile:\n" + messages);
            }
        }
        return new Corpus(
                classes,
                files.stream()
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .toList());
    }

    /** The names of the files, without {@code .java}. */
    List<String> themes() {
        return names;
    }

    /** The bodies of a file, its nested classes included. */
    List<Method> bodies(String theme) {
        List<Method> found = new ArrayList<>();
        collect(load("differential." + theme, shared), found);
        return found;
    }

    private static void collect(Class<?> type, List<Method> found) {
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Body.class) && !method.isBridge())
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
                .forEach(found::add);
        Arrays.stream(type.getDeclaredClasses())
                .sorted(Comparator.comparing(Class::getName))
                .forEach(member -> collect(member, found));
    }

    /** Gives the case of a body: the same each time, or each time one in new classes if the body says so. */
    Supplier<Case> cases(Method body) {
        if (!body.getAnnotation(Body.class).fresh()) {
            Case known = Case.of(body);
            return () -> known;
        }
        return () -> {
            Class<?> type = load(body.getDeclaringClass().getName(), loader());
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.toString().equals(body.toString()))
                    .map(Case::of)
                    .findFirst()
                    .orElseThrow();
        };
    }

    private ClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Corpus.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
