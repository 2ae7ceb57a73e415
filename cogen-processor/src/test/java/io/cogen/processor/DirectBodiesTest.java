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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can be seen of a call is the same, whether the callee begins as a plain method or as a machine. With {@code -Acogen.debug}
 * there are no plain methods; so all is run both ways.
 */
final class DirectBodiesTest {
    private static final String SOURCE = """
            package demo;

            import io.cogen.annotations.Coroutine;
            import io.cogen.core.*;
            import java.io.IOException;
            import java.time.Duration;
            import java.util.*;

            public class D {
                static final List<String> LOG = new ArrayList<>();
                static final CoroutineLocal<String> LOCAL = new CoroutineLocal<>();

                static int fail(String what) {
                    throw new IllegalStateException(what);
                }

                static String frames(Throwable t) {
                    StringBuilder text = new StringBuilder(String.valueOf(t.getMessage()));
                    for (StackTraceElement each : t.getStackTrace()) {
                        if (each.getMethodName().equals("run") && each.getClassName().equals("demo.D")) break;
                        text.append("\\n  ").append(each);
                    }
                    return text.toString();
                }

                static Coro<?, ?> me() {
                    return Coro.current();
                }

                // ------------------------------------------------------------ depth

                @Coroutine
                static int deep(int n, boolean waits) {
                    if (n == 0) {
                        if (waits) Co.yield(Events.pass());
                        return 0;
                    }
                    return 1 + Co.yield(DCoroutines.deep(n - 1, waits));
                }

                @Coroutine
                static boolean even(int n) {
                    return n == 0 || Co.yield(DCoroutines.odd(n - 1));
                }

                @Coroutine
                static boolean odd(int n) {
                    if (n % 10_001 == 0) Co.yield(Events.pass());
                    return n != 0 && Co.yield(DCoroutines.even(n - 1));
                }

                public static void depth() {
                    try (Scheduler s = new Scheduler()) {
                        LOG.add("" + s.run(DCoroutines.deep(100_000, false)) + s.run(DCoroutines.deep(100_000, true)));
                        LOG.add("" + s.run(DCoroutines.even(100_000)));
                    }
                }

                // ------------------------------------------------------------ traces

                @Coroutine
                static int fails(int n, boolean waits) {
                    if (n == 0) {
                        if (waits) Co.yield(Events.pass());
                        return fail("bottom"); // fails
                    }
                    int below = Co.yield(DCoroutines.fails(n - 1, waits)); // calls
                    return below;
                }

                @Coroutine
                static int throwsItself(int n) throws IOException {
                    if (n == 0) throw new IOException("thrown");
                    return Co.yield(DCoroutines.throwsItself(n - 1)) + 1;
                }

                @Coroutine
                static int throwsLater(int n) {
                    IllegalStateException made = new IllegalStateException("made"); // makes
                    if (n > 0) return Co.yield(DCoroutines.throwsLater(n - 1)) + 1;
                    Co.yield(Events.pass());
                    throw made;
                }

                @Coroutine
                static void leads(int n) {
                    Co.yield(DCoroutines.throwsLater(n));
                }

                @Coroutine
                static void catches(boolean waits) {
                    try {
                        Co.yield(DCoroutines.fails(2, waits));
                    } catch (IllegalStateException e) {
                        LOG.add("caught " + frames(e));
                    } finally {
                        Co.yield(Events.pass());
                    }
                    try {
                        Co.yield(DCoroutines.throwsItself(1));
                    } catch (IOException e) {
                        LOG.add("caught " + frames(e));
                    }
                    Co.yield(DCoroutines.fails(1, waits));
                }

                public static void traces() {
                    for (int n = 0; n < 3; n++) {
                        for (Coro<?, RuntimeException> each : List.of(DCoroutines.throwsLater(n), DCoroutines.leads(n))) {
                            try (Scheduler s = new Scheduler()) {
                                s.run(each);
                            } catch (IllegalStateException e) {
                                LOG.add("later " + frames(e));
                            }
                        }
                    }
                    for (boolean waits : new boolean[] {false, true}) {
                        try (Scheduler s = new Scheduler()) {
                            s.run(DCoroutines.catches(waits));
                        } catch (IllegalStateException e) {
                            LOG.add("left " + frames(e));
                        }
                        try (Scheduler s = new Scheduler()) {
                            s.run(DCoroutines.fails(200, waits));
                        } catch (IllegalStateException e) {
                            LOG.add(frames(e));
                        }
                    }
                }

                // ------------------------------------------------------------ interruptions

                static void upset(String how) {
                    LOG.add("upset " + how);
                    if (how.equals("cancel")) {
                        me().root().cancel("by itself");
                    } else if (how.equals("kill")) {
                        me().root().kill("by itself");
                    } else if (how.equals("raise")) {
                        me().raise(new IOException("raised") {
                            @Override
                            public Throwable fillInStackTrace() {
                                return this;
                            }
                        });
                    } else if (how.equals("cancel mine")) {
                        me().cancel("mine");
                    }
                }

                @Coroutine
                static int upsets(String how, int n, int at, int waitsAt) {
                    if (n == at) upset(how);
                    LOG.add("down " + n);
                    int below = n == 0 ? 0 : Co.yield(DCoroutines.upsets(how, n - 1, at, waitsAt));
                    LOG.add("up " + n);
                    if (n == waitsAt) {
                        Co.yield(Events.pass());
                        LOG.add("waited " + n);
                    }
                    return below + n;
                }

                @Coroutine
                static int guards(String how, int at, int waitsAt) throws IOException {
                    try {
                        int sum = Co.yield(DCoroutines.upsets(how, 4, at, waitsAt));
                        LOG.add("returned");
                        Co.yield(Events.pass());
                        return sum;
                    } catch (Cancelled e) {
                        LOG.add("cancelled " + frames(e));
                        throw e;
                    } catch (Exception e) {
                        LOG.add("caught " + frames(e));
                        return -1;
                    } finally {
                        Co.yield(Events.sleep(Duration.ofNanos(1)).shield(Duration.ofSeconds(1)));
                        LOG.add("finally");
                    }
                }

                public static void interruptions() {
                    for (String how : new String[] {"nothing", "cancel", "kill", "raise"}) {
                        for (int at = 0; at < 5; at += 2) {
                            for (int waitsAt = -1; waitsAt < 5; waitsAt += 2) {
                                LOG.add("-- " + how + " at " + at + ", waits at " + waitsAt);
                                try (Scheduler s = new Scheduler()) {
                                    Coro<Integer, IOException> coro = DCoroutines.guards(how, at, waitsAt);
                                    LOG.add("" + s.run(coro));
                                } catch (Throwable e) {
                                    LOG.add(e.toString());
                                }
                            }
                        }
                    }
                }

                // ------------------------------------------------------------ others' cancels, timeouts, dumps

                @Coroutine
                static int sleeps(int n) {
                    if (n > 0) return Co.yield(DCoroutines.sleeps(n - 1)) + 1;
                    Co.yield(Events.sleep(Duration.ofDays(1)));
                    return 0;
                }

                @Coroutine
                static void timesOut() {
                    try {
                        Co.yield(DCoroutines.sleeps(3).timeout(Duration.ofMillis(2)));
                    } catch (OperationTimeoutException e) {
                        LOG.add(frames(e));
                    }
                    try {
                        Co.yield(DCoroutines.sleeps(2));
                    } catch (Cancelled e) {
                        LOG.add("cancelled " + e.getMessage());
                        throw e;
                    }
                }

                @Coroutine
                static void watches(Scheduler s, Coro<?, ?> other) {
                    Co.yield(Events.sleep(Duration.ofMillis(20)));
                    LOG.add(s.dump().replaceAll("for PT[^,\\n]*|times out in PT[^,\\n]*", "for a while"));
                    other.cancel("enough");
                }

                public static void others() {
                    try (Scheduler s = new Scheduler()) {
                        Coro<Void, RuntimeException> first = DCoroutines.timesOut();
                        s.add(first);
                        s.add(DCoroutines.watches(s, first));
                        s.run();
                        LOG.add(first.toString());
                    }
                }

                // ------------------------------------------------------------ budget

                @Coroutine
                static int leaf(int n) {
                    if (n < 0) Co.yield(Events.pass());
                    return n;
                }

                @Coroutine
                static int busy(String name, int n) {
                    int sum = 0;
                    for (int i = 0; i < n; i++) {
                        sum += Co.yield(DCoroutines.leaf(i));
                        if (i % 8 == 0) LOG.add(name + i);
                    }
                    return sum;
                }

                public static void budget() {
                    try (Scheduler s = Scheduler.builder().budget(1).timeSlice(Duration.ofDays(1)).build()) {
                        s.add(DCoroutines.busy("a", 100));
                        s.add(DCoroutines.busy("b", 100));
                        s.run();
                    }
                }

                // ------------------------------------------------------------ tracing, locals

                @Coroutine
                static int traced(int n) {
                    if (n == 0) {
                        Co.yield(Events.pass());
                        return fail("traced");
                    }
                    if (n == 2) LOG.add("" + Co.yield(DCoroutines.leaf(7)));
                    return Co.yield(DCoroutines.traced(n - 1));
                }

                static void set(String value) {
                    LOCAL.set(value);
                }

                @Coroutine
                static String local(int n) {
                    String before = LOCAL.get();
                    set(before + n);
                    if (n == 1) Co.yield(Events.pass());
                    if (n > 0) Co.yield(DCoroutines.local(n - 1));
                    return before + " " + LOCAL.get();
                }

                public static void tracing() {
                    try (Scheduler s = new Scheduler()) {
                        s.run(DCoroutines.traced(3).trace(LOG::add));
                    } catch (IllegalStateException e) {
                        LOG.add(e.getMessage());
                    }
                    try (Scheduler s = new Scheduler()) {
                        LOG.add(s.run(DCoroutines.local(3)));
                    }
                }

                // ------------------------------------------------------------ misuse, objects

                @Coroutine
                static int misuses(int n, Operation<?, RuntimeException> used) {
                    if (n > 0) return Co.yield(DCoroutines.misuses(n - 1, used));
                    if (used == null) Co.yield((Operation<Void, RuntimeException>) null);
                    Co.yield(used);
                    return 1;
                }

                public static void misuse() {
                    Coro<Integer, RuntimeException> over = DCoroutines.leaf(1);
                    Operation<Void, RuntimeException> used = Events.sleep(Duration.ZERO);
                    List<Operation<?, RuntimeException>> all = new ArrayList<>(Arrays.asList(null, used, used, over, over));
                    for (Operation<?, RuntimeException> each : all) {
                        try (Scheduler s = new Scheduler()) {
                            LOG.add("" + s.run(DCoroutines.misuses(2, each)));
                        } catch (RuntimeException e) {
                            LOG.add(frames(e));
                        }
                    }
                }

                public static List<String> run(String scenario) {
                    switch (scenario) {
                        case "depth" -> depth();
                        case "traces" -> traces();
                        case "interruptions" -> interruptions();
                        case "others" -> others();
                        case "budget" -> budget();
                        case "tracing" -> tracing();
                        default -> misuse();
                    }
                    return LOG;
                }

            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"depth", "traces", "interruptions", "others", "budget", "tracing", "misuse"})
    void nothingIsSeenOfIt(String scenario) throws Exception {
        String direct = call("direct", scenario);
        String machines = call("machines", scenario, "-Acogen.debug=true");

        assertEquals(machines, direct);
        assertFalse(direct.contains("direct$"), direct);
    }

    @Test
    void tracesHaveTheUsersFramesOnly() throws Exception {
        String traces = call("traces", "traces");

        assertTrue(
                traces.contains("demo.D.fails(D.java:" + lineOf("// fails") + ")\n  demo.D.fails(D.java:"
                        + lineOf("// calls") + ")"),
                traces);
        assertFalse(traces.contains("io.cogen.core"), traces);
    }

    @Test
    void thereArePlainMethodsForWhatIsCalledInItsClass() throws Exception {
        String generated = generated("plain");

        assertTrue(generated.contains("private static int direct$leaf("), generated);
        assertTrue(generated.contains("private static String direct$local("), generated);
        assertFalse(generated.contains("direct$timesOut("), generated); // nobody in the class calls it
        assertFalse(generated.contains("direct$watches("), generated);
        assertFalse(generated("debug", "-Acogen.debug=true").contains("direct$"));
    }

    private static int lineOf(String mark) {
        List<String> lines = SOURCE.lines().toList();
        return 1
                + lines.indexOf(lines.stream()
                        .filter(each -> each.endsWith(mark))
                        .findFirst()
                        .orElseThrow());
    }

    private Javac.Result compile(String out, String... options) throws IOException {
        Javac.Result result = new Javac(folder)
                .withPath("-processorpath", Javac.PROCESSOR)
                .withPath("-classpath", Javac.RUNTIME)
                .with("-g", "-Xlint:all,-processing,-path", "-Werror")
                .with(options)
                .run(out, Map.of("demo/D.java", SOURCE));
        assertEquals("", result.said());
        return result;
    }

    private String generated(String out, String... options) throws IOException {
        return Files.readString(compile(out, options).out().resolve("demo/DCoroutines.java"));
    }

    @SuppressWarnings("unchecked")
    private String call(String out, String scenario, String... options) throws Exception {
        URL[] urls = {compile(out, options).out().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, DirectBodiesTest.class.getClassLoader())) {
            List<String> log = (List<String>)
                    loader.loadClass("demo.D").getMethod("run", String.class).invoke(null, scenario);
            return String.join("\n", log);
        }
    }
}
