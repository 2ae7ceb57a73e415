package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** javac from the command line, in the ways that build tools run it, and with errors that only such builds have. */
final class BuildsTest {
    private static final String MODULE = """
            module demo {
                requires transitive io.cogen.annotations;
                requires transitive io.cogen.runtime;
            }
            """;

    private static final String IN_DEMO = "package demo;\n" + Compiling.IMPORTS;

    @TempDir
    Path folder;

    @Test
    void aModuleThatDoesNotReadWhatACoroutineUses() throws IOException {
        String user = IN_DEMO + """
                import java.sql.Connection;

                class T {
                    @Coroutine
                    static boolean f(Operation<Connection, RuntimeException> open) throws java.sql.SQLException {
                        Connection connection = Co.yield(open);
                        return connection.isClosed();
                    }

                    @Coroutine
                    static boolean g(Object o) {
                        Co.yield(Events.pass());
                        return o instanceof Connection connection;
                    }
                }
                """;
        Javac.Result result = inModule().run("a", Map.of("module-info.java", MODULE, "demo/T.java", user));

        assertEquals(1, result.exitCode());
        assertEquals(
                List.of(
                        "a-sources/demo/T.java:3: error: package java.sql is not visible",
                        "a-sources/demo/T.java:7: error: package java.sql is not visible"),
                result.messages());
    }

    @Test
    void aModuleThatDoesNotExportWhatACoroutineUses() throws IOException {
        Javac.Result library = inModule()
                .run(
                        "a",
                        Map.of(
                                "module-info.java",
                                "module lib { }",
                                "lib/Hidden.java",
                                "package lib; public class Hidden {}"));
        assertEquals("", library.said());
        String user = IN_DEMO + """
                class T {
                    @Coroutine
                    static void f() {
                        Co.yield(Events.pass());
                        new lib.Hidden();
                    }
                }
                """;
        List<Path> modules = new ArrayList<>(Javac.RUNTIME);
        modules.add(library.out());
        Javac.Result result = javac("--module-path", modules)
                .run("b", Map.of("module-info.java", MODULE.replace("}", "requires lib; }"), "demo/T.java", user));

        assertEquals(1, result.exitCode());
        assertEquals(List.of("b-sources/demo/T.java:7: error: package lib is not visible"), result.messages());
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aMethodThatAnOlderReleaseDoesNotHave() throws IOException {
        String user = Compiling.IMPORTS + """
                class T {
                    @Coroutine
                    static String f(List<String> list) {
                        Co.yield(Events.pass());
                        return list.getFirst();
                    }
                }
                """;
        Javac.Result result =
                javac("-classpath", Javac.RUNTIME).with("--release", "17").run("a", Map.of("T.java", user));

        assertEquals(1, result.exitCode());
        assertEquals(List.of("a-sources/T.java:6: error: cannot find symbol"), result.messages());
    }

    @Test
    void testsThatArePatchedIntoTheModuleTheyTest() throws IOException {
        String main = IN_DEMO + """
                class T {
                    static int secret = 42;

                    @Coroutine
                    static int f() {
                        Co.yield(Events.pass());
                        return secret;
                    }
                }
                """;
        Javac.Result compiled = inModule().run("a", Map.of("module-info.java", MODULE, "demo/T.java", main));
        assertEquals("", compiled.said());
        Javac.Result library = new Javac(folder)
                .run(
                        "lib",
                        Map.of(
                                "lib/Same.java",
                                "package lib; public class Same { public static boolean is(int a, int b) { return a == b; } }"));
        String test = IN_DEMO + """
                class TTest {
                    @Coroutine
                    static void f() {
                        int secret = Co.yield(TCoroutines.f());
                        if (!lib.Same.is(secret, T.secret)) {
                            throw new AssertionError();
                        }
                    }
                }
                """;
        List<Path> modules = new ArrayList<>(Javac.RUNTIME);
        modules.add(compiled.out());
        Javac.Result result = javac("--module-path", modules)
                .with("--patch-module", "demo=" + folder.resolve("b-sources"), "--add-modules", "demo")
                .with("--add-reads", "demo=ALL-UNNAMED")
                .withPath("-classpath", List.of(library.out()))
                .run("b", Map.of("demo/TTest.java", test));

        assertEquals("", result.said());
        assertTrue(result.made("demo/TTestCoroutines.class"));
    }

    @Test
    void testsThatSeeTheirModuleOnTheClassPath() throws IOException {
        Javac.Result compiled = inModule()
                .run(
                        "a",
                        Map.of(
                                "module-info.java",
                                MODULE,
                                "demo/T.java",
                                IN_DEMO + "class T { @Coroutine static void f() { Co.yield(Events.pass()); } }"));
        assertEquals("", compiled.said());
        List<Path> classPath = new ArrayList<>(Javac.RUNTIME);
        classPath.add(compiled.out());
        Javac.Result result = javac("-classpath", classPath)
                .run(
                        "b",
                        Map.of(
                                "demo/TTest.java",
                                IN_DEMO + "class TTest { @Coroutine static void f() { Co.yield(TCoroutines.f()); } }"));

        assertEquals("", result.said());
    }

    /** The sources of the second step do not mention coroutines at all. */
    @Test
    void anOverrideOfACoroutineThatWasCompiledBefore() throws IOException {
        String base = "package demo; " + Compiling.IMPORTS + "public class Base { @Coroutine public void f() {} }";
        Javac.Result compiled = javac("-classpath", Javac.RUNTIME).run("a", Map.of("demo/Base.java", base));
        assertEquals("", compiled.said());
        String sub = "class Other { static class Sub extends demo.Base { @Override public void f() {} } }";
        List<Path> classPath = new ArrayList<>(Javac.RUNTIME);
        classPath.add(compiled.out());
        Javac.Result result = javac("-classpath", classPath).run("b", Map.of("Other.java", sub));

        assertEquals(1, result.exitCode());
        assertEquals(
                List.of(
                        "b-sources/Other.java:1: error: [CG114] 'f' overrides a coroutine of Base, whose factory would go"
                                + " on running the coroutine"),
                result.messages());
    }

    /** What a coroutine uses of other people's classes is looked up twice, and these have no declaration to be found. */
    @Test
    void membersThatNobodyHasDeclared() throws IOException {
        String user = Compiling.IMPORTS + """
                class Array {}

                class T {
                    enum E {}

                    @Coroutine
                    static Object f(int[] a, java.lang.invoke.MethodHandle handle) throws Throwable {
                        Co.yield(Events.pass());
                        handle.invoke(1, 2, 3);
                        List<Object> all = List.of(a.length, a.clone(), int.class, String.class, int[].class, E.values());
                        return new Object[] {all, (Supplier<int[]>) a::clone, (Function<Integer, int[]>) int[]::new};
                    }
                }
                """;
        assertEquals(
                "",
                javac("-classpath", Javac.RUNTIME)
                        .run("a", Map.of("T.java", user))
                        .said());
    }

    @Test
    void aPackageThatIsAnnotated() throws IOException {
        String info = "@NullMarked package demo; import org.jspecify.annotations.NullMarked;";
        Javac.Result result = inModule()
                .with("-Xlint:-processing")
                .run(
                        "a",
                        Map.of(
                                "module-info.java",
                                MODULE.replace("}", "requires static org.jspecify; }"),
                                "demo/package-info.java",
                                info,
                                "demo/T.java",
                                IN_DEMO + "class T { @Coroutine static void f() { Co.yield(Events.pass()); } }"));

        assertEquals("", result.said());
        assertTrue(result.made("demo/TCoroutines.class"));
    }

    @Test
    void nothingButDescriptions() throws IOException {
        Javac.Result result = inModule()
                .run(
                        "a",
                        Map.of("module-info.java", MODULE, "demo/package-info.java", "/** Nothing. */ package demo;"));

        assertEquals("", result.said());
    }

    /** Preview features come and go: this one is of Java 23 to 25, at least. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_23, max = JRE.JAVA_25)
    void previewFeatures() throws IOException {
        String user = Compiling.IMPORTS + """
                class T {
                    @Coroutine
                    static String f(int n) {
                        String size = switch (n) {
                            case byte b -> "small " + b;
                            case int i -> "big " + i;
                        };
                        Co.yield(Events.pass());
                        if (n instanceof byte b) {
                            Co.yield(Events.pass());
                            size += b;
                        }
                        return size;
                    }
                }
                """;
        Javac.Result result = javac("-classpath", Javac.RUNTIME)
                .with("-Xlint:-preview", "--enable-preview", "--release")
                .with(String.valueOf(Runtime.version().feature()))
                .run("a", Map.of("T.java", user));

        assertEquals(0, result.exitCode(), result.said());
        assertEquals(List.of(), result.messages());
        assertTrue(result.made("TCoroutines.class"));
    }

    private Javac inModule() {
        return javac("--module-path", Javac.RUNTIME);
    }

    private Javac javac(String option, List<Path> path) {
        return new Javac(folder)
                .with("-Xlint:all", "-Werror")
                .withPath(option, path)
                .withPath("--processor-path", Javac.PROCESSOR);
    }
}
