package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stack traces speak of the user's file and lines, in the body and outside of it. */
final class LinesTest {
    private static final String SOURCE = """
            package demo;

            import io.cogen.annotations.Coroutine;
            import io.cogen.core.*;
            import java.util.*;
            import java.util.function.*;

            public class T {
                static final List<StackTraceElement> SEEN = new ArrayList<>();

                static int see() {
                    StackTraceElement caller = new Throwable().getStackTrace()[1];
                    SEEN.add(caller);
                    return 1;
                }

                static int fail(int n) {
                    throw new IllegalStateException("n " + n);
                }

                interface Named {
                    int name();
                }

                @Coroutine
                public static void everywhere(int n) {
                    see(); // 1
                    Co.yield(Events.pass());
                    see(); // 2
                    int sum = n
                            + see() // 3
                            + Objects.hash(
                                    n,
                                    see()); // 4
                    sum += Co.yield(TCoroutines.value()) + see(); // 5
                    sum +=
                            see() // 6
                                    + Co.yield(
                                            TCoroutines.value())
                                    + see(); // 7
                    Runnable lambda = () -> {
                        String text = \"""
                                a text
                                block\""" + see(); // 8
                        see(); // 9
                    };
                    lambda.run();
                    var named = new Named() {
                        int twice = see(); // 10

                        public int name() {
                            return see() + twice; // 11
                        }
                    };
                    Co.yield(Events.pass());
                    named.name();
                    for (int i = see(); // 12
                            i < see() + 1; // 13
                            i += see()) { // 14
                        Co.yield(Events.pass());
                        if (i > 5) see();
                    }
                    try {
                        Co.yield(Events.pass());
                        see(); // 15
                    } finally {
                        see(); // 16
                        Co.yield(Events.pass());
                        see(); // 17
                    }
                    switch (n) {
                        case 1:
                            Co.yield(Events.pass());
                        case 2:
                            see(); // 18
                            break;
                        default:
                            see();
                    }
                }

                @Coroutine
                public static int value() {
                    Co.yield(Events.pass());
                    return 1;
                }

                @Coroutine
                public static int deep(int n) {
                    Co.yield(Events.pass());
                    int k = 1;
                    return k
                            + fail(n); // fails
                }

                @Coroutine
                public static int caller(int n) {
                    int k = n;
                    k += 1 +
                            Co.yield(TCoroutines.deep(n)); // calls
                    return k;
                }

                public static List<StackTraceElement> run() throws Exception {
                    SEEN.clear();
                    new Scheduler().run(TCoroutines.everywhere(1));
                    return SEEN;
                }

                public static List<StackTraceElement> fail() {
                    try {
                        new Scheduler().run(TCoroutines.caller(1));
                        throw new AssertionError();
                    } catch (IllegalStateException e) {
                        return List.of(e.getStackTrace());
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void insideTheBody() throws Exception {
        List<StackTraceElement> seen = call("run");

        assertEquals(
                List.of("T.java"),
                seen.stream().map(StackTraceElement::getFileName).distinct().toList());
        // The loop asks twice what it compares with, 13, and once counts, 14.
        List<Integer> marks = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 13, 15, 16, 17, 18);
        assertEquals(
                marks.stream().map(each -> lineOf("// " + each)).toList(),
                seen.stream().map(StackTraceElement::getLineNumber).toList());
    }

    @Test
    void outsideOfIt() throws Exception {
        List<StackTraceElement> trace = call("fail");

        assertEquals(
                "fail:" + lineOf("throw new IllegalState") + " deep:" + lineOf("// fails") + " caller:"
                        + lineOf("// calls"),
                trace.subList(0, 3).stream()
                        .map(each -> each.getMethodName() + ":" + each.getLineNumber())
                        .collect(Collectors.joining(" ")));
        assertEquals("demo.T", trace.get(1).getClassName());
    }

    @Test
    void thoseOfTheGeneratedFileIfThatIsWanted() throws Exception {
        List<StackTraceElement> seen = call("run", "-Acogen.lines=generated");

        assertEquals("TCoroutines.java", seen.get(0).getFileName());
    }

    private static int lineOf(String mark) {
        List<String> lines = SOURCE.lines().toList();
        return 1
                + lines.indexOf(lines.stream()
                        .filter(each -> each.endsWith(mark) || (!mark.startsWith("//") && each.contains(mark)))
                        .findFirst()
                        .orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private List<StackTraceElement> call(String method, String... options)
            throws IOException, ReflectiveOperationException {
        Javac.Result result = new Javac(folder)
                .withPath("-processorpath", Javac.PROCESSOR)
                .withPath("-classpath", Javac.RUNTIME)
                .with("-g")
                .with(options)
                .run("out", Map.of("demo/T.java", SOURCE));
        assertEquals("", result.said(), Arrays.toString(options));
        URL[] urls = {result.out().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, LinesTest.class.getClassLoader())) {
            return (List<StackTraceElement>)
                    loader.loadClass("demo.T").getMethod(method).invoke(null);
        }
    }
}
