package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can be seen of a suspension point is the same, whether the operation is attempted first or not. With {@code -Acogen.debug} nothing
 * is attempted; so all is run both ways.
 */
final class AttemptsTest {
    private static final Path SOURCES = Path.of("src/test/resources/attempts/demo");

    @TempDir
    Path folder;

    private record Run(String log, int made, int tried) {}

    @ParameterizedTest
    @ValueSource(strings = {"shapes", "generators", "arguments", "failures", "turns", "traces", "ignored", "ready"})
    void nothingIsSeenOfIt(String scenario) throws Exception {
        Run operations = call("operations", scenario, "-Acogen.debug=true");
        Run attempts = call("attempts", scenario);

        assertEquals(operations.log(), attempts.log());
        assertEquals(0, operations.tried());
    }

    @Test
    void whatIsReadyCostsNoOperation() throws Exception {
        Run ready = call("ready", "ready");

        assertEquals(0, ready.made());
        assertEquals(6, ready.tried());
    }

    @Test
    void whatDoesNotKeepTheRulesIsNotAttempted() throws Exception {
        assertEquals(0, call("ignored", "ignored").tried());
    }

    @Test
    void theOtherMethodIsCalledWithTheSchedulerBehindTheArguments() throws Exception {
        String text = generated("text");

        String ready = machine(text, "Ready");
        assertTrue(ready.contains(".addAtOnce("), ready);
        assertTrue(ready.contains(", 1, attempts());"), ready);
        assertTrue(ready.contains("= Box.oneAtOnce(attempts());"), ready);
        assertTrue(ready.contains("if (!returned && goesOn(1, "), ready);
        assertTrue(machine(text, "Two").contains(".takeAtOnce(attempts(host));"), text);
        assertFalse(machine(text, "Ignored").contains("tOnce("), text);
        assertFalse(machine(text, "Generates").contains("tOnce("), text);
        assertFalse(generated("debug", "-Acogen.debug=true").contains("tOnce("));
    }

    private static String machine(String text, String name) {
        int start = text.indexOf("private static final class " + name + " ");
        int end = text.indexOf("private static final class ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** What is missing is for javac to say. */
    @Test
    void anAnnotationWithoutANameIsTheUsersError() {
        List<String> errors = Compiling.imports("""
                        final class T {
                            @io.cogen.annotations.AtOnce
                            Operation<Void, RuntimeException> f() {
                                return Events.pass();
                            }

                            @Coroutine
                            static void g(T t) {
                                Co.yield(t.f());
                            }
                        }
                        """).compile().errors().stream()
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();

        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).contains("missing a default value"), errors::toString);
    }

    private Javac.Result compile(String out, String... options) throws IOException {
        Javac.Result result = new Javac(folder)
                .withPath("-processorpath", Javac.PROCESSOR)
                .withPath("-classpath", Javac.RUNTIME)
                .with("-g", "-Xlint:all,-processing,-path", "-Werror")
                .with(options)
                .run(
                        out,
                        Map.of(
                                "demo/A.java", Files.readString(SOURCES.resolve("A.java")),
                                "demo/Box.java", Files.readString(SOURCES.resolve("Box.java"))));
        assertEquals("", result.said());
        return result;
    }

    private String generated(String out, String... options) throws IOException {
        return Files.readString(compile(out, options).out().resolve("demo/ACoroutines.java"));
    }

    @SuppressWarnings("unchecked")
    private Run call(String out, String scenario, String... options) throws Exception {
        URL[] urls = {compile(out, options).out().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, AttemptsTest.class.getClassLoader())) {
            List<String> log = (List<String>)
                    loader.loadClass("demo.A").getMethod("run", String.class).invoke(null, scenario);
            Class<?> box = loader.loadClass("demo.Box");
            return new Run(
                    String.join("\n", log),
                    box.getField("made").getInt(null),
                    box.getField("tried").getInt(null));
        }
    }
}
