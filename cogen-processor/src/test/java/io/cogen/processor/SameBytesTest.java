package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds generate the same bytes, sources and classes, whatever the order of the files and whoever else generates classes. Builds are
 * processes of their own: identity hashes, and the order of the JDK's immutable sets, differ from one to the next.
 */
@Tag("slow")
final class SameBytesTest {
    @TempDir
    Path folder;

    @Test
    void inAnyOrderOfFilesAndBesideOthers() throws Exception {
        List<Path> files = corpus();
        List<Path> mixed = new ArrayList<>(files);
        Collections.shuffle(mixed, new Random(4));
        List<Path> reversed = new ArrayList<>(files);
        Collections.reverse(reversed);

        Map<String, String> first = build("first", files);
        assertTrue(first.size() > 500, () -> "only " + first.size());
        assertEquals(Set.of(), different(first, build("mixed", mixed)));
        assertEquals(Set.of(), different(first, buildBesideOthers("others", reversed)));
    }

    private static Set<String> different(Map<String, String> one, Map<String, String> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        names.removeIf(each -> Objects.equals(one.get(each), other.get(each)));
        return names;
    }

    /** The bodies of the differential tests: every construct that there is. */
    private static List<Path> corpus() throws Exception {
        URI address = SameBytesTest.class.getResource("/differential").toURI();
        try (Stream<Path> files = Files.list(Path.of(address))) {
            return files.sorted().toList();
        }
    }

    private Map<String, String> build(String name, List<Path> files) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(options(name));
        command.addAll(List.of("-processor", CoroutineProcessor.class.getName() + "," + MarkProcessor.class.getName()));
        files.forEach(each -> command.add(each.toString()));
        Path said = folder.resolve(name + ".txt");
        Process javac = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertEquals(0, javac.waitFor(), () -> read(said));
        return digests(folder.resolve(name));
    }

    /** With another processor, which makes for more rounds. */
    private Map<String, String> buildBesideOthers(String name, List<Path> files) throws Exception {
        Path more = new Javac(folder).write(name + "-more", Map.of("Generates.java", Generating.ANNOTATION));
        List<Path> all = new ArrayList<>(files);
        all.add(0, more.resolve("Generates.java"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            CompilationTask task = compiler.getTask(
                    null, manager, null, options(name), null, manager.getJavaFileObjectsFromPaths(all));
            task.setProcessors(List.of(
                    Generating.inRounds("class Other1 {}", "class Other2 {}").get(),
                    new CoroutineProcessor(),
                    new MarkProcessor()));
            assertTrue(task.call());
        }
        Map<String, String> digests = digests(folder.resolve(name));
        assertTrue(Files.exists(folder.resolve(name).resolve("Other2.class")), "the other processor had its rounds");
        return digests;
    }

    private List<String> options(String name) throws IOException {
        Path out = Files.createDirectories(folder.resolve(name));
        return List.of(
                "-nowarn",
                "-g",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                out.toString(),
                "-s",
                out.toString());
    }

    /** Of what is generated. Of the user's own classes {@code Enclosing$Outer} has differed on JDK 25; why is not known yet. */
    private static Map<String, String> digests(Path out) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(out)) {
            files = walk.filter(each -> each.getFileName().toString().contains("Coroutines"))
                    .toList();
        }
        for (Path file : files) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            digests.put(out.relativize(file).toString(), new BigInteger(1, digest).toString(16));
        }
        return digests;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            return failure.toString();
        }
    }
}
