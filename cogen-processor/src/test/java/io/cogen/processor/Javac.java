package io.cogen.processor;

import com.palantir.javapoet.JavaFile;
import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;
import org.jspecify.annotations.NullMarked;

/** javac as it runs from the command line: over files, with processors that it finds on its processor path. */
final class Javac {
    /** What Maven would put on the path of somebody who depends on cogen-runtime. */
    static final List<Path> RUNTIME = homes(
            Coroutine.class,
            Co.class,
            NullMarked.class,
            MpscUnboundedVarHandleArrayQueue.class,
            MessagePassingQueue.class);

    /** What Maven would put on the processor path. */
    static final List<Path> PROCESSOR = homes(CoroutineProcessor.class, Coroutine.class, JavaFile.class);

    private final Path folder;
    private final List<String> options = new ArrayList<>();

    /**
     * What javac did.
     *
     * @param exitCode 0 if it compiled
     * @param said without the names of folders
     */
    record Result(int exitCode, String said, Path out) {
        /** The first lines of messages: file, line, kind and text. */
        List<String> messages() {
            return said.lines()
                    .filter(line -> line.matches("(\\S+:\\d+: )?(error|warning): .*"))
                    .toList();
        }

        boolean made(String file) {
            return Files.exists(out.resolve(file));
        }
    }

    /** @param folder for sources and classes */
    Javac(Path folder) {
        this.folder = folder;
    }

    Javac with(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** @param option for example {@code -processorpath} */
    Javac withPath(String option, List<Path> path) {
        return with(option, path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    /**
     * Compiles files.
     *
     * @param out the name of a folder for the classes
     * @param sources texts by file name
     */
    Result run(String out, Map<String, String> sources) throws IOException {
        Path root = write(out + "-sources", sources);
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(
                List.of("-d", Files.createDirectories(folder.resolve(out)).toString()));
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).sorted().map(Path::toString).forEach(arguments::add);
        }
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exitCode =
                ToolProvider.findFirst("javac").orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        return new Result(exitCode, said.toString().replace(folder + File.separator, ""), folder.resolve(out));
    }

    Path write(String name, Map<String, String> sources) throws IOException {
        Path root = folder.resolve(name);
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = root.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        return root;
    }

    /** Lombok, which works inside of javac. */
    static Path lombok() {
        String named = System.getProperty("lombok.jar");
        return named != null
                ? Path.of(named)
                : Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(each -> each.contains("lombok"))
                        .map(Path::of)
                        .findFirst()
                        .orElseThrow();
    }

    private static List<Path> homes(Class<?>... types) {
        return Stream.of(types).map(Javac::home).toList();
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
