package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.processor.diagnostic.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each message once: its file, line, columns, caret and code, and that it is the only one. */
final class DiagnosticsTest {
    @Test
    void CG101_suspensionInASynchronizedBlock() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Object lock) {
                                synchronized (lock) {
                                    Co.yield(Events.pass());
                                 // ~~~~~~~~^~~~~~~~~~~~~~~ CG101
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG102_suspensionInALambda() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Runnable f() {
                                return () -> Co.yield(Events.pass());
                                //           ~~~~~~~~^~~~~~~~~~~~~~~ CG102
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG103_suspensionInAClassBody() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Runnable f() {
                                return new Runnable() {
                                    @Override
                                    public void run() {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG103
                                    }
                                };
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG104_suspensionInAMethodThatIsNoCoroutine() {
        Compiling.imports("""
                        class T {
                            static void f() {
                                Co.yield(Events.pass());
                             // ~~~~~~~~^~~~~~~~~~~~~~~ CG104
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG105_suspensionInAConstructor() {
        Compiling.imports("""
                        class T {
                            T() {
                                Co.yield(Events.pass());
                             // ~~~~~~~~^~~~~~~~~~~~~~~ CG105
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG106_methodWithoutABody() {
        Compiling.imports("""
                        abstract class T {
                            @Coroutine abstract void f();
                         // ~~~~~~~~~~~~~~~~~~~~~~~~~^~~~ CG106
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG107_synchronizedMethod() {
        Compiling.imports("""
                        class T {
                            @Coroutine synchronized void f() { Co.yield(Events.pass()); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG107
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG108_coroutineThatOverrides() {
        Compiling.imports("""
                        class T implements Runnable {
                            @Coroutine public void run() { Co.yield(Events.pass()); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG108
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG109_factoriesThatClash() {
        Compiling.imports("""
                        class T {
                            @Coroutine void f() { Co.yield(Events.pass()); }
                            @Coroutine static void f(T t) { Co.yield(Events.pass()); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG109
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG110_privateType() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                System.out.println(new Point());
                                //                     ^~~~~ CG110
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG111_yielderThatIsPassedOn() {
        Compiling.imports("""
                        class T {
                            static void help(Yielder<Integer, Void> out) {}

                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                help(out);
                                //   ^~~ CG111
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG112_coroutineInALocalClass() {
        Compiling.imports("""
                        class T {
                            void m() {
                                class Local {
                                    @Coroutine void f() { Co.yield(Events.pass()); }
                                 // ~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG112
                                }
                                new Local().f();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG113_yielderThatIsNotTheFirstParameter() {
        Compiling.imports("""
                        class T {
                            @Coroutine static void f(int n, Yielder<Integer, Void> out) { out.yield(n); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG113
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG114_coroutineThatIsOverridden() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            void f() {
                                Co.yield(Events.pass());
                            }

                            static class Sub extends T {
                                @Override void f() {}
                             // ~~~~~~~~~~~~~~~^~~~~~ CG114
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG115_nameOfTheGeneratedClassThatIsTaken() {
        Compiling.imports("""
                           class T { @Coroutine static void f() { Co.yield(Events.pass()); } }
                        // ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG115
                           class TCoroutines {}
                        """).failsAsMarked();
    }

    @Test
    void CG116_directCall() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                g(1);
                             // ~^~~ CG116
                            }

                            @Coroutine
                            static void g(int n) {
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG117_classBodyOnAPrivateConstructor() {
        Compiling.imports("""
                        class T {
                            private T() {}

                            private T(int n) {}

                            T(String s) {}

                            @Coroutine
                            static Object f() {
                                Co.yield(Events.pass());
                                new T("fine") {};
                                return new T() {};
                                //     ^~~~~~~~~~ CG117
                            }

                            @Coroutine
                            static Object g() {
                                Co.yield(Events.pass());
                                Supplier<Object> s = () -> {
                                    class Local extends T {
                                        //              ^ CG117
                                        Local() {
                                            super(1);
                                        }
                                    }
                                    return new Local();
                                };
                                return s.get();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG118_typeWithoutName() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static String f(boolean b) {
                                var value = b ? 1 : "a";
                                Co.yield(Events.pass());
                                class Local {
                                    final String s = "" + value;
                                    //                    ^~~~~ CG118
                                }
                                return new Local().s;
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG119_genericException() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static <A> void f(A a) {
                                class Failure extends Exception {
                                    //                ^~~~~~~~~ CG119
                                    final transient A value = a;
                                }
                                Co.yield(Events.pass());
                                try {
                                    throw new Failure();
                                } catch (Failure e) {
                                    System.out.println(e.value);
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void CG120_whatJavacSeesAndCogenDoesNot() {
        Compiling.imports("""
                        class T {
                            @lombok.Getter private int x;

                            @Coroutine
                            int f() {
                                Co.yield(Events.pass());
                                return getX();
                                //     ^~~~ CG120
                            }
                        }
                        """).withLombok().failsAsMarked();
    }

    @Test
    void CG201_droppedOperation() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Events.pass();
                             // ~~~~~~~~~~~^~ CG201
                                Co.yield(Events.pass());
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void CG202_swallowedCancellation() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                try {
                                    Co.yield(Events.pass());
                                } catch (Throwable any) {
                                    //   ^~~~~~~~~ CG202
                                }
                            }
                        }
                        """).warnsAsMarked();
    }

    /** CG199 is for defects of the processor: no source is known that leads to it. */
    @Test
    void everyMessageHasATestHere() {
        Set<String> tested = new TreeSet<>(List.of("CG199"));
        Arrays.stream(DiagnosticsTest.class.getDeclaredMethods())
                .map(method -> Pattern.compile("(CG\\d+)_.*").matcher(method.getName()))
                .filter(Matcher::matches)
                .forEach(name -> tested.add(name.group(1)));
        Set<String> all = new TreeSet<>();
        Arrays.stream(Diagnostic.values()).forEach(each -> all.add(each.code()));
        assertEquals(all, tested);
    }

    @Test
    void aMessageHasACodeASentenceAWayOutAndAPage() {
        assertEquals("""
                [CG107] a synchronized coroutine would hold its lock while it is suspended
                    help: remove 'synchronized': the coroutines of one scheduler never run at the same time
                    see:  docs/diagnostics/CG107.md""", Diagnostic.SYNCHRONIZED_METHOD.message());
    }

    @Test
    void aMessageFillsItsBlanksInOrder() {
        assertEquals("""
                [CG118] a value has a type that no program can name (A & B), and generated code would have to
                    help: give it a named type: declare a variable for it, or an interface for what it can do
                    see:  docs/diagnostics/CG118.md""", Diagnostic.TYPE_WITHOUT_NAME.message("a value", "A & B"));
    }
}
