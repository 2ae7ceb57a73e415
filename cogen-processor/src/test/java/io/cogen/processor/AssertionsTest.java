package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Blocking;
import io.cogen.core.Coro;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Whether assertions are checked depends on the user's class, on nothing else (JLS 14.10). */
final class AssertionsTest {
    private static final String SOURCE = """
            class T {
                static class Member {
                    @Coroutine
                    static String f(boolean good) {
                        String all = "";
                        try {
                            assert good;
                            all += "plain ";
                            Co.yield(Events.pass());
                            assert good == Co.yield(EventsCoroutines.truth()) : Co.yield(EventsCoroutines.truth());
                            all += "yielding ";
                            Runnable r = () -> {
                                assert good : "lambda";
                            };
                            r.run();
                            return all + "lambda";
                        } catch (AssertionError e) {
                            return all + e.getMessage();
                        }
                    }
                }

                static class Events {
                    @Coroutine
                    static boolean truth() {
                        return true;
                    }

                    static Operation<Void, RuntimeException> pass() {
                        return io.cogen.core.Events.pass();
                    }
                }
            }
            """.replace("EventsCoroutines", "T_EventsCoroutines");

    private static String run(boolean enabled, boolean good) throws Throwable {
        ClassLoader classes = Compiling.imports(SOURCE).succeeds().classes();
        classes.setDefaultAssertionStatus(!enabled);
        classes.setClassAssertionStatus("T", enabled);
        Method factory = classes.loadClass("T_MemberCoroutines").getDeclaredMethod("f", boolean.class);
        factory.setAccessible(true);
        return (String) Blocking.run((Coro<?, ?>) factory.invoke(null, good));
    }

    @Test
    void disabledOnesAreNotEvaluated() throws Throwable {
        assertEquals("plain yielding lambda", run(false, false));
    }

    @Test
    void enabledOnesAre() throws Throwable {
        assertEquals("null", run(true, false));
    }

    @Test
    void thoseThatHoldLetTheBodyGoOn() throws Throwable {
        assertEquals("plain yielding lambda", run(true, true));
    }
}
