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
                                //                 ^~~~~~~ javac
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
                                //         ^ javac
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
                                //         ~~~~~~~~^~~~~~~~~~~ javac
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
                             // ~~~~~~~~^~~~~~~~~~~ javac
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
                                //     ^ javac
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
                             // ^~~~~~~~~~~~~~~~~~~~~ javac
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
                                //                     ^~~ javac
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
                                //       ~~~~~~~~~~~^~~~~~~~ javac
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
                             // ^~~~~~~ javac
                                Co.yield(Events.pass());
                            }

                            @Coroutine
                            static void g() {
                                missing();
                             // ^~~~~~~ javac
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

    @Test
    void allOfACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                int i = "";
                                //      ^~ javac
                                String s = 1;
                                //         ^ javac
                                missing();
                             // ^~~~~~~ javac
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void allThatFlowAnalysisFinds() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                int n;
                                Co.yield(Events.pass());
                                System.out.println(n);
                                //                 ^ javac
                                throw new IOException();
                             // ^~~~~~~~~~~~~~~~~~~~~~~~ javac
                            }

                            @Coroutine static int g() { Co.yield(Events.pass()); }
                            //                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~^ javac

                            static class Other {
                                @Coroutine
                                static void h() {
                                    return;
                                    Co.yield(Events.pass());
                                 // ^~~~~~~~~~~~~~~~~~~~~~~~ javac
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    /** javac does not look for missing returns where types are wrong, so cogen must, or it would generate from such a body. */
    @Test
    void whatJavacDoesNotSayBecauseOfOthers() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                int i = "";
                                //      ^~ javac
                            }

                            @Coroutine
                            static int g() {
                                int n;
                                Co.yield(Events.pass());
                                return n;
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inSeveralClasses() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(UCoroutines.f(""));
                                int i = "";
                                //      ^~ javac
                            }
                        }
                        """).and("U", Compiling.IMPORTS + """
                        class U {
                            @Coroutine
                            static void f(String s) {
                                Co.yield(TCoroutines.f());
                                int i = "";
                                //      ^~ javac
                            }

                            @Coroutine
                            static void g() {
                                Co.yield(TCoroutines.f());
                            }
                        }
                        """).failsAsMarked();
    }

    /** A coroutine that uses what the head of another method could not say is left alone, whatever it looks like. */
    @Test
    void inTheHeadOfAMethodThatIsUsed() {
        Compiling.imports("""
                        class T {
                            static Missing helper() { return null; }
                            //     ^~~~~~~ javac

                            @Coroutine
                            static void f() {
                                var helped = helper();
                                Co.yield(Events.pass());
                                System.out.println(helped);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inTheHeadOfTheClass() {
        Compiling.imports("""
                        class T extends Missing {
                            //          ^~~~~~~ javac
                            @Coroutine
                            void f() {
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anUnknownImport() {
        Compiling.source("T", """
                        import gone.Missing;
                        //     ~~~~^~~~~~~~ javac
                        """ + Compiling.IMPORTS + """
                        class T {
                            @Coroutine
                            void f() {
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void besideARuleThatIsBroken() {
        Compiling.imports("""
                        class T {
                            static void f() {
                                Co.yield(Events.pass());
                                int i = "";
                                //      ^~ javac
                            }
                        }
                        """).failsAsMarked();
    }
}
