package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However long a body is, HotSpot compiles all methods of its machine, and they do what the method does. */
final class MethodSizeTest {
    /** HotSpot's HugeMethodLimit. */
    private static final int LONGEST = 8000;

    private static final Pattern INSTRUCTION = Pattern.compile(" *(\\d+): .*");

    @TempDir
    Path folder;

    private static String times(int n, IntFunction<String> each) {
        return IntStream.range(0, n).mapToObj(each).collect(Collectors.joining());
    }

    private static final String PASS = "Co.yield(Events.pass());";

    @Test
    void threeHundredSuspensionPoints() throws Exception {
        check("int s = n;" + times(300, i -> "s = s * 31 + " + i + ";" + PASS) + "return s;");
    }

    @Test
    void manyStatementsBetweenTwo() throws Exception {
        check("int s = n;" + PASS + times(2500, i -> "s = s * 31 + Math.max(s, " + i + ");") + PASS + "return s;");
    }

    @Test
    void aLongBodyAroundOne() throws Exception {
        check("StringBuilder b = new StringBuilder(); Map<String, Integer> map = new TreeMap<>();" + PASS
                + "for (int i = 0; i < 700; i++) {"
                + times(
                        600,
                        i -> "if (i % " + (i + 2) + " == 1) { b.append(\"value \").append(i * " + i
                                + ").append(' '); map.merge(\"k\" + i, " + i + ", Integer::sum); continue; }")
                + "} return (b.toString() + map).hashCode();");
    }

    @Test
    void twoHundredLocalsThatAreLiveAtOnce() throws Exception {
        check(times(200, i -> "int a" + i + " = n + " + i + "; String t" + i + " = \"t\" + a" + i + ";" + PASS)
                + "return 0" + times(200, i -> " + a" + i + " * t" + i + ".length()") + ";");
    }

    @Test
    void fiftyNestedTries() throws Exception {
        check("int s = n; try {"
                + times(50, i -> "try { s = s * 3 + " + i + ";" + PASS)
                + "if (s != 0) throw new IllegalStateException();"
                + times(
                        50,
                        i -> "} catch (IllegalArgumentException e) { s++; } finally { s = s * 5 + " + i + ";" + PASS
                                + "}")
                + "} catch (IllegalStateException e) { s++; } return s;");
    }

    @Test
    void fiveHundredArms() throws Exception {
        check("int s = 0; for (int i = 0; i < 520; i++) { switch (i) {"
                + times(500, i -> "case " + i + ": s = s * 31 + " + i + ";" + (i % 50 == 0 ? PASS : "") + "break;")
                + "default: s--; } } return s;");
    }

    private void check(String body) throws Exception {
        String source = """
                import io.cogen.annotations.Coroutine;
                import io.cogen.core.*;
                import java.util.*;

                public class T {
                    @Coroutine
                    public static int body(int n) {
                """ + body.replace(";", ";\n") + """
                    }

                    public static int direct() {
                        return body(3);
                    }

                    public static int machine() throws Exception {
                        return new Scheduler().run(TCoroutines.body(3));
                    }
                }
                """;
        Javac.Result result = new Javac(folder)
                .withPath("-processorpath", Javac.PROCESSOR)
                .withPath("-classpath", Javac.RUNTIME)
                .run("out", Map.of("T.java", source));
        assertEquals("", result.said());
        List<String> methods = methods(result.out());
        assertEquals(
                List.of(),
                methods.stream().filter(each -> length(each) > LONGEST).toList());
        assertTrue(methods.stream().anyMatch(each -> each.contains("step$1")), methods.toString());
        URL[] urls = {result.out().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, MethodSizeTest.class.getClassLoader())) {
            Class<?> type = loader.loadClass("T");
            assertEquals(
                    type.getMethod("direct").invoke(null),
                    type.getMethod("machine").invoke(null));
        }
    }

    /** The lengths of the machine's methods, and their heads. */
    private static List<String> methods(Path classes) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-c", "-p"));
        try (Stream<Path> files = Files.list(classes)) {
            files.map(Path::toString)
                    .filter(each -> each.contains("TCoroutines"))
                    .sorted()
                    .forEach(arguments::add);
        }
        StringWriter said = new StringWriter();
        ToolProvider.findFirst("javap")
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
        List<String> methods = new ArrayList<>();
        String head = "";
        int last = 0;
        for (String line : said.toString().lines().toList()) {
            Matcher instruction = INSTRUCTION.matcher(line);
            if (instruction.matches()) {
                last = Integer.parseInt(instruction.group(1));
            } else if (line.isBlank() && last > 0) {
                methods.add(last + " " + head);
                last = 0;
            } else if (line.startsWith("  ") && line.endsWith(";")) {
                head = line.strip();
            }
        }
        return methods;
    }

    private static int length(String method) {
        return Integer.parseInt(method.substring(0, method.indexOf(' ')));
    }
}
