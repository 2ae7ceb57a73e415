package io.cogen.processor;

import org.junit.jupiter.api.Test;

/** Catch clauses that keep a cancelled coroutine alive. */
final class SwallowedCancellationTest {
    @Test
    void byEachTypeThatCatchesIt() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                try { Co.yield(Events.pass()); } catch (Cancelled e) {}
                                //                                      ^~~~~~~~~ CG202
                                try { Co.yield(Events.pass()); } catch (Error e) {}
                                //                                      ^~~~~ CG202
                                try { Co.yield(Events.pass()); } catch (final Throwable e) { return; }
                                //                                            ^~~~~~~~~ CG202
                                try { Co.yield(Events.pass()); } catch (RuntimeException | Error e) {}
                                //                                                         ^~~~~ CG202
                                try { Co.yield(Events.pass()); } catch (Exception e) {}
                                try { Co.yield(Events.pass()); } catch (StackOverflowError e) {}
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void notWhereItIsThrownAgain() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(boolean strict) {
                                try { Co.yield(Events.pass()); } catch (Throwable e) { throw e; }
                                try { Co.yield(Events.pass()); } catch (Throwable e) { throw new AssertionError(e); }
                                try { Co.yield(Events.pass()); } catch (Error e) { if (strict) throw e; }
                                try { Co.yield(Events.pass()); } catch (Cancelled e) { throw e; } catch (Throwable e) {}
                                try { Co.yield(Events.pass()); } catch (Error e) { throw e; } catch (Throwable e) {}
                            }
                        }
                        """).succeeds();
    }

    /** What is thrown in a lambda or a class body is thrown by somebody else, at some other time. */
    @Test
    void throwingElsewhereDoesNotCount() {
        Compiling.imports("""
                        class T {
                            static final List<Object> LATER = new ArrayList<>();

                            @Coroutine
                            static void f() {
                                try {
                                    Co.yield(Events.pass());
                                } catch (Error e) {
                                    //   ^~~~~ CG202
                                    LATER.add((Runnable) () -> { throw e; });
                                    LATER.add(new Object() {
                                        @Override
                                        public String toString() { throw e; }
                                    });
                                }
                            }
                        }
                        """).warnsAsMarked();
    }

    /** The clauses behind one that swallows never see it. */
    @Test
    void theFirstClauseThatCatchesItIsTheOne() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                try {
                                    Co.yield(Events.pass());
                                } catch (IllegalStateException e) {
                                    System.out.println(e);
                                } catch (Cancelled e) {
                                    //   ^~~~~~~~~ CG202
                                    System.out.println(e);
                                } catch (Throwable e) {
                                    System.out.println(e);
                                }
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void whereverTheSuspensionPointStandsInWhatIsGuarded() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Operation<Closeable, RuntimeException> open) {
                                try (Closeable resource = Co.yield(open)) {
                                    resource.hashCode();
                                } catch (Throwable e) {
                                    //   ^~~~~~~~~ CG202
                                }
                                try {
                                    try {
                                        hashCode2();
                                    } catch (RuntimeException e) {
                                        if (e.getMessage() == null) {
                                            System.out.println(Co.yield(open));
                                        }
                                    }
                                } catch (Throwable e) {
                                    //   ^~~~~~~~~ CG202
                                }
                                try {
                                    hashCode2();
                                } catch (Throwable e) {
                                    Co.yield(open);
                                } finally {
                                    Co.yield(open);
                                }
                            }

                            static void hashCode2() {}
                        }
                        """).warnsAsMarked();
    }

    /** The inner statement swallows it, so the outer one has nothing to swallow; but what its own handlers throw passes. */
    @Test
    void theInnermostOneIsTheOne() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Operation<Void, RuntimeException> operation) {
                                try {
                                    try {
                                        Co.yield(Events.pass());
                                    } catch (Throwable e) {
                                        //   ^~~~~~~~~ CG202
                                    }
                                } catch (Throwable e) {
                                }
                                try {
                                    try {
                                        Co.yield(Events.pass());
                                    } catch (Throwable e) {
                                        //   ^~~~~~~~~ CG202
                                        Co.yield(operation);
                                    }
                                } catch (Throwable e) {
                                    //   ^~~~~~~~~ CG202
                                }
                                try {
                                    try {
                                        Co.yield(Events.pass());
                                    } catch (Throwable e) {
                                        throw e;
                                    }
                                } catch (Throwable e) {
                                    //   ^~~~~~~~~ CG202
                                }
                            }
                        }
                        """).warnsAsMarked();
    }

    @Test
    void onlyOfTheCoroutineItself() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                try {
                                    g();
                                } catch (Throwable e) {
                                }
                                Runnable r = () -> {
                                    try {
                                        g();
                                    } catch (Throwable e) {
                                    }
                                };
                                r.run();
                            }

                            static void g() {
                                try {
                                    Blocking.run(Events.pass());
                                } catch (Throwable e) {
                                }
                            }
                        }
                        """).succeeds();
    }

    /** It is closed, not cancelled, and no catch block sees that. */
    @Test
    void notInAGenerator() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                try {
                                    out.yield(1);
                                } catch (Throwable e) {
                                    out.yield(2);
                                }
                            }
                        }
                        """).succeeds();
    }

    @Test
    void canBeSuppressed() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            @SuppressWarnings("CG202")
                            static void f() {
                                try {
                                    Co.yield(Events.pass());
                                } catch (Throwable e) {
                                    System.out.println(e);
                                }
                            }
                        }
                        """).succeeds();
    }
}
