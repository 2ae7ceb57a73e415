package io.cogen.processor;

import org.junit.jupiter.api.Test;

/** {@code SuppressWarnings} with the code of a warning, on any declaration around the place. */
final class SuppressionTest {
    @Test
    void onTheMethod() {
        Compiling.imports("""
                        class T {
                            @SuppressWarnings("CG201")
                            void f() { Events.pass(); }

                            void g() { Events.pass(); }
                            //         ~~~~~~~~~~~^~ CG201
                        }
                        """).warnsAsMarked();
    }

    @Test
    void onTheCoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            @SuppressWarnings("CG201")
                            static void f() { Events.pass(); }
                        }
                        """).succeeds();
    }

    @Test
    void onALocalVariable() {
        Compiling.imports("""
                        class T {
                            void f() {
                                @SuppressWarnings("CG201")
                                Runnable quiet = () -> Events.pass();
                                Runnable loud = () -> Events.pass();
                                //                    ~~~~~~~~~~~^~ CG201
                                quiet.run();
                                loud.run();
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void onALocalVariableOfACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                @SuppressWarnings("CG201")
                                Runnable quiet = () -> Events.pass();
                                Co.yield(Events.pass());
                                quiet.run();
                            }
                        }
                        """).succeeds();
    }

    @Test
    void onAField() {
        Compiling.imports("""
                        class T {
                            @SuppressWarnings("CG201")
                            final Runnable quiet = () -> Events.pass();

                            final Runnable loud = () -> Events.pass();
                            //                          ~~~~~~~~~~~^~ CG201
                        }
                        """).warnsAsMarked();
    }

    @Test
    void onAConstructor() {
        Compiling.imports("""
                        class T {
                            @SuppressWarnings("CG201")
                            T() { Events.pass(); }

                            T(int n) { Events.pass(); }
                            //         ~~~~~~~~~~~^~ CG201
                        }
                        """).warnsAsMarked();
    }

    @Test
    void onTheClass() {
        Compiling.imports("""
                        @SuppressWarnings("CG201")
                        class T {
                            static { Events.pass(); }

                            void f() { Events.pass(); }
                        }
                        """).succeeds();
    }

    @Test
    void onAClassFurtherOut() {
        Compiling.imports("""
                        class T {
                            @SuppressWarnings("CG201")
                            static class Outer {
                                record Inner() {
                                    void f() {
                                        new Object() {
                                            void g() { Events.pass(); }
                                        }.g();
                                    }
                                }
                            }

                            void f() { Events.pass(); }
                            //         ~~~~~~~~~~~^~ CG201
                        }
                        """).warnsAsMarked();
    }

    @Test
    void onALocalClass() {
        Compiling.imports("""
                        class T {
                            void f() {
                                @SuppressWarnings("CG201")
                                class Local {
                                    void g() { Events.pass(); }
                                }
                                new Local().g();
                            }
                        }
                        """).succeeds();
    }

    @Test
    void amongOtherNames() {
        Compiling.imports("""
                        class T {
                            @SuppressWarnings({"unused", "CG201"})
                            void f() { Events.pass(); }
                        }
                        """).succeeds();
    }

    @Test
    void asAConstant() {
        Compiling.imports("""
                        class T {
                            static final String WARNING = "CG";
                            static final String DROPPED = WARNING + 201;

                            @SuppressWarnings(DROPPED)
                            void f() { Events.pass(); }

                            @SuppressWarnings({"unused", T.DROPPED})
                            void g() { Events.pass(); }
                        }
                        """).succeeds();
    }

    @Test
    void notUnderAnotherName() {
        Compiling.imports("""
                        class T {
                            @SuppressWarnings({"CG202", "cg201", "all"})
                            void f() { Events.pass(); }
                            //         ~~~~~~~~~~~^~ CG201
                        }
                        """).warnsAsMarked();
    }

    /** An error is one, whatever it is called. */
    @Test
    void notOfErrors() {
        Compiling.imports("""
                        @SuppressWarnings("CG104")
                        class T {
                            void f() { Co.yield(Events.pass()); }
                            //         ~~~~~~~~^~~~~~~~~~~~~~~ CG104
                        }
                        """).failsAsMarked();
    }
}
