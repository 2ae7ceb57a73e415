package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sources that javac may find by itself, on its source path or its class path: it reads those that somebody names, and so must
 * cogen.
 */
final class SourcePathTest {
    private static final String IN_DEMO = "package demo;\n" + Compiling.IMPORTS;

    private static final String USER = IN_DEMO + """
            class T {
                @Coroutine
                static void f() {
                    Co.yield(Events.pass()); // nothing to do with Broken or Shapes
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aFileWithoutAClassOfItsName() throws IOException {
        Map<String, String> sources = Map.of(
                "demo/T.java",
                USER.replace("void f() {", "void f() {\nnew Square(new Circle());"),
                "demo/Shapes.java",
                "package demo; class Circle {} class Square { Square(Circle c) {} }",
                "demo/Others.java",
                IN_DEMO + "class Other { @Coroutine static void g() { Co.yield(Events.pass()); } }");

        Javac.Result result = javac(Javac.RUNTIME)
                .with("-sourcepath", folder.resolve("a-sources").toString())
                .run("a", sources);

        assertEquals("", result.said());
        assertTrue(result.made("demo/OtherCoroutines.class"));
    }

    @Test
    void aBrokenFileThatNobodyNames() throws IOException {
        Javac javac = javac(Javac.RUNTIME);
        Path beside = javac.write(
                "beside",
                Map.of(
                        "demo/Broken.java",
                        "package demo; class Broken {",
                        "demo/Fine.java",
                        "package demo; class Fine {}"));

        Javac.Result result = javac.with("-sourcepath", beside.toString()).run("a", Map.of("demo/T.java", USER));

        assertEquals("", result.said());
        assertFalse(result.made("demo/Fine.class"), "nobody names it");
    }

    @Test
    void filesThatAreCompiledBecauseTheyAreNamed() throws IOException {
        String user = IN_DEMO + """
                import other.*;

                class T {
                    @Coroutine
                    static String f(Near near) {
                        Co.yield(Events.pass());
                        return near.next().name() + Far.make().name() + other.sub.Farther.NAME;
                    }
                }
                """;
        Map<String, String> found = Map.of(
                "demo/Near.java",
                "package demo; class Near { Next next() { return new Next(); } }",
                "demo/Next.java",
                "package demo; class Next extends Base {}",
                "demo/Base.java",
                "package demo; class Base { String name() { return null; } }",
                "other/Far.java",
                "package other; public class Far { public static Product make() { return null; } }",
                "other/Product.java",
                "package other; public class Product { public String name() { return null; } }",
                "other/sub/Farther.java",
                "package other.sub; public class Farther { public static final String NAME = \"n\" + 1; }",
                "other/Broken.java",
                "package other; class Broken {");
        Javac javac = javac(Javac.RUNTIME);
        Path beside = javac.write("beside", found);

        Javac.Result result =
                javac.with("-sourcepath", beside.toString(), "-implicit:class").run("a", Map.of("demo/T.java", user));

        assertEquals("", result.said());
        assertTrue(result.made("other/Product.class"));
    }

    @Test
    void filesThatStandOnTheClassPath() throws IOException {
        List<Path> path = new ArrayList<>(Javac.RUNTIME);
        Javac javac = new Javac(folder);
        path.add(javac.write(
                "beside",
                Map.of(
                        "demo/Near.java",
                        "package demo; class Near { int n; }",
                        "demo/Broken.java",
                        "package demo; class Broken {")));
        String user = USER.replace("void f()", "void f(Near near)").replace("Co.yield", "near.n++; Co.yield");

        Javac.Result result = javac(path).with("-implicit:none").run("a", Map.of("demo/T.java", user));

        assertEquals("", result.said());
    }

    @Test
    void classesOfTheSamePackageThatNobodyNames() throws IOException {
        Map<String, String> library = Map.of(
                "demo/Named.java",
                "package demo; public class Named extends Base {}",
                "demo/Base.java",
                "package demo; class Base { int n; Inner inner() { return new Inner(); } class Inner { int m; } }",
                "demo/Product.java",
                "package demo; public class Product { public int p; }",
                "other/Maker.java",
                "package other; public class Maker { public static demo.Product make() { return null; } }");
        Javac.Result compiled = javac(Javac.RUNTIME).with("-proc:none").run("library", library);
        assertEquals("", compiled.said());
        String user = IN_DEMO + """
                class T {
                    @Coroutine
                    static int f(Named named) {
                        Co.yield(Events.pass());
                        return named.n + named.inner().m + other.Maker.make().p;
                    }
                }
                """;
        List<Path> path = new ArrayList<>(Javac.RUNTIME);
        path.add(compiled.out());

        Javac.Result result = javac(path)
                .with("-sourcepath", folder.resolve("a-sources").toString())
                .run("a", Map.of("demo/T.java", user));

        assertEquals("", result.said());
    }

    private Javac javac(List<Path> classPath) {
        return new Javac(folder).withPath("-processorpath", Javac.PROCESSOR).withPath("-classpath", classPath);
    }
}
