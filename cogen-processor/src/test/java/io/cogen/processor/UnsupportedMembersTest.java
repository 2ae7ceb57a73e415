package io.cogen.processor;

import org.junit.jupiter.api.Test;

/** Members that a coroutine cannot use yet: an error at the expression in question, never wrong code. */
final class UnsupportedMembersTest {
    @Test
    void aFieldOfTheSuperclass() {
        Compiling.imports("""
                        class T {
                            static class Base {
                                int x;
                            }

                            static class Sub extends Base {
                                @Coroutine
                                int f() {
                                    Co.yield(Events.pass());
                                    return super.x;
                                    //     ^~~~~ CG190
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aCallOfADefaultMethodThroughSuper() {
        Compiling.imports("""
                        interface T {
                            default int m() {
                                return 1;
                            }

                            class Sub implements T {
                                @Coroutine
                                int f() {
                                    Co.yield(Events.pass());
                                    return T.super.m();
                                    //     ~^~~~~~ CG190
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aMethodReferenceThroughSuper() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            int f() {
                                Supplier<Integer> s = super::hashCode;
                                //                    ^~~~~ CG190
                                Co.yield(Events.pass());
                                return s.get();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void superInALambda() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            int f() {
                                Supplier<Integer> s = () -> super.hashCode();
                                //                          ^~~~~ CG190
                                Co.yield(Events.pass());
                                return s.get();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void superInAClassBodyIsThatClassesOwn() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                Co.yield(Events.pass());
                                return new Object() {
                                    @Override
                                    public int hashCode() {
                                        return super.hashCode();
                                    }
                                }.hashCode();
                            }
                        }
                        """).succeeds();
    }

    @Test
    void aFieldOfTheEnclosingInstance() {
        Compiling.imports("""
                        class T {
                            int x;

                            class Inner {
                                @Coroutine
                                int f() {
                                    Co.yield(Events.pass());
                                    return x;
                                    //     ^ CG190
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aPrivateFieldOfTheEnclosingInstance() {
        Compiling.imports("""
                        class T {
                            private int x;

                            class Inner {
                                @Coroutine
                                void f() {
                                    Co.yield(Events.pass());
                                    x = 1;
                                 // ~~^~~ CG190
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aMethodOfTheEnclosingInstance() {
        Compiling.imports("""
                        class T {
                            void m() {}

                            class Inner {
                                @Coroutine
                                void f() {
                                    Co.yield(Events.pass());
                                    m();
                                 // ^ CG190
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void theEnclosingInstance() {
        Compiling.imports("""
                        class T {
                            class Inner {
                                @Coroutine
                                Object f() {
                                    Co.yield(Events.pass());
                                    return T.this;
                                    //     ~^~~~~ CG190
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anInnerClassOfTheEnclosingInstance() {
        Compiling.imports("""
                        class T {
                            class Other {}

                            class Inner {
                                @Coroutine
                                Object f() {
                                    Co.yield(Events.pass());
                                    return new Other();
                                    //     ^~~~~~~~~~~ CG190
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aStaticMemberOfTheEnclosingClassIsFine() {
        Compiling.imports("""
                        class T {
                            static int x;
                            private static int y;

                            class Inner {
                                @Coroutine
                                int f() {
                                    Co.yield(Events.pass());
                                    return x + y;
                                }
                            }
                        }
                        """).succeeds();
    }

    @Test
    void aReferenceToAPrivateMethodOfAnotherObject() {
        Compiling.imports("""
                        class T {
                            private int m() {
                                return 1;
                            }

                            @Coroutine
                            static Supplier<Integer> f(T other) {
                                Co.yield(Events.pass());
                                return other::m;
                                //     ^~~~~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anUpdateOfAPrivateFieldOfAnObjectThatIsNoVariable() {
        Compiling.imports("""
                        class T {
                            private int x;

                            @Coroutine
                            static void f(T[] all) {
                                Co.yield(Events.pass());
                                all[0].x += 1;
                             // ~~~~~~~~~^~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aReferenceToTheConstructorOfAnInnerClass() {
        Compiling.imports("""
                        class T {
                            class Inner {}

                            @Coroutine
                            Supplier<Inner> f() {
                                Co.yield(Events.pass());
                                return Inner::new;
                                //     ^~~~~~~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void typeArgumentsForAPrivateMethod() {
        Compiling.imports("""
                        class T {
                            private static <A> A id(A a) {
                                return a;
                            }

                            @Coroutine
                            static String f() {
                                Co.yield(Events.pass());
                                return T.<String>id("a");
                                //     ~~~~~~~~~~~~^~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aPrivateConstructorOfAnInnerClass() {
        Compiling.imports("""
                        class T {
                            class Inner {
                                private Inner() {}
                            }

                            @Coroutine
                            Object f() {
                                Co.yield(Events.pass());
                                return new Inner();
                                //     ^~~~~~~~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aClassBodyOnAPrivateConstructor() {
        Compiling.imports("""
                        class T {
                            private T() {}

                            @Coroutine
                            static Object f() {
                                Co.yield(Events.pass());
                                return new T() {};
                                //     ^~~~~~~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }
}
