package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor in the builds that there are: modules, the class path, several steps, several source levels. */
final class ModulesTest {
    private static final String MODULE = """
            module demo {
                requires transitive io.cogen.annotations;
                requires transitive io.cogen.runtime;

                exports demo;
            }
            """;

    private static final String GREETER = """
            package demo;

            import io.cogen.annotations.Coroutine;
            import io.cogen.core.Co;
            import io.cogen.core.Events;

            public class Greeter {
                private String name = "x";

                public Greeter() {}

                @Coroutine
                public String greet(String greeting) {
                    Co.yield(Events.pass());
                    return greeting + name;
                }
            }
            """;

    private static final String CALLER = """
            package demo.inside;

            import demo.Greeter;
            import demo.GreeterCoroutines;
            import io.cogen.annotations.Coroutine;
            import io.cogen.core.Co;

            public final class Caller {
                private Caller() {}

                @Coroutine
                public static int call(Greeter greeter) {
                    String greeting = Co.yield(GreeterCoroutines.greet(greeter, "hello "));
                    return greeting.length();
                }
            }
            """;

    /** Old classes that are on the path and generated again are a lint warning, whoever generates them. */
    private static final String OVERWRITES = "-Xlint:-processing";

    @TempDir
    Path folder;

    private final List<String> runtime =
            Javac.RUNTIME.stream().map(Path::toString).toList();

    @Test
    void aModuleOnTheModulePath() throws IOException {
        Map<String, String> sources =
                Map.of("module-info.java", MODULE, "demo/Greeter.java", GREETER, "demo/inside/Caller.java", CALLER);
        assertEquals("", compile("a", sources, "--module-path", path(runtime)));
        assertTrue(Files.exists(folder.resolve("a/demo/GreeterCoroutines.class")));
        assertTrue(Files.exists(folder.resolve("a/demo/inside/CallerCoroutines.class")));
    }

    @Test
    void aModuleThatUsesAnother() throws IOException {
        assertEquals(
                "",
                compile(
                        "a",
                        Map.of("module-info.java", MODULE, "demo/Greeter.java", GREETER),
                        "--module-path",
                        path(runtime)));
        String other = MODULE.replace("module demo", "module other")
                .replace("exports demo;", "requires transitive demo; exports demo.inside;");
        assertEquals(
                "",
                compile(
                        "b",
                        Map.of("module-info.java", other, "demo/inside/Caller.java", CALLER),
                        "--module-path",
                        path(with("a"))));
    }

    @Test
    void theClassPath() throws IOException {
        Map<String, String> sources = Map.of("demo/Greeter.java", GREETER, "demo/inside/Caller.java", CALLER);
        assertEquals("", compile("a", sources, "-classpath", path(runtime)));
    }

    @Test
    void oneStepAfterAnother() throws IOException {
        assertEquals("", compile("a", Map.of("demo/Greeter.java", GREETER), "-classpath", path(runtime)));
        assertEquals("", compile("b", Map.of("demo/inside/Caller.java", CALLER), "-classpath", path(with("a"))));
    }

    @Test
    void aSourceAgainBesideItsOldClass() throws IOException {
        String classPath = path(with("a"));
        assertEquals("", compile("a", Map.of("demo/Greeter.java", GREETER), "-classpath", classPath, OVERWRITES));
        String changed = GREETER.replace("greet(String greeting)", "greet(String greeting, int more)");
        assertEquals("", compile("a", Map.of("demo/Greeter.java", changed), "-classpath", classPath, OVERWRITES));
        String caller = CALLER.replace("\"hello \"", "\"hello \", 1");
        assertEquals("", compile("a", Map.of("demo/inside/Caller.java", caller), "-classpath", classPath, OVERWRITES));
    }

    @Test
    void otherSourcesOfTheProjectOnTheSourcePath() throws IOException {
        Path sources = new Javac(folder)
                .write("sources", Map.of("demo/Helper.java", "package demo; public class Helper { int x; }"));
        String user = GREETER.replace("String name = \"x\";", "Helper name = new Helper();");
        assertEquals(
                "",
                compile(
                        "a",
                        Map.of("demo/Greeter.java", user),
                        "-classpath",
                        path(runtime),
                        "-sourcepath",
                        sources.toString(),
                        "-implicit:class"));
    }

    @Test
    void olderSourceLevels() throws IOException {
        Map<String, String> sources = Map.of("demo/Greeter.java", GREETER, "demo/inside/Caller.java", CALLER);
        assertEquals("", compile("a", sources, "-classpath", path(runtime), "--release", "17"));
        assertEquals(
                "",
                compile(
                        "b",
                        sources,
                        "-classpath",
                        path(runtime),
                        "-source",
                        "17",
                        "-target",
                        "17",
                        "-Xlint:-options"));
    }

    @Test
    void debugInformationForParametersAndAll() throws IOException {
        Map<String, String> sources = Map.of("demo/Greeter.java", GREETER);
        assertEquals("", compile("a", sources, "-classpath", path(runtime), "-g", "-parameters"));
    }

    /** The runtime and what was compiled before. */
    private List<String> with(String out) {
        List<String> more = new ArrayList<>(runtime);
        more.add(folder.resolve(out).toString());
        return more;
    }

    /** What javac says. */
    private String compile(String out, Map<String, String> sources, String... options) throws IOException {
        Javac.Result result = new Javac(folder)
                .with("-Xlint:all", "-Werror")
                .withPath("--processor-path", Javac.PROCESSOR)
                .with(options)
                .run(out, sources);
        return result.said() + (result.exitCode() == 0 || !result.said().isEmpty() ? "" : "failed without a word");
    }

    private static String path(List<String> entries) {
        return String.join(System.getProperty("path.separator"), entries);
    }
}
