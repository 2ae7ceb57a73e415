package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A coroutine that does not compile still has a factory, so that who uses it is not in error as well. */
final class StubsTest {
    private static final String CALLER = """
            package other;

            import static demo.TCoroutines.f;

            import demo.TCoroutines;
            import io.cogen.annotations.Coroutine;
            import io.cogen.core.Co;
            import io.cogen.core.Coro;

            class Caller {
                static final Coro<Integer, RuntimeException> FIELD = TCoroutines.f(1);

                @Coroutine
                static int call() {
                    return Co.yield(f(1)) + Co.yield(TCoroutines.f(2));
                }
            }
            """;

    @Test
    void withAnErrorInTheBody() {
        demo("""
                        public class T {
                            @Coroutine
                            public static int f(int n) {
                                Co.yield(Events.pass());
                                return "";
                                //     ^~ javac
                            }
                        }
                        """).and("other.Caller", CALLER).failsAsMarked();
    }

    @Test
    void withAnUnknownNameInTheBody() {
        demo("""
                        public class T {
                            @Coroutine
                            public static int f(int n) {
                                Co.yield(Events.pass());
                                return missing;
                                //     ^~~~~~~ javac
                            }
                        }
                        """).and("other.Caller", CALLER).failsAsMarked();
    }

    @Test
    void withAnUnknownTypeInTheHead() {
        demo("""
                        public class T {
                            @Coroutine
                            public static Missing f(int n) {
                            //            ^~~~~~~ javac
                                Co.yield(Events.pass());
                                return null;
                            }
                        }
                        """).and("other.Caller", CALLER).failsAsMarked();
    }

    @Test
    void thatHasBeenRefused() {
        demo("""
                        public class T {
                            @Coroutine public static synchronized int f(int n) { return n; }
                         // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~ CG107
                        }
                        """).and("other.Caller", CALLER).failsAsMarked();
    }

    @Test
    void withAMisplacedSuspensionPoint() {
        demo("""
                        public class T {
                            @Coroutine
                            public static int f(int n) {
                                synchronized (T.class) {
                                    Co.yield(Events.pass());
                                 // ~~~~~~~~^~~~~~~~~~~~~~~ CG101
                                }
                                return n;
                            }
                        }
                        """).and("other.Caller", CALLER).failsAsMarked();
    }

    @Test
    void whichCannotBeWritten() {
        demo("""
                        public class T {
                            public T() {}

                            private T(int n) {}

                            @Coroutine
                            public int f() {
                                Co.yield(Events.pass());
                                return new T(1) {}.hashCode();
                                //     ^~~~~~~~~~~ CG117
                            }
                        }
                        """)
                .and("other.Caller", CALLER.replace("(1)", "(new demo.T())").replace("(2)", "(new demo.T())"))
                .failsAsMarked();
    }

    @Test
    void thatWaitedWhenAnErrorWasReported() {
        demo("""
                        public class T {
                            @Coroutine
                            public static int f(int n) {
                                Co.yield(Events.pass());
                                return missing;
                            }

                            static void g() {
                                Co.yield(Events.pass());
                             // ~~~~~~~~^~~~~~~~~~~~~~~ CG104
                            }
                        }
                        """).and("other.Caller", CALLER).failsAsMarked();
    }

    @Test
    void whoseClassIsPrivate() {
        demo("""
                        public class T {
                            private static class Hidden {
                                @Coroutine static int f() { return 1; }
                             // ~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~ CG110
                            }

                            static Object o = T_HiddenCoroutines.<Object>f();
                        }
                        """).failsAsMarked();
    }

    @Test
    void withAParameterOfAPrivateType() {
        demo("""
                        public class T {
                            private static class Hidden {}

                            @Coroutine static void f(Hidden h) {}
                            //                       ^~~~~~ CG110

                            static Object o = TCoroutines.f(new Hidden());
                        }
                        """).failsAsMarked();
    }

    /** Where javac cannot be listened to, nobody would see it if it found nothing wrong: so it is said at once. */
    @Test
    void isAnErrorAtOnceWhereJavacCannotBeListenedTo() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                Co.yield(Events.pass());
                                return missing;
                                //     ^~~~~~~ CG120
                            }
                        }
                        """).only(() -> new CoroutineProcessor(false)).failsAsMarked();
    }

    /** javac itself stops at a hundred errors; whether a coroutine has one must be known all the same. */
    @Test
    void alsoBehindAHundredOtherErrors() {
        StringBuilder others = new StringBuilder("class Others {\n");
        for (int i = 0; i < 150; i++) {
            others.append("    int i").append(i).append("() { return \"\"; }\n");
        }
        Compilation compilation = Compiling.source("Others", others + "}\n")
                .and("T", Compiling.IMPORTS + "class T { @Coroutine static int f() { return \"\"; } }")
                .compile();
        compilation
                .diagnostics()
                .forEach(each -> assertEquals(
                        "incompatible types: java.lang.String cannot be converted to int",
                        each.getMessage(Locale.ROOT)));
    }

    private static Compiling demo(String text) {
        return Compiling.source("demo.T", "package demo; " + Compiling.IMPORTS + text);
    }
}
