package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cogen.core.Blocking;
import io.cogen.core.Coro;
import io.cogen.processor.Compiling.Compiled;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A static coroutine initialises the user's class when it begins, as the call of a static method does (JLS 12.4.1). */
final class InitialisationTest {
    private static final String SOURCE = """
            import java.util.List;

            class T {
                static {
                    Log.LINES.add("initialised");
                }

                @Coroutine
                static void initialise$(List<String> log) {
                    log.addAll(Log.LINES);
                    Co.yield(Events.pass());
                }

                @Coroutine
                static void again(List<String> log) {
                    log.add("again");
                }
            }
            """;

    private static final String LOG = """
            class Log {
                static final java.util.List<String> LINES = new java.util.ArrayList<>();
            }
            """;

    @Test
    void beforeItsFirstStatementAndNotWithTheFactory() throws Throwable {
        Compiled compiled = Compiling.imports(SOURCE).and("Log", LOG).succeeds();
        ClassLoader classes = compiled.classes();
        List<String> log = new ArrayList<>();

        Coro<?, ?> first = coroutine(classes, "initialise$", log);
        log.add("made");
        Blocking.run(first);
        Blocking.run(coroutine(classes, "again", log));

        assertEquals(List.of("made", "initialised", "again"), log);
    }

    @Test
    void whoHasNothingToInitialiseDoesNotAsk() {
        String text = Compiling.imports("""
                class T {
                    static final int LIMIT = 5;

                    @Coroutine
                    static int limit() {
                        Co.yield(Events.pass());
                        return LIMIT;
                    }
                }
                """).succeeds().text();

        assertFalse(text.contains("initialise"), text);
    }

    private static Coro<?, ?> coroutine(ClassLoader classes, String name, List<String> log) throws Exception {
        Method factory = classes.loadClass("TCoroutines").getDeclaredMethod(name, List.class);
        factory.setAccessible(true);
        return (Coro<?, ?>) factory.invoke(null, log);
    }
}
