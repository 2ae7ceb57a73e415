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
}
