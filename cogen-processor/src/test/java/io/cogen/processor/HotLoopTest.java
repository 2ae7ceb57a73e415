package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Generator;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Is a loop that yields as fast in a body of 300 other suspension points as alone? Prints what a resumption takes in each, in
 * turns, and asserts no times; the results are in {@code docs/benchmarks.md}.
 *
 * <p>Run: {@code ./mvnw test -pl cogen-processor -am -Plong -Dtest=HotLoopTest -Dsurefire.failIfNoSpecifiedTests=false}
 */
@Tag("long")
final class HotLoopTest {
    private static final int TURNS = 11;
    private static final int RESUMPTIONS = 5_000_000;

    private static final String SOURCE = """
            import io.cogen.annotations.Coroutine;
            import io.cogen.core.*;

            public class T {
                @Coroutine
                public static long alone(Yielder<Integer, Void> out, int n) {
                    long s = n;
                    LOOP
                    return s;
                }

                @Coroutine
                public static long inside(Yielder<Integer, Void> out, int n) {
                    long s = n;
                    MANY
                    LOOP
                    MANY
                    return s;
                }
            }
            """.replace(
                    "MANY",
                    IntStream.range(0, 150)
                            .mapToObj(i -> "if (n < " + i + ") { s += n * 31L; out.yield((int) s + " + i + "); }")
                            .collect(Collectors.joining("\n")))
            .replace("LOOP", """
                    for (int i = 0; i < n; i++) {
                        if ((i & 3) != 0) {
                            s += i;
                        }
                        out.yield(i);
                    }
                    """);

    @TempDir
    Path folder;

    @Test
    void aLoopAloneAndInALongBody() throws Exception {
        Javac.Result result = new Javac(folder)
                .withPath("-processorpath", Javac.PROCESSOR)
                .withPath("-classpath", Javac.RUNTIME)
                .run("out", Map.of("T.java", SOURCE));
        assertEquals("", result.said());
        double[] alone = new double[TURNS];
        double[] inside = new double[TURNS];
        for (int i = 0; i < TURNS; i++) {
            alone[i] = time(result.out(), "alone");
            inside[i] = time(result.out(), "inside");
        }
        Arrays.sort(alone);
        Arrays.sort(inside);
        System.out.printf(
                Locale.ROOT,
                "a resumption of a loop: alone %.2f ns, in a body of 300 more suspension points %.2f ns: %.2f times as long"
                        + " (medians of %d; least %.2f and %.2f)%n",
                alone[TURNS / 2],
                inside[TURNS / 2],
                inside[TURNS / 2] / alone[TURNS / 2],
                TURNS,
                alone[0],
                inside[0]);
    }

    /** In classes of its own, so that what one body has done to the JIT does not touch the other. */
    @SuppressWarnings("unchecked")
    private static double time(Path classes, String body) throws Exception {
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, HotLoopTest.class.getClassLoader())) {
            var factory = loader.loadClass("TCoroutines").getMethod(body, int.class);
            double best = Double.MAX_VALUE;
            for (int i = 0; i < 4; i++) {
                var generator = (Generator<Integer, Void, Long, RuntimeException>) factory.invoke(null, RESUMPTIONS);
                long start = System.nanoTime();
                while (generator.resume()) {
                    // the loop is what is measured
                }
                best = Math.min(best, (System.nanoTime() - start) / (double) RESUMPTIONS);
            }
            return best;
        }
    }
}
