package io.cogen.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What Java has beyond 17; on older compilers there is nothing to test. */
@EnabledForJreRange(min = JRE.JAVA_21)
final class NewerJavaTest {
    @Test
    void patternSwitchesWithoutASuspensionPointAreFine() {
        Compiling.imports("""
                        class T {
                            sealed interface Shape permits Circle, Square {}

                            record Circle(int radius) implements Shape {}

                            record Square(int side) implements Shape {}

                            @Coroutine
                            static int f(Shape shape) {
                                Co.yield(Events.pass());
                                return switch (shape) {
                                    case Circle(int radius) when radius > 3 -> radius;
                                    case Circle circle -> 0;
                                    case Square(var side) -> side;
                                };
                            }
                        }
                        """).succeeds();
    }

    @Test
    void recordPatternsAcrossSuspensionPoints() {
        Compiling.imports("""
                        class T {
                            record Pair(int a, Object b) {}

                            @Coroutine
                            static String f(Object o) {
                                if (o instanceof Pair(int a, Pair(var b, var c)) && b > a) {
                                    Co.yield(Events.pass());
                                    return "" + a + b + c;
                                }
                                if (!(o instanceof Pair(var d, var e))) {
                                    return "";
                                }
                                Co.yield(Events.pass());
                                return "" + d + e;
                            }
                        }
                        """).succeeds();
    }
}
