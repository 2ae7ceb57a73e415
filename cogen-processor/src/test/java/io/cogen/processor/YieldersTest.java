package io.cogen.processor;

import org.junit.jupiter.api.Test;

/** What may be done with a generator's Yielder. */
final class YieldersTest {
    @Test
    void notStoredInAVariable() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                Yielder<Integer, Void> other = out;
                                //                             ^~~ CG111
                                other.yield(1);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void notStoredInAField() {
        Compiling.imports("""
                        class T {
                            static Object kept;

                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                out.yield(1);
                                kept = out;
                                //     ^~~ CG111
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void notCapturedByALambda() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Object> out) {
                                Supplier<Object> s = () -> out;
                                //                         ^~~ CG111
                                out.yield(s.hashCode());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void notReturned() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Object f(Yielder<Integer, Void> out) {
                                out.yield(1);
                                return out;
                                //     ^~~ CG111
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void notAssigned() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                out.yield(1);
                                out = null;
                             // ^~~ CG111
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void notCompared() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                if (out != null) {
                                //  ^~~ CG111
                                    out.yield(1);
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void notAskedForAnythingElse() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                out.yield(out.hashCode());
                                //        ^~~ CG111
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void notAMethodReference() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f(Yielder<Integer, Void> out, List<Integer> values) {
                                values.forEach(out::yield);
                                //             ^~~ CG111
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void notTwoOfThem() {
        Compiling.imports("""
                        class T {
                            @Coroutine static void f(Yielder<Integer, Void> a, Yielder<Integer, Void> b) { a.yield(1); }
                         // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG113
                        }
                        """).failsAsMarked();
    }

    @Test
    void aRawYielderIsOneOfObjects() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            @SuppressWarnings({"rawtypes", "unchecked"})
                            static void f(Yielder out) {
                                Object sent = out.yield(1);
                                System.out.println(sent);
                            }
                        }
                        """).succeeds();
    }

    @Test
    void aLambdaMayHaveAYielderOfItsOwn() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static Consumer<Yielder<Integer, Void>> f(Yielder<Integer, Void> out) {
                                out.yield(1);
                                return own -> own.yield(2);
                            }
                        }
                        """).succeeds();
    }

    @Test
    void anotherYielderIsAnOrdinaryObject() {
        Compiling.imports("""
                        class T {
                            static Yielder<Integer, Void> other;

                            static void help(Yielder<Integer, Void> out) {}

                            @Coroutine
                            static void f(Yielder<Integer, Void> out) {
                                out.yield(1);
                                other.yield(2);
                                Runnable later = () -> other.yield(3);
                                later.run();
                                help(other);
                            }
                        }
                        """).succeeds();
    }
}
