package io.cogen.processor;

import org.junit.jupiter.api.Test;

/** Statements and expressions that a coroutine cannot have yet: an error at the expression in question, never wrong code. */
final class UnsupportedCodeTest {
    @Test
    void aLocalClassBesideASuspensionPoint() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                class Local {}
                             // ^~~~~~~~~~~~~~ CG190
                                Co.yield(Events.pass());
                                return new Local().hashCode();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aLocalRecordBesideASuspensionPoint() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                Co.yield(Events.pass());
                                record Local(int x) {}
                             // ^~~~~~~~~~~~~~~~~~~~~~ CG190
                                return new Local(1).x();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aLocalClassInABlockOfItsOwnIsFine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                int result;
                                {
                                    class Local {
                                        int x = 1;
                                    }
                                    result = new Local().x;
                                }
                                Co.yield(Events.pass());
                                return result;
                            }
                        }
                        """).succeeds();
    }

    @Test
    void aBreakOutOfASynchronizedBlock() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(int n) {
                                while (true) {
                                    synchronized (T.class) { if (n > 3) break; }
                                 // ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG190
                                    Co.yield(Events.pass());
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aReturnOutOfASynchronizedBlockThroughAFinallyBlock() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(int n) {
                                try {
                                    synchronized (T.class) { if (n > 3) return; }
                                 // ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG190
                                    Co.yield(Events.pass());
                                } finally {
                                    System.out.println(n);
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aSynchronizedBlockWithoutASuspensionPointIsFine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f(int n) {
                                synchronized (T.class) {
                                    n++;
                                    if (n > 3) {
                                        return n;
                                    }
                                }
                                Co.yield(Events.pass());
                                return n + 1;
                            }
                        }
                        """).succeeds();
    }

    @Test
    void aVariableOfAnAnonymousTypeAcrossASuspensionPoint() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                var value = new Object() { int x; };
                             // ~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG190
                                Co.yield(Events.pass());
                                return value.x;
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aVariableOfAnAnonymousTypeBesideASuspensionPointIsFine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static int f() {
                                Co.yield(Events.pass());
                                var value = new Object() {
                                    int x = 1;
                                };
                                int x = value.x;
                                Co.yield(Events.pass());
                                return x;
                            }
                        }
                        """).succeeds();
    }

    @Test
    void aReceiverOfAnAnonymousTypeBeforeASuspensionPoint() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                new Object() { void m(Object o) {} }.m(Co.yield(Events.pass()));
                             // ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anAssertionWithASuspensionPoint() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Operation<Boolean, RuntimeException> operation) {
                                assert Co.yield(operation);
                                //     ~~~~~~~~^~~~~~~~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void theMessageOfAnAssertionWithASuspensionPoint() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Operation<String, RuntimeException> operation, boolean b) {
                                assert b : Co.yield(operation);
                                //         ~~~~~~~~^~~~~~~~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void anAssertionWithoutASuspensionPointIsFine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(boolean b) {
                                assert b : "no";
                                Co.yield(Events.pass());
                            }
                        }
                        """).succeeds();
    }

    @Test
    void anArgumentOfAnAnonymousClassWithASuspensionPoint() {
        Compiling.imports("""
                        class T {
                            T(int x) {}

                            @Coroutine
                            static Object f(Operation<Integer, RuntimeException> operation) {
                                return new T(Co.yield(operation)) {};
                                //     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aVariableThatIsAssignedAndCapturedInOneExpression() {
        Compiling.imports("""
                        class T {
                            static void m(int n, Supplier<Integer> s) {}

                            @Coroutine
                            static void f() {
                                final int n;
                                m(n = 1, () -> n);
                             // ^~~~~~~~~~~~~~~~~~ CG190
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void oneErrorForEachCoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            int f() {
                                Co.yield(Events.pass());
                                return super.hashCode();
                                //     ^~~~~ CG190
                            }

                            @Coroutine
                            static void g(Operation<Boolean, RuntimeException> operation) {
                                assert Co.yield(operation);
                                //     ~~~~~~~~^~~~~~~~~~~ CG190
                            }
                        }
                        """).failsAsMarked();
    }
}
