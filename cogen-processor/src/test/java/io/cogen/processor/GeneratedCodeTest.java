package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.processor.Compiling.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is generated compiles, with every lint warning an error, whatever the user's code looks like. Each folder of {@code
 * src/test/resources/sources} is a program.
 */
final class GeneratedCodeTest {
    private static final Path SOURCES = Path.of("src/test/resources/sources");

    static List<String> programs() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void compilesWithoutAWarningAndComesOutTheSameTwice(String program) throws IOException {
        Compiling compiling = compiling(program);
        Map<String, String> once = compiling.succeeds().texts();
        Map<String, String> again = compiling.succeeds().texts();

        assertFalse(once.isEmpty());
        assertEquals(once, again);
        once.forEach((name, text) -> {
            assertTrue(text.contains("Generated(\"io.cogen.processor.CoroutineProcessor\")"), text);
            assertFalse(text.contains("\r") || text.contains("\t") && !program.equals("text-blocks"), text);
        });
    }

    @ParameterizedTest
    @MethodSource("programs")
    void compilesWithoutAWarningForADebuggerToo(String program) throws IOException {
        compiling(program).with("-Acogen.debug=true").succeeds();
    }

    /** An error makes cogen look twice at everything; what is correct must stay so. */
    @ParameterizedTest
    @MethodSource("programs")
    void compilesBesideAnErrorSomewhereElse(String program) throws IOException {
        compiling(program).and("Broken", """
                        class Broken {
                            int f() { return missing; }
                            //               ^~~~~~~ javac
                        }
                        """).with("-Xlint:none").failsAsMarked();
    }

    @Test
    void sourcesWithOtherLineEndsComeOutTheSame() {
        String text = Compiling.IMPORTS + """
                class T {
                    @Coroutine
                    static String f(int n) {
                        int a = n +
                            1;
                        Co.yield(Events.pass());
                        return \"""
                            text
                            block\""" + a;
                    }
                }
                """;
        Compiled unix = Compiling.source("T", text).succeeds();
        Compiled windows = Compiling.source("T", text.replace("\n", "\r\n")).succeeds();

        assertEquals(unix.text(), windows.text());
    }

    private static Compiling compiling(String program) throws IOException {
        Path folder = SOURCES.resolve(program);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        Compiling compiling = null;
        for (Path file : files) {
            String name =
                    folder.relativize(file).toString().replace(".java", "").replaceAll("[/\\\\]", ".");
            String text = Files.readString(file);
            compiling = compiling == null ? Compiling.source(name, text) : compiling.and(name, text);
        }
        return compiling;
    }
}
