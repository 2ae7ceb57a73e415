package io.cogen.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Modules to compile, of any size, and the command lines to do it with: copies of a class under many names, each of which mentions the
 * next one.
 */
final class Workload {
    /** Ten coroutines. */
    static final String SERVICE = "Service";

    /** An ordinary class. */
    static final String PLAIN = "Plain";

    /** An ordinary class with one coroutine, which uses some of the others. */
    static final String ONE = "One";

    private final Path folder;
    private final List<Path> sources = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>(Javac.RUNTIME);

    /** @param folder for sources and classes */
    Workload(Path folder) {
        this.folder = folder;
    }

    /** Adds copies of a class. */
    Workload with(String name, int copies) {
        String text = Compiling.resource("speed/" + name + ".java");
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < copies; i++) {
            String own = name + i;
            String next = name + (i + 1) % copies;
            texts.put(
                    text.substring("package ".length(), text.indexOf(';')) + "/" + own + ".java",
                    text.replaceAll("\\b" + name, own).replaceAll("\\bNeighbour", next));
        }
        try {
            Path root = new Javac(folder).write("sources", texts);
            texts.keySet().forEach(each -> sources.add(root.resolve(each)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /** Puts the factories on the class path, so that the sources compile without the processor as well. */
    Workload withFactories() throws IOException {
        Path made = folder.resolve("made");
        TimedJavac.warm(withProcessor(made));
        Path factories = folder.resolve("factories");
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.filter(each -> each.toString().matches(".*Coroutines(\\$.*)?\\.class"))
                    .toList()) {
                Path to = factories.resolve(made.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        classPath.add(factories);
        return this;
    }

    /** javac's arguments, as Maven gives them. */
    List<String> withoutProcessor() throws IOException {
        return arguments(folder.resolve("without"), classPath, "-proc:none");
    }

    /** javac's arguments; the factories are generated. */
    List<String> withProcessor() throws IOException {
        return withProcessor(folder.resolve("with"));
    }

    private List<String> withProcessor(Path out) throws IOException {
        return arguments(out, Javac.RUNTIME, "--processor-path", path(Javac.PROCESSOR));
    }

    private List<String> arguments(Path out, List<Path> path, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-classpath", path(path)));
        arguments.addAll(List.of("-sourcepath", folder.resolve("sources").toString()));
        arguments.addAll(List.of("-d", Files.createDirectories(out).toString()));
        arguments.addAll(List.of(
                "-s",
                Files.createDirectories(out.resolveSibling(out.getFileName() + "-sources"))
                        .toString()));
        arguments.addAll(List.of(more));
        sources.forEach(each -> arguments.add(each.toString()));
        return arguments;
    }

    private static String path(List<Path> path) {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
