package io.cogen.processor;

import org.junit.jupiter.api.Test;

/** Suspension points in code that cannot be left in the middle, or in a method of its own. */
final class MisplacedYieldsTest {
    @Test
    void inALambdaInsideASynchronizedBlock() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Object lock) {
                                synchronized (lock) {
                                    Runnable r = () -> Co.yield(Events.pass());
                                    //                 ~~~~~~~~^~~~~~~~~~~~~~~ CG102
                                    r.run();
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inASynchronizedBlockInsideALambda() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Object lock) {
                                Runnable r = () -> {
                                    synchronized (lock) {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG101
                                    }
                                };
                                r.run();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAnAnonymousClassInsideALambda() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Runnable r = () -> new Object() {
                                    void m() {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG103
                                    }
                                }.m();
                                r.run();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inALambdaInsideAnAnonymousClass() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Object f() {
                                return new Object() {
                                    Runnable m() {
                                        return () -> Co.yield(Events.pass());
                                        //           ~~~~~~~~^~~~~~~~~~~~~~~ CG102
                                    }
                                };
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inALambdaInsideALambda() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Supplier<Runnable> f() {
                                return () -> () -> Co.yield(Events.pass());
                                //                 ~~~~~~~~^~~~~~~~~~~~~~~ CG102
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAMethodOfALocalClass() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                class Local {
                                    void m() {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG103
                                    }
                                }
                                new Local().m();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAFieldOfAnAnonymousClass() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Object f() {
                                return new Object() {
                                    final Void field = Co.yield(Events.pass());
                                    //                 ~~~~~~~~^~~~~~~~~~~~~~~ CG103
                                };
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void everyOneOfABlock() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Object lock) {
                                synchronized (lock) {
                                    Co.yield(Events.pass());
                                 // ~~~~~~~~^~~~~~~~~~~~~~~ CG101
                                    if (lock != null) {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG101
                                    }
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inSeveralMethodsOfAClass() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Object lock) {
                                synchronized (lock) {
                                    Co.yield(Events.pass());
                                 // ~~~~~~~~^~~~~~~~~~~~~~~ CG101
                                }
                            }

                            @Coroutine
                            static Runnable g() {
                                return () -> Co.yield(Events.pass());
                                //           ~~~~~~~~^~~~~~~~~~~~~~~ CG102
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAFieldInitialiser() {
        Compiling.imports("""
                        class T {
                            final Void field = Co.yield(Events.pass());
                            //                 ~~~~~~~~^~~~~~~~~~~~~~~ CG105
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAnInstanceInitialiser() {
        Compiling.imports("""
                        class T {
                            {
                                Co.yield(Events.pass());
                             // ~~~~~~~~^~~~~~~~~~~~~~~ CG105
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAStaticInitialiser() {
        Compiling.imports("""
                        class T {
                            static {
                                Co.yield(Events.pass());
                             // ~~~~~~~~^~~~~~~~~~~~~~~ CG105
                            }

                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inALambdaOfAField() {
        Compiling.imports("""
                        class T {
                            final Runnable field = () -> Co.yield(Events.pass());
                            //                           ~~~~~~~~^~~~~~~~~~~~~~~ CG102
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAMethodBesideACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                            }

                            static void g() {
                                Co.yield(Events.pass());
                             // ~~~~~~~~^~~~~~~~~~~~~~~ CG104
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inASynchronizedMethodThatIsNoCoroutine() {
        Compiling.imports("""
                        class T {
                            synchronized void f() {
                                Co.yield(Events.pass());
                             // ~~~~~~~~^~~~~~~~~~~~~~~ CG104
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inASynchronizedBlockOfAMethodThatIsNoCoroutine() {
        Compiling.imports("""
                        class T {
                            void f() {
                                synchronized (this) {
                                    Co.yield(Events.pass());
                                 // ~~~~~~~~^~~~~~~~~~~~~~~ CG101
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAMethodOfAnAnonymousClassThatIsAField() {
        Compiling.imports("""
                        class T {
                            final Object field = new Object() {
                                void m() {
                                    Co.yield(Events.pass());
                                 // ~~~~~~~~^~~~~~~~~~~~~~~ CG104
                                }
                            };
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAMainMethod() {
        Compiling.imports("""
                        class T {
                            public static void main(String[] args) {
                                Operation<Void, RuntimeException> pause = Events.pass();
                                Void none = Co.yield(pause);
                                //          ~~~~~~~~^~~~~~~ CG104
                                System.out.println(none);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void asAMethodReferenceInACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Function<Operation<Void, RuntimeException>, Void> f() {
                                return Co::yield;
                                //     ^~~~~~~~~ CG102
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void asAMethodReferenceElsewhere() {
        Compiling.imports("""
                        class T {
                            static Function<Operation<Void, RuntimeException>, Void> f() {
                                return Co::yield;
                                //     ^~~~~~~~~ CG104
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofAGeneratorInALambda() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out, List<Integer> values) {
                                values.forEach(value -> out.yield(value));
                                //                      ~~~~~~~~~^~~~~~~ CG102
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofAGeneratorInAnAnonymousClass() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                new Object() {
                                    void m() {
                                        out.yield(1);
                                     // ~~~~~~~~~^~~ CG103
                                    }
                                }.m();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofAGeneratorInASynchronizedBlock() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                synchronized (T.class) {
                                    out.yield(1);
                                 // ~~~~~~~~~^~~ CG101
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aCoroutineMayCallAYielderThatIsNotItsOwn() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Supplier<Yielder<Integer, Void>> other) {
                                Co.yield(Events.pass());
                                other.get().yield(1);
                            }
                        }
                        """).succeeds();
    }

    @Test
    void aMethodThatIsGivenAYielderMayCallIt() {
        Compiling.imports("""
                        class T {
                            static void each(Yielder<Integer, Void> out) {
                                out.yield(1);
                                Runnable later = () -> out.yield(2);
                                later.run();
                            }
                        }
                        """).succeeds();
    }
}
