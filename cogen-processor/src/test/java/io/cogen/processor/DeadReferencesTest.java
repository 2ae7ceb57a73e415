package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Generator;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** While a coroutine is suspended it keeps what it will still read, and when it has ended nothing. Each body yields how much. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeadReferencesTest {
    /** Far more than it ever takes. */
    private static final int MOST_COLLECTIONS = 50;

    private static final String SOURCE = """
            @SuppressWarnings("try")
            class T {
                static Object make() {
                    return io.cogen.processor.Watched.watched(new Object());
                }

                static int use(Object... all) {
                    return all.length;
                }

                @Coroutine
                static int straight(Yielder<Integer, Object> out) {
                    Object a = make();
                    out.yield(1);
                    Object b = make();
                    out.yield(2);
                    use(a);
                    out.yield(1);
                    use(b);
                    out.yield(0);
                    return use(a = null);
                }

                @Coroutine
                static void branches(Yielder<Integer, Object> out) {
                    for (int i = 0; i < 2; i++) {
                        Object o = make();
                        out.yield(1);
                        if (i == 0) {
                            out.yield(1);
                            use(o);
                        } else {
                            out.yield(0);
                        }
                        out.yield(0);
                    }
                }

                @Coroutine
                static void loops(Yielder<Integer, Object> out) {
                    Object last = null;
                    for (int i = 0; i < 3; i++) {
                        Object o = make();
                        out.yield(1); // the last one is going to be overwritten
                        last = o;
                    }
                    use(last);
                    out.yield(0);
                    for (Object each : new Object[] {make(), make()}) {
                        out.yield(2);
                        use(each);
                    }
                    out.yield(0);
                }

                @Coroutine
                static void tries(Yielder<Integer, Object> out) {
                    try {
                        Object o = make();
                        try {
                            out.yield(1);
                            throw (RuntimeException) io.cogen.processor.Watched.watched(new IllegalStateException());
                        } finally {
                            use(o);
                            out.yield(1); // the exception that waits
                        }
                    } catch (IllegalStateException e) {
                        out.yield(1);
                        use(e);
                        out.yield(0);
                    }
                }

                @Coroutine
                static void operands(Yielder<Integer, Object> out) {
                    use(make(), out.yield(1), make(), out.yield(2));
                    out.yield(0);
                    String text = "" + make().equals(out.yield(1)) + out.yield(0);
                    use(text);
                }

                @Coroutine
                static void parameters(Yielder<Integer, Object> out, Object first, Object second) {
                    out.yield(2);
                    use(first);
                    out.yield(1);
                    use(second);
                    out.yield(0);
                }

                @Coroutine
                static void captured(Yielder<Integer, Object> out) {
                    Object o = make();
                    out.yield(1);
                    Runnable r = () -> use(o);
                    out.yield(1);
                    r.run();
                    out.yield(0);
                }

                @Coroutine
                static void resources(Yielder<Integer, Object> out) {
                    try (AutoCloseable a = () -> use(make()); AutoCloseable b = a) {
                        out.yield(0);
                    } catch (Exception e) {
                        use(e);
                    }
                    out.yield(0);
                }

                @Coroutine
                static void declared(Yielder<Integer, Object> out) {
                    for (int i = 0; i < 2; i++) {
                        out.yield(0);
                        Object o;
                        synchronized (T.class) {
                            if (i > 1) {
                                break;
                            }
                            o = make();
                        }
                        out.yield(1);
                        use(o);
                        out.yield(0);
                    }
                    out.yield(0);
                }

                @Coroutine
                static void fails(Yielder<Integer, Object> out) {
                    Object o = make();
                    out.yield(1);
                    if (use(o) == 1) {
                        throw new IllegalStateException();
                    }
                    use(o);
                }
            }
            """;

    private Class<?> plain = Object.class;
    private Class<?> debugged = Object.class;

    @BeforeAll
    void compile() {
        plain = Compiling.imports(SOURCE).succeeds().load("TCoroutines");
        debugged =
                Compiling.imports(SOURCE).with("-Acogen.debug=true").succeeds().load("TCoroutines");
    }

    @BeforeEach
    void forget() {
        Watched.forget();
    }

    @Test
    void straight() throws Throwable {
        check(generator(plain, "straight"));
    }

    @Test
    void branches() throws Throwable {
        check(generator(plain, "branches"));
    }

    @Test
    void loops() throws Throwable {
        check(generator(plain, "loops"));
    }

    @Test
    void tries() throws Throwable {
        check(generator(plain, "tries"));
    }

    @Test
    void operands() throws Throwable {
        check(generator(plain, "operands"));
    }

    @Test
    void declared() throws Throwable {
        check(generator(plain, "declared"));
    }

    @Test
    void captured() throws Throwable {
        check(generator(plain, "captured"));
    }

    @Test
    void resources() throws Throwable {
        check(generator(plain, "resources"));
    }

    @Test
    void parameters() throws Throwable {
        check(generator(plain, "parameters", Watched.watched(new Object()), Watched.watched(new Object())));
    }

    @Test
    void afterAFailure() throws Throwable {
        Generator<Integer, Object, ?, ?> generator = generator(plain, "fails");
        generator.resume();
        assertEquals(1, alive(1));
        assertThrows(IllegalStateException.class, generator::resume);
        assertEquals(0, alive(0));
        assertTrue(generator.isDone());
    }

    @Test
    void afterAClose() throws Throwable {
        Generator<Integer, Object, ?, ?> generator = generator(plain, "straight");
        generator.resume();
        generator.resume();
        assertEquals(2, alive(2));
        generator.close();
        assertEquals(0, alive(0));
        assertTrue(generator.isDone());
    }

    @Test
    void debuggingKeepsThem() throws Throwable {
        Generator<Integer, Object, ?, ?> generator = generator(debugged, "straight");
        for (int i = 0; i < 4; i++) {
            generator.resume();
        }
        assertEquals(2, alive(0), "both are dead at the last yield");
        assertTrue(!generator.isDone());
    }

    private static long alive(long expected) {
        System.gc();
        for (int i = 1; i < MOST_COLLECTIONS && Watched.alive() > expected; i++) {
            System.gc();
        }
        return Watched.alive();
    }

    @SuppressWarnings("unchecked")
    private static Generator<Integer, Object, ?, ?> generator(Class<?> type, String body, Object... arguments)
            throws ReflectiveOperationException {
        Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, Object.class);
        var factory = type.getDeclaredMethod(body, types);
        factory.setAccessible(true);
        return (Generator<Integer, Object, ?, ?>) factory.invoke(null, arguments);
    }

    private static void check(Generator<Integer, Object, ?, ?> generator) throws Throwable {
        for (int yields = 1; generator.resume(); yields++) {
            assertEquals((long) generator.value(), alive(generator.value()), "at yield " + yields);
        }
        assertEquals(0, alive(0), "at the end");
        assertTrue(generator.isDone());
    }
}
