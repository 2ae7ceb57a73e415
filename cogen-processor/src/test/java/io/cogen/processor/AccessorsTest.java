package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Blocking;
import io.cogen.core.Coro;
import io.cogen.processor.Compiling.Compiled;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reaches members that generated code may not name, where that is more than that a body does what Java says. */
final class AccessorsTest {
    private static final String LOG = """
            class Log {
                static final java.util.List<String> LINES = new java.util.ArrayList<>();

                static int add(String line) {
                    LINES.add(line);
                    return 0;
                }
            }
            """;

    @Test
    void membersWhoseNamesDifferInCaseOnly() throws Throwable {
        assertEquals("1 2 3 4 5", run("""
                class T {
                    private static int size() {
                        return 1;
                    }

                    private static int SIZE() {
                        return 2;
                    }

                    private static int assertions() {
                        return 3;
                    }

                    private int value = 4;
                    private int VALUE = 5;

                    @Coroutine
                    static String f(List<String> log) {
                        assert log != null;
                        Co.yield(Events.pass());
                        T t = new T();
                        return size() + " " + SIZE() + " " + assertions() + " " + t.value + " " + t.VALUE;
                    }
                }
                """, new ArrayList<>()));
    }

    @Test
    void aClassIsInitialisedWhenAStaticMemberIsUsed() throws Throwable {
        List<String> log = new ArrayList<>();
        run("""
                class T {
                    static class Read {
                        private static int member = Log.add("read");
                    }

                    static class Written {
                        private static int member = Log.add("written");
                    }

                    static class Updated {
                        private static int member = Log.add("updated");
                    }

                    static class Called {
                        static int member = Log.add("called");

                        private static void call() {}
                    }

                    static class Created {
                        static int member = Log.add("created");

                        private Created() {}
                    }

                    static class Empty {
                        static int member = Log.add("nothing");
                        private int field;
                    }

                    private static int member(int i) {
                        return i;
                    }

                    @Coroutine
                    static void f(List<String> log) {
                        Co.yield(Events.pass());
                        Log.add("reads " + member(1));
                        Log.add("has read " + Read.member);
                        Log.add("writes");
                        Written.member = Log.add("a value");
                        Log.add("updates");
                        Updated.member += Log.add("a summand");
                        Log.add("calls");
                        Called.call();
                        Log.add("creates");
                        new Created();
                        Empty none = null;
                        try {
                            none.field++;
                        } catch (NullPointerException expected) {
                            Log.add("has created");
                        }
                        log.addAll(Log.LINES);
                    }
                }
                """, log);

        assertEquals(
                List.of(
                        "reads 1",
                        "read",
                        "has read 0",
                        "writes",
                        "a value",
                        "written",
                        "updates",
                        "updated",
                        "a summand",
                        "calls",
                        "called",
                        "creates",
                        "created",
                        "has created"),
                log);
    }

    @Test
    void aVolatileFieldIsReadAndWrittenAsOne() {
        String text = Compiling.imports("""
                class T {
                    private volatile boolean open;
                    private int count;

                    @Coroutine
                    void f() {
                        Co.yield(Events.pass());
                        open = !open;
                        count = count + 1;
                    }
                }
                """).succeeds().text();

        assertTrue(text.contains("OPEN$.getVolatile(receiver$)"), text);
        assertTrue(text.contains("OPEN$.setVolatile(receiver$, p0)"), text);
        assertTrue(text.contains("COUNT$.get(receiver$)"), text);
        assertTrue(text.contains("COUNT$.set(receiver$, p0)"), text);
    }

    @Test
    void aFieldHasOneHandle() {
        String text = Compiling.imports("""
                class T {
                    private int count;

                    @Coroutine
                    void f() {
                        Co.yield(Events.pass());
                        count = count + 1;
                    }
                }
                """).succeeds().text();

        assertEquals(2, text.split("VarHandle COUNT\\$ =", -1).length, text);
        assertFalse(text.contains("MethodHandle "), text);
    }

    @Test
    void anUpdateOfOnesOwnFieldNeedsNoObject() {
        String text = Compiling.imports("""
                @SuppressWarnings("lossy-conversions")
                class T {
                    private int count;
                    private byte small;
                    private static long all;
                    private String name = "";
                    private Integer boxed = 1;

                    @Coroutine
                    void f(int by) {
                        Co.yield(Events.pass());
                        count++;
                        this.count += by - 1;
                        count <<= 2L;
                        --small;
                        small *= 1.5;
                        all += count;
                        name += by + 1;
                        boxed -= by;
                        System.out.println(count += by);
                    }
                }
                """).succeeds().text();

        for (String written : List.of(
                "TCoroutines.setCount$(self, TCoroutines.getCount$(self) + 1);",
                "TCoroutines.setCount$(self, TCoroutines.getCount$(self) + (by - 1));",
                "TCoroutines.setCount$(self, TCoroutines.getCount$(self) << 2L);",
                "TCoroutines.setSmall$(self, (byte) (TCoroutines.getSmall$(self) - 1));",
                "TCoroutines.setSmall$(self, (byte) (TCoroutines.getSmall$(self) * 1.5));",
                "TCoroutines.setAll$(TCoroutines.getAll$() + TCoroutines.getCount$(self));",
                "TCoroutines.setName$(self, TCoroutines.getName$(self) + (by + 1));",
                "TCoroutines.setBoxed$(self, TCoroutines.getBoxed$(self) - by);",
                "System.out.println(TCoroutines.setCount$(self, TCoroutines.getCount$(self) + by));")) {
            assertTrue(text.contains(written), () -> written + " is not in\n" + text);
        }
        assertFalse(text.contains("Load"), text);
    }

    @Test
    void anUpdateThatSuspendsNeedsNoObject() {
        String text = Compiling.imports("""
                class T {
                    private long sum;

                    @Coroutine
                    void f(T other, Operation<Integer, RuntimeException> number) {
                        sum += Co.yield(number);
                        other.sum += Co.yield(number);
                    }
                }
                """).succeeds().text();

        assertFalse(text.contains("Load"), text);
    }

    @Test
    void anInheritedFieldHasTheTypeThatItHasInTheSubclass() throws Throwable {
        Compiled compiled = Compiling.source("p.Base", """
                package p;

                public class Base<N> {
                    protected N number;
                }
                """).and("q.T", """
                package q;

                import io.cogen.annotations.Coroutine;
                import io.cogen.core.*;

                class T extends p.Base<Integer> {
                    @Coroutine
                    static int f(Integer by) {
                        T t = new T();
                        t.number = 1;
                        Co.yield(Events.pass());
                        t.number += by;
                        t.number -= 4;
                        t.number++;
                        return t.number + Co.yield(TCoroutines.g(t, by));
                    }

                    @Coroutine
                    int g(Integer by) {
                        number += by;
                        int last = number++;
                        return --number * 100 + last;
                    }
                }
                """).succeeds();
        Method factory = compiled.load("q.TCoroutines").getDeclaredMethod("f", Integer.class);
        factory.setAccessible(true);

        assertEquals(8 + 1818, Blocking.run((Coro<?, ?>) factory.invoke(null, 10)));
    }

    private static Object run(String source, List<String> log) throws Throwable {
        Compiled compiled = Compiling.imports(source).and("Log", LOG).succeeds();
        Method factory = compiled.load("TCoroutines").getDeclaredMethod("f", List.class);
        factory.setAccessible(true);
        return Blocking.run((Coro<?, ?>) factory.invoke(null, log));
    }
}
