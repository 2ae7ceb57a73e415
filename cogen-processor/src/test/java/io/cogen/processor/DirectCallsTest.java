package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.annotations.Coroutine;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Calls of an annotated method itself, where its factory is meant, and where it is not. */
final class DirectCallsTest {
    @Test
    void inAnyPlaceOfACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f(int n) {
                                Co.yield(Events.pass());
                                return n;
                            }

                            @Coroutine
                            static int g() {
                                int n = f(1) + 1;
                                //      ~^~~ CG116
                                for (int i = f(2); i < n; i++) {
                                    //       ~^~~ CG116
                                    n += (f(3));
                                    //    ~^~~ CG116
                                }
                                return Co.yield(TCoroutines.f(f(4)));
                                //                            ~^~~ CG116
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofItself() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            int f(int n) {
                                Co.yield(Events.pass());
                                return n == 0 ? 0 : this.f(n - 1);
                                //                  ~~~~~~^~~~~~~ CG116
                            }
                        }
                        """).failsAsMarked();
    }

    /** Whoever runs those may do so on a thread that may be blocked. */
    @Test
    void notInLambdasAndClassBodiesAndOtherMethods() {
        Compiling.imports("""
                        class T {
                            final int field = f();

                            @Coroutine
                            static int f() {
                                Co.yield(Events.pass());
                                return 1;
                            }

                            @Coroutine
                            static List<Supplier<Integer>> g() {
                                return List.of(() -> f(), T::f, new Supplier<>() {
                                    final int field = f();

                                    @Override
                                    public Integer get() {
                                        return f() + field;
                                    }
                                });
                            }

                            static int h() {
                                return f();
                            }
                        }
                        """).succeeds();
    }

    /** The arguments of an anonymous class belong to the method around it. */
    @Test
    void inTheArgumentsOfAnAnonymousClass() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                Co.yield(Events.pass());
                                return 1;
                            }

                            @Coroutine
                            static Object g() {
                                return new ArrayList<String>(f()) {
                                    //                       ~^~ CG116
                                    static final long serialVersionUID = 1;
                                };
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofACoroutineThatIsKnownFromItsClassFile() {
        Compiling.source("io.cogen.processor.U", "package io.cogen.processor; " + Compiling.IMPORTS + """
                        class U {
                            @Coroutine
                            static void f() {
                                DirectCallsTest.Compiled.f();
                             // ~~~~~~~~~~~~~~~~~~~~~~~~~~^~ CG116
                            }
                        }
                        """)
                .failsAsMarked();
    }

    /** A coroutine that has been compiled before. */
    static final class Compiled {
        private Compiled() {}

        @Coroutine
        static void f() {}
    }

    @Test
    void ofAGeneratorWithTheCallersYielder() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                g(out, 1);
                               // ^~~ CG111
                                g((out), 2);
                                // ^~~ CG111
                            }

                            @Coroutine
                            static void g(Yielder<Integer, Void> out, int n) {
                                out.yield(n);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofAGeneratorWithSomebodyElsesYielder() {
        Compiling.imports("""
                        class T {
                            static Yielder<Integer, Void> other;

                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                out.yield(1);
                                g(other, 1);
                            }

                            @Coroutine
                            static void g(Yielder<Integer, Void> out, int n) {
                                out.yield(n);
                            }

                            @Coroutine
                            static List<Integer> h() {
                                List<Integer> all = new ArrayList<>();
                                Co.yield(Events.pass());
                                g(value -> { all.add(value); return null; }, 1);
                                return all;
                            }
                        }
                        """).succeeds();
    }

    @Test
    void ofACoroutineInAGenerator() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                out.yield(g());
                                //        ~^~ CG116
                                out.yield(Blocking.run(TCoroutines.g()));
                            }

                            @Coroutine
                            static int g() {
                                Co.yield(Events.pass());
                                return 1;
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void theWayOutIsTheFactory() {
        assertEquals("yield what its factory gives: Co.yield(TCoroutines.f())", wayOut("f()", ""));
        assertEquals("yield what its factory gives: Co.yield(TCoroutines.g(...))", wayOut("g(1, 2)", ""));
        assertEquals("yield what its factory gives: Co.yield(TCoroutines.h(this))", wayOut("h()", ""));
        assertEquals("yield what its factory gives: Co.yield(TCoroutines.i(this, ...))", wayOut("this.i(1)", ""));
        assertEquals("yield what its factory gives: Co.yield(TCoroutines.i(other, ...))", wayOut("other.i(1)", ""));
        assertEquals("yield what its factory gives: Co.yield(TCoroutines.h(receiver))", wayOut("new T().h()", ""));
        assertEquals("yield what its factory gives: Co.yield(T_InnerCoroutines.j())", wayOut("Inner.j()", ""));
        assertEquals(
                "if the generator shall block, say so: Blocking.run(TCoroutines.f())",
                wayOut("f()", "Yielder<Integer, Void> out"));
        assertEquals("call out.yieldAll(TCoroutines.k(...))", wayOut("k(out, 1)", "Yielder<Integer, Void> out"));
        assertEquals("call out.yieldAll(TCoroutines.l(other))", wayOut("other.l(out)", "Yielder<Integer, Void> out"));
    }

    private static String wayOut(String call, String parameter) {
        String text = Compiling.IMPORTS + """
                class T {
                    static T other;

                    @Coroutine static void f() { Co.yield(Events.pass()); }
                    @Coroutine static void g(int a, int b) { Co.yield(Events.pass()); }
                    @Coroutine void h() { Co.yield(Events.pass()); }
                    @Coroutine void i(int a) { Co.yield(Events.pass()); }
                    @Coroutine static void k(Yielder<Integer, Void> out, int a) { out.yield(a); }
                    @Coroutine void l(Yielder<Integer, Void> out) { out.yield(1); }
                    @Coroutine void caller(%s) { %s; }

                    static class Inner {
                        @Coroutine static void j() { Co.yield(Events.pass()); }
                    }
                }
                """;
        List<String> said = Compiling.source("T", String.format(text, parameter, call)).compile().errors().stream()
                .map(error -> error.getMessage(Locale.ROOT))
                .toList();
        assertEquals(1, said.size(), said::toString);
        return said.get(0).lines().toList().get(1).strip().replaceFirst("help: ", "");
    }
}
