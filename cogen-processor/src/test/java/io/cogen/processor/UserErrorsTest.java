package io.cogen.processor;

import org.junit.jupiter.api.Test;

/** Errors of the user's own in and around coroutines: each is said once, where the user made it, and none inside generated code. */
final class UserErrorsTest {
    @Test
    void anUnknownVariable() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                System.out.println(missing);
                                //                 ^~~~~~~ CG120
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anUnknownTypeInABody() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Missing value = null;
                             // ^~~~~~~ CG120
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anUnknownTypeInAHead() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Missing value) {
                            //            ^~~~~~~ javac
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anUnknownTypeInAThrowsClause() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() throws Missing {
                            //                     ^~~~~~~ javac
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aValueOfTheWrongType() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                String s = 1;
                                //         ^ CG120
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aYieldedValueOfTheWrongType() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Operation<Integer, RuntimeException> operation) {
                                String s = Co.yield(operation);
                                //         ~~~~~~~~^~~~~~~~~~~ CG120
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anExceptionThatNobodyCatches() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Operation<Integer, IOException> operation) {
                                Co.yield(operation);
                             // ~~~~~~~~^~~~~~~~~~~ CG120
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aCatchOfWhatIsNeverThrown() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                try {
                                    Co.yield(Events.pass());
                                } catch (IOException failure) {}
                               // ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG120
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aVariableWithoutAValue() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                int n;
                                Co.yield(Events.pass());
                                return n;
                                //     ^ CG120
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aStatementThatCannotBeReached() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                while (true) {
                                    Co.yield(Events.pass());
                                }
                                System.out.println();
                             // ^~~~~~~~~~~~~~~~~~~~~ CG120
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aWrongArgumentForAFactory() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(int n) {
                                Co.yield(Events.pass());
                            }

                            @Coroutine
                            static void g() {
                                Co.yield(TCoroutines.f("a"));
                                //                     ^~~ CG120
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anUnknownFactory() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(TCoroutines.missing());
                                //       ~~~~~~~~~~~^~~~~~~~ CG120
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anErrorOutsideOfACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                            }

                            static void g() {
                                missing();
                             // ^~~~~~~ javac
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void oneForEachCoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                missing();
                             // ^~~~~~~ CG120
                                Co.yield(Events.pass());
                            }

                            @Coroutine
                            static void g() {
                                missing();
                             // ^~~~~~~ CG120
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anUnknownTypeAsABound() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static <A extends Missing> void f(A a) {
                            //                ^~~~~~~ javac
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anUnknownTypeAsATypeArgument() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(List<Missing> values) {
                                //             ^~~~~~~ javac
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void unknownTypesInTheHeadOfTheClass() {
        Compiling.imports("""
                        class T<A extends Missing> {
                            //            ^~~~~~~ javac
                            @Coroutine
                            void f() {
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }
}
