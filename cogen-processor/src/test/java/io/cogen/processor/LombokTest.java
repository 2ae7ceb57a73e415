package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lombok changes classes while javac runs, which the shadow compilation does not see. A coroutine that needs such a change must never
 * become one that fails at run time.
 */
final class LombokTest {
    private static final String USED_IN_A_COROUTINE = Compiling.IMPORTS + """
            import lombok.Getter;

            class Point {
                @Getter private int x;
            }

            class T {
                @Coroutine
                static int f(Point point) {
                    Co.yield(Events.pass());
                    return point.getX();
                }
            }
            """;

    private static final String USED_ELSEWHERE = Compiling.IMPORTS + """
            import lombok.Getter;
            import lombok.SneakyThrows;

            @lombok.extern.java.Log
            class T {
                @Getter private int x = 42;

                @SneakyThrows
                static int f() {
                    T t = new T();
                    log.fine("made");
                    if (t.getX() != 42) {
                        throw new IOException();
                    }
                    return Blocking.run(TCoroutines.g(t.getX()));
                }

                @Coroutine
                static int g(int n) {
                    Co.yield(Events.pass());
                    return n;
                }
            }
            """;

    private enum Order {
        LOMBOK_FIRST,
        LOMBOK_LAST;

        List<Path> processors() {
            List<Path> path = new ArrayList<>(Javac.PROCESSOR);
            path.add(this == LOMBOK_FIRST ? 0 : path.size(), Javac.lombok());
            return path;
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aMemberThatACoroutineUsesIsAnErrorThere(Order order) throws IOException {
        Javac.Result result = javac(order).run("a", Map.of("T.java", USED_IN_A_COROUTINE));

        assertEquals(1, result.exitCode());
        assertEquals("""
                a-sources/T.java:12: error: [CG120] cannot find symbol symbol: method getX() location: variable point of type Point
                        return point.getX();
                                    ^
                      help: what a tool like Lombok adds while javac runs is not seen: write by hand the members that coroutines use
                      see:  docs/diagnostics/CG120.md
                1 error
                """, result.said());
        assertFalse(result.made("T.class"));
        assertFalse(result.made("TCoroutines.class"));
    }

    @ParameterizedTest
    @EnumSource
    void soItIsForThoseWhoCallTheCompilerFromJava(Order order) throws IOException {
        Path file = new Javac(folder)
                .write("a", Map.of("T.java", USED_IN_A_COROUTINE))
                .resolve("T.java");
        List<String> options = List.of(
                "-d", folder.toString(), "-classpath", path(classPath()), "-processorpath", path(order.processors()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertFalse(compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(file))
                    .call());
        }
        assertTrue(said.toString().contains("T.java:12: error: [CG120]"), said::toString);
        assertFalse(Files.exists(folder.resolve("T.class")));
    }

    @ParameterizedTest
    @EnumSource
    void anExceptionThatIsSilencedIsAnErrorToo(Order order) throws IOException {
        String text = Compiling.IMPORTS + """
                class T {
                    @Coroutine
                    @lombok.SneakyThrows
                    static void f() {
                        Co.yield(Events.pass());
                        throw new IOException();
                    }
                }
                """;
        Javac.Result result = javac(order).run("a", Map.of("T.java", text));

        assertEquals(1, result.exitCode());
        assertEquals(
                List.of(
                        "a-sources/T.java:7: error: [CG120] unreported exception java.io.IOException; must be caught or declared to be thrown"),
                result.messages());
        assertTrue(
                result.said().contains("help: what a tool like Lombok silences while javac runs is not seen"),
                result.said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo", "simple"})
    void allAreErrorsAtOnce(String policy) throws IOException {
        String other = USED_IN_A_COROUTINE
                .replace("class T", "class U")
                .replace("class Point", "class Other")
                .replace("Point", "Other");
        Javac.Result result = javac(Order.LOMBOK_FIRST)
                .with("-XDcompilePolicy=" + policy)
                .run("a", Map.of("T.java", USED_IN_A_COROUTINE, "U.java", other));

        assertEquals(1, result.exitCode());
        assertEquals(
                List.of("a-sources/T.java:12: error: [CG120]", "a-sources/U.java:12: error: [CG120]"),
                result.messages().stream()
                        .map(message -> message.replaceFirst("].*", "]"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aRuleThatIsBrokenInSuchCodeIsSaidToo(Order order) throws IOException {
        String text = USED_ELSEWHERE.replace("Blocking.run(", "Co.yield(");
        Javac.Result result = javac(order).run("a", Map.of("T.java", text));

        assertEquals(1, result.exitCode());
        assertEquals(
                List.of("a-sources/T.java:16: error: [CG104] a suspension point in 'f', which is not a coroutine"),
                result.messages());
    }

    @ParameterizedTest
    @EnumSource
    void outsideOfCoroutinesItDoesNoHarm(Order order) throws Exception {
        Javac.Result result = javac(order).with("-Xlint:all", "-Werror").run("a", Map.of("T.java", USED_ELSEWHERE));

        assertEquals("", result.said());
        assertEquals(0, result.exitCode());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {result.out().toUri().toURL()}, LombokTest.class.getClassLoader())) {
            var f = loader.loadClass("T").getDeclaredMethod("f");
            f.setAccessible(true);
            assertEquals(42, f.invoke(null));
        }
    }

    /** Who compiles what was generated in another step would not notice that a factory does nothing. */
    @Test
    void processingAloneFailsToo() throws IOException {
        Javac.Result result =
                javac(Order.LOMBOK_FIRST).with("-proc:only").run("a", Map.of("T.java", USED_IN_A_COROUTINE));

        assertEquals(1, result.exitCode());
        assertEquals(1, result.messages().size(), result.said());
        assertTrue(result.said().contains("T.java:12: error: [CG120] cannot find symbol"), result.said());
    }

    @Test
    void anErrorOfTheUsersOwnStaysJavacs() throws IOException {
        String text = USED_IN_A_COROUTINE.replace("return point.getX();", "return point.getX() + point.getY();");
        Javac.Result result = javac(Order.LOMBOK_FIRST).run("a", Map.of("T.java", text));

        assertEquals(1, result.exitCode());
        assertEquals(List.of("a-sources/T.java:12: error: cannot find symbol"), result.messages());
        assertTrue(result.said().contains("symbol:   method getY()"), result.said());
    }

    private Javac javac(Order order) {
        return new Javac(folder).withPath("-classpath", classPath()).withPath("-processorpath", order.processors());
    }

    private static List<Path> classPath() {
        List<Path> path = new ArrayList<>(Javac.RUNTIME);
        path.add(Javac.lombok());
        return path;
    }

    private static String path(List<Path> entries) {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
