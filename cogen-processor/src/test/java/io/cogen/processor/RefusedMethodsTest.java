package io.cogen.processor;

import org.junit.jupiter.api.Test;

/** Methods that can have no factory, and class names that are taken. */
final class RefusedMethodsTest {
    @Test
    void aNativeMethod() {
        Compiling.imports("""
                        class T {
                            @Coroutine native void f();
                         // ~~~~~~~~~~~~~~~~~~~~~~~^~~~ CG106
                        }
                        """).failsAsMarked();
    }

    @Test
    void aMethodOfAnInterface() {
        Compiling.imports("""
                        interface T {
                            @Coroutine void f();
                         // ~~~~~~~~~~~~~~~~^~~~ CG106
                        }
                        """).failsAsMarked();
    }

    @Test
    void aMethodOfObject() {
        Compiling.imports("""
                        class T {
                            @Coroutine public String toString() { Co.yield(Events.pass()); return ""; }
                         // ~~~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG108
                        }
                        """).failsAsMarked();
    }

    @Test
    void anImplementationInAnEnumConstant() {
        Compiling.imports("""
                        enum T {
                            A {
                                @Coroutine void f() { Co.yield(Events.pass()); }
                             // ~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG112
                            };

                            abstract void f();
                        }
                        """).failsAsMarked();
    }

    @Test
    void anImplementationOfAGenericMethod() {
        Compiling.imports("""
                        class T implements Comparable<T> {
                            @Coroutine public int compareTo(T other) { Co.yield(Events.pass()); return 0; }
                         // ~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG108
                        }
                        """).failsAsMarked();
    }

    @Test
    void anOverrideOfACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine void f() { Co.yield(Events.pass()); }

                            static class Sub extends T {
                                @Coroutine void f() { Co.yield(Events.pass()); }
                             // ~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG108
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anOverrideInAnAnonymousClass() {
        Compiling.imports("""
                        class T {
                            @Coroutine void f() { Co.yield(Events.pass()); }

                            T make() {
                                return new T() {
                                    @Override void f() {}
                                 // ~~~~~~~~~~~~~~~^~~~~~ CG114
                                };
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anOverrideFurtherDown() {
        Compiling.imports("""
                        class T {
                            @Coroutine void f() { Co.yield(Events.pass()); }

                            static class Middle extends T {}

                            static class Sub extends Middle {
                                @Override void f() {}
                             // ~~~~~~~~~~~~~~~^~~~~~ CG114
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anOverrideOfADefaultMethod() {
        Compiling.imports("""
                        interface T {
                            @Coroutine default void f() { Co.yield(Events.pass()); }

                            interface Sub extends T {
                                @Override void f();
                             // ~~~~~~~~~~~~~~~^~~~ CG114
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void privateAndStaticMethodsOverrideNothing() {
        Compiling.imports("""
                        class T {
                            @Coroutine private void f() { Co.yield(Events.pass()); }

                            @Coroutine static void g() { Co.yield(Events.pass()); }

                            static class Sub extends T {
                                @Coroutine void f() { Co.yield(Events.pass()); }

                                @Coroutine static void g() { Co.yield(Events.pass()); }
                            }
                        }
                        """).succeeds();
    }

    @Test
    void aGeneratorWhoseFactoryClashesWithACoroutines() {
        Compiling.imports("""
                        class T {
                            @Coroutine static void f(Yielder<Integer, Void> out, int n) { out.yield(n); }

                            @Coroutine static void f(int n) { Co.yield(Events.pass()); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG109
                        }
                        """).failsAsMarked();
    }

    @Test
    void factoriesOfTheSameErasure() {
        Compiling.imports("""
                        class T<A> {
                            @Coroutine void f(Object o) { Co.yield(Events.pass()); }

                            @Coroutine static void f(T<String> t, Object o) { Co.yield(Events.pass()); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG109
                        }
                        """).failsAsMarked();
    }

    @Test
    void aCoroutineInAnAnonymousClass() {
        Compiling.imports("""
                        class T {
                            final Object field = new Object() {
                                @Coroutine void f() { Co.yield(Events.pass()); }
                             // ~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG112
                            };
                        }
                        """).failsAsMarked();
    }

    @Test
    void aCoroutineInALocalRecordsMethod() {
        Compiling.imports("""
                        class T {
                            void m() {
                                record Local() {
                                    @Coroutine void f() { Co.yield(Events.pass()); }
                                 // ~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG112
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aRefusedCoroutineIsStillKnownToItsCallers() {
        Compiling.imports("""
                        class T {
                            @Coroutine synchronized static void f() { Co.yield(Events.pass()); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG107

                            @Coroutine
                            static void g() {
                                Co.yield(TCoroutines.f());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aCoroutineWithAnErrorIsStillKnownToItsCallers() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Object lock) {
                                synchronized (lock) {
                                    Co.yield(Events.pass());
                                 // ~~~~~~~~^~~~~~~~~~~~~~~ CG101
                                }
                            }

                            static Coro<Void, RuntimeException> g() {
                                return TCoroutines.f("");
                            }

                            static class Other {
                                @Coroutine
                                static void h() {
                                    Co.yield(TCoroutines.f(""));
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void twoClassesOfWhichTheNamesMeet() {
        Compiling.imports("""
                        class T {
                            static class A_B { @Coroutine static void f() { Co.yield(Events.pass()); } }

                            static class A {
                                static class B { @Coroutine static void f() { Co.yield(Events.pass()); } }
                             // ~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG115
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aFactoryThatWouldHideAMethodOfObject() {
        Compiling.imports("""
                        class T {
                            @Coroutine static void hashCode(Yielder<Integer, Void> out) { out.yield(1); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG109
                        }
                        """).failsAsMarked();
    }
}
