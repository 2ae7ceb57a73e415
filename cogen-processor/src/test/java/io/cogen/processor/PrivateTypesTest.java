package io.cogen.processor;

import org.junit.jupiter.api.Test;

/** Private types where generated code would have to name them. */
final class PrivateTypesTest {
    @Test
    void asTheTypeOfALocalVariable() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            static Object point() {
                                return null;
                            }

                            @Coroutine
                            static void f() {
                                Point point = null;
                             // ^~~~~ CG110
                                Co.yield(Events.pass());
                                System.out.println(point);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void asTheTypeOfAParameter() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            @Coroutine
                            static void f(Point point) {
                            //            ^~~~~ CG110
                                Co.yield(Events.pass());
                                System.out.println(point);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void asTheTypeOfAnArray() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            @Coroutine
                            static void f(Point[] points) {
                            //            ^~~~~ CG110
                                Co.yield(Events.pass());
                                System.out.println(points.length);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void asATypeArgument() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            @Coroutine
                            static void f(List<Point> points) {
                            //                 ^~~~~ CG110
                                Co.yield(Events.pass());
                                System.out.println(points.size());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void asAResult() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            @Coroutine
                            static Point f() {
                            //     ^~~~~ CG110
                                Co.yield(Events.pass());
                                return null;
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inAThrowsClause() {
        Compiling.imports("""
                        class T {
                            @SuppressWarnings("serial")
                            private static class Failure extends Exception {}

                            @Coroutine
                            static void f() throws Failure {
                            //                     ^~~~~~~ CG110
                                Co.yield(Events.pass());
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void asABound() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            @Coroutine
                            static <P extends Point> void f(P point) {
                            //                ^~~~~ CG110
                                Co.yield(Events.pass());
                                System.out.println(point);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void asWhatAGeneratorYields() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            @Coroutine
                            static void f(Yielder<Point, Void> out) {
                            //                    ^~~~~ CG110
                                out.yield(null);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inferredForAVariable() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            static Point point() {
                                return new Point();
                            }

                            @Coroutine
                            static void f() {
                                var point = point();
                                //          ~~~~~^~ CG110
                                Co.yield(Events.pass());
                                System.out.println(point);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void asTheTypeOfAReceiver() {
        Compiling.imports("""
                        class T {
                            private static class Point {
                                int x;
                            }

                            static Point point() {
                                return new Point();
                            }

                            @Coroutine
                            static int f() {
                                Co.yield(Events.pass());
                                return point().x;
                                //     ~~~~~^~ CG110
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inferredForALambda() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            static void use(Consumer<Point> consumer) {}

                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                use(point -> System.out.println(point));
                                //  ^~~~~ CG110
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inACast() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            @Coroutine
                            static Object f(Object o) {
                                Co.yield(Events.pass());
                                return (Point) o;
                                //      ^~~~~ CG110
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inATypeTest() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            @Coroutine
                            static boolean f(Object o) {
                                Co.yield(Events.pass());
                                return o instanceof Point;
                                //                  ^~~~~ CG110
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void inACatchClause() {
        Compiling.imports("""
                        class T {
                            @SuppressWarnings("serial")
                            private static class Failure extends RuntimeException {}

                            @Coroutine
                            static void f() {
                                try {
                                    Co.yield(Events.pass());
                                } catch (Failure failure) {
                                //       ^~~~~~~ CG110
                                    System.out.println(failure);
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void beforeAStaticMember() {
        Compiling.imports("""
                        class T {
                            private static class Point {
                                static int count;
                            }

                            @Coroutine
                            static int f() {
                                Co.yield(Events.pass());
                                return Point.count;
                                //     ^~~~~ CG110
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aRecord() {
        Compiling.imports("""
                        class T {
                            private record Point(int x) {}

                            @Coroutine
                            static Object f() {
                                Co.yield(Events.pass());
                                return new Point(1);
                                //         ^~~~~ CG110
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aClassInAPrivateOne() {
        Compiling.imports("""
                        class T {
                            private static class Around {
                                static class Point {}
                            }

                            @Coroutine
                            static void f(Around.Point point) {
                            //            ~~~~~~^~~~~~ CG110
                                Co.yield(Events.pass());
                                System.out.println(point);
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void theCoroutinesOwnClass() {
        Compiling.imports("""
                        class T {
                            private static class Own {
                                @Coroutine static void f() { Co.yield(Events.pass()); }
                             // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG110
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aClassAroundTheCoroutinesOwn() {
        Compiling.imports("""
                        class T {
                            private static class Around {
                                static class Own {
                                    @Coroutine static void f() { Co.yield(Events.pass()); }
                                 // ~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG110
                                }
                            }
                        }
                        """).failsAsMarked();
    }

    @Test
    void aPrivateTypeThatIsOnlyHandedThroughHasNoNameInGeneratedCode() {
        Compiling.imports("""
                        class T {
                            private static class Point {}

                            static Point point() {
                                return new Point();
                            }

                            static void take(Point point) {}

                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                take(point());
                            }
                        }
                        """).succeeds();
    }

    @Test
    void aPackagePrivateTypeIsFine() {
        Compiling.imports("""
                        class T {
                            static class Point {
                                private int x;
                            }

                            @Coroutine
                            static Point f(Point point) {
                                Co.yield(Events.pass());
                                point.x = 1;
                                return new Point();
                            }
                        }
                        """).succeeds();
    }

    @Test
    void anEnum() {
        Compiling.imports("""
                        class T {
                            private enum Color { RED }

                            @Coroutine
                            static String f() {
                                Co.yield(Events.pass());
                                return Color.RED.name();
                                //     ^~~~~ CG110
                            }
                        }
                        """).failsAsMarked();
    }
}
