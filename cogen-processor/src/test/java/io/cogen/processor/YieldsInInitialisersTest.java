package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suspension points in constructors and initialisers of all kinds of class, and where no class has a coroutine. */
final class YieldsInInitialisersTest {
    @Test
    void ofALocalClassInACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                class Local {
                                    Local() {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG103
                                    }

                                    {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG103
                                    }
                                }
                                new Local();
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofAnAnonymousClassInACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Object f() {
                                return new Object() {
                                    {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG103
                                    }
                                };
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofALocalRecordAndALocalEnumInACoroutine() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Object f() {
                                record Local(int n) {
                                    Local {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG103
                                    }
                                }
                                enum Choice {
                                    ONE(Co.yield(Events.pass()));
                                    //  ~~~~~~~~^~~~~~~~~~~~~~~ CG103

                                    Choice(Void none) {}
                                }
                                return new Local(Choice.ONE.ordinal());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofAnAnonymousClassElsewhere() {
        Compiling.imports("""
                        class T {
                            static Object f() {
                                return new Object() {
                                    final Void field = Co.yield(Events.pass());
                                    //                 ~~~~~~~~^~~~~~~~~~~~~~~ CG105

                                    {
                                        Co.yield(Events.pass());
                                     // ~~~~~~~~^~~~~~~~~~~~~~~ CG105
                                    }
                                };
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofARecord() {
        Compiling.imports("""
                        record T(int n) {
                            T {
                                Co.yield(Events.pass());
                             // ~~~~~~~~^~~~~~~~~~~~~~~ CG105
                            }

                            T() {
                                this(Co.yield(Events.pass()) == null ? 1 : 2);
                                //   ~~~~~~~~^~~~~~~~~~~~~~~ CG105
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofAnEnumsConstants() {
        Compiling.imports("""
                        enum T {
                            ONE(Co.yield(Events.pass())) {
                            //  ~~~~~~~~^~~~~~~~~~~~~~~ CG105
                                void f() { Co.yield(Events.pass()); }
                                //         ~~~~~~~~^~~~~~~~~~~~~~~ CG104
                            };

                            T(Void none) {}
                        }
                        """).failsAsMarked();
    }

    @Test
    void ofAnInterface() {
        Compiling.imports("""
                        interface T {
                            Void FIELD = Co.yield(Events.pass());
                            //           ~~~~~~~~^~~~~~~~~~~~~~~ CG105

                            default void f() { Co.yield(Events.pass()); }
                            //                 ~~~~~~~~^~~~~~~~~~~~~~~ CG104
                        }
                        """).failsAsMarked();
    }

    /** As a build runs it, with nothing in it that is marked. */
    @Test
    void whereNoClassHasACoroutine(@TempDir Path folder) throws IOException {
        Javac.Result result = new Javac(folder)
                .withPath("-classpath", Javac.RUNTIME)
                .withPath("-processorpath", Javac.PROCESSOR)
                .run(
                        "a",
                        Map.of(
                                "A.java",
                                "class A { void f() { io.cogen.core.Co\n.yield(io.cogen.core.Events.pass()); } }",
                                "B.java",
                                "class B { }"));

        assertEquals(1, result.exitCode());
        assertEquals(
                List.of("a-sources/A.java:2: error: [CG104] a suspension point in 'f', which is not a coroutine"),
                result.messages());
    }
}
