package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Blocking;
import io.cogen.core.Operation;
import io.cogen.processor.Compiling.Compiled;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that other processors generate, used by coroutines: cogen waits for them, and not for ever. */
final class OtherProcessorsTest {
    private static final String USES_IN_A_BODY = Compiling.IMPORTS + """
            class T {
                @Coroutine
                static int f() {
                    var gen = new Gen();
                    Co.yield(Events.pass());
                    return gen.value() + Gen.more();
                }
            }
            """;

    private static final String GEN = """
            class Gen {
                int value() { return 40; }

                static int more() { return 2; }
            }
            """;

    private enum Order {
        BEFORE,
        AFTER;

        Compiling beside(Compiling compiling, Supplier<Processor> other) {
            compiling.and("Generates", Generating.ANNOTATION);
            return this == BEFORE ? compiling.before(other) : compiling.after(other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void inABody(Order order) throws ReflectiveOperationException {
        Compiling compiling = Compiling.source("T", USES_IN_A_BODY);
        Compiled compiled = order.beside(compiling, Generating.inRound(1, GEN)).succeeds();

        assertEquals(42, run(compiled));
        assertEquals(
                Set.of("Gen", "TCoroutines", "TCoroutines_round2"),
                compiled.texts().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void inABodyAndOnlyTheSecondRoundBringsIt(Order order) throws ReflectiveOperationException {
        Compiling compiling = Compiling.source("T", USES_IN_A_BODY.replace("more()", "more(new Other())"));
        String gen = GEN.replace("more()", "more(Other other)");
        Compiled compiled = order.beside(compiling, Generating.inRounds("class Other {}", gen))
                .succeeds();

        assertEquals(42, run(compiled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void inTheHead(Order order) {
        Compiling compiling = Compiling.imports("""
                class T {
                    @Coroutine
                    static int f(List<Gen> gens) {
                        Co.yield(Events.pass());
                        return gens.size();
                    }
                }
                """);
        order.beside(compiling, Generating.inRound(1, GEN)).succeeds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void asTheSuperclass(Order order) throws ReflectiveOperationException {
        Compiling compiling = Compiling.imports("""
                class T extends Gen {
                    static int f() {
                        return Blocking.run(TCoroutines.g(new T()));
                    }

                    @Coroutine
                    int g() {
                        Co.yield(Events.pass());
                        return value() + more();
                    }
                }
                """);
        assertEquals(
                42, call(order.beside(compiling, Generating.inRound(1, GEN)).succeeds(), "T"));
    }

    /** The superclass that is not there yet declares a method that a coroutine overrides. */
    @Test
    void asTheSuperclassOfWhichAMethodIsOverridden() {
        Compiling.imports("""
                        class T extends Gen {
                            @Coroutine int value() { Co.yield(Events.pass()); return 1; }
                         // ~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CG108
                        }
                        """)
                .and("Generates", Generating.ANNOTATION)
                .after(Generating.inRound(1, GEN))
                .failsAsMarked();
    }

    /** What a call means may change with the superclass, without any error before. */
    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void asTheSuperclassOfAClassThatIsUsed(Order order) throws ReflectiveOperationException {
        Compiling compiling = Compiling.imports("""
                        class T {
                            static class Used extends Gen {
                                long value(Object any) { return 1L << 40; }
                            }

                            @Coroutine
                            static int f() {
                                var value = new Used().value("");
                                Co.yield(Events.pass());
                                return (int) value;
                            }
                        }
                        """);
        String gen = "class Gen { int value(String any) { return 42; } }";
        Compiled compiled = order.beside(compiling, Generating.inRound(1, gen))
                .with("-Xlint:-cast")
                .succeeds();

        assertEquals(42, run(compiled));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void inAnImport(Order order) throws ReflectiveOperationException {
        String text = "import static gen.Gen.*;\nimport gen.Gen;\n" + USES_IN_A_BODY.replace("Gen.more()", "more()");
        String gen = "package gen;\npublic "
                + GEN.replace("int value", "public int value").replace("static", "public static");
        Supplier<Processor> other = Generating.inRound(1, gen);
        assertEquals(42, run(order.beside(Compiling.source("T", text), other).succeeds()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEFORE", "AFTER"})
    void withCoroutinesOfItsOwn(Order order) throws ReflectiveOperationException {
        Compiling compiling = Compiling.imports("""
                class T {
                    @Coroutine
                    static int f() {
                        return Co.yield(GenCoroutines.f(41));
                    }
                }
                """);
        String gen = Compiling.IMPORTS + """
                class Gen {
                    @Coroutine
                    static int f(int n) {
                        Co.yield(Events.pass());
                        return n + 1;
                    }
                }
                """;
        assertEquals(42, run(order.beside(compiling, Generating.inRound(1, gen)).succeeds()));
    }

    @Test
    void withAMisplacedSuspensionPoint() {
        String gen = Compiling.IMPORTS + "class Gen { void f() { Co.yield(Events.pass()); } }";
        List<String> said = said(Compiling.source("U", "class U {}")
                .and("Generates", Generating.ANNOTATION)
                .after(Generating.inRound(1, gen)));
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains("[CG104] a suspension point in 'f'"), said::toString);
    }

    @Test
    void nothingWaitsForClassesThatNoCoroutineUses() {
        Compiled compiled = Compiling.imports("""
                class T {
                    static Gen gen = new Gen();

                    @Coroutine
                    static void f() {
                        Co.yield(Events.pass());
                    }
                }
                """)
                .and("Generates", Generating.ANNOTATION)
                .after(Generating.once("TCoroutines", GEN))
                .succeeds();
        assertEquals(Set.of("Gen", "TCoroutines"), compiled.texts().keySet());
    }

    /** A round without classes of others is not the end: they may make something of ours. */
    @Test
    void aProcessorThatWaitsForOtherFactories() {
        Compiling.source("T", USES_IN_A_BODY)
                .and("U", Compiling.IMPORTS + "class U { @Coroutine static void f() { Co.yield(Events.pass()); } }")
                .and("Generates", Generating.ANNOTATION)
                .after(Generating.once("UCoroutines", GEN))
                .succeeds();
    }

    /** Where a warning is an error, javac has no further round after it. */
    @Test
    void aWarningWaitsUntilNobodyElseDoes() {
        Compiling.source("demo.T", "package demo; " + USES_IN_A_BODY.replace("class T", "public class T"))
                .and("U", """
                        import demo.TCoroutines;

                        class U {
                            void f() {
                                io.cogen.core.Events.pass();
                             // ~~~~~~~~~~~~~~~~~~~~~~~~~^~ CG201
                            }
                        }
                        """)
                .and("Generates", Generating.ANNOTATION)
                .after(Generating.inRound(1, "package demo; " + GEN))
                .failsAsMarked();
    }

    @Test
    void twoProcessorsThatWaitForEachOther() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                new Gen().value();
                                //  ^~~ javac
                            }
                        }
                        """)
                .and("Generates", Generating.ANNOTATION)
                .after(Generating.once("None", GEN))
                .failsAsMarked();
    }

    /** It has given up waiting then; but the factory is there, and the other one gets what it waited for. */
    @Test
    void aProcessorThatWaitsForTheFactoriesWhichWaitForIt() {
        Compiling.imports("""
                        class T {
                            @Coroutine
                            static void f() {
                                Co.yield(Events.pass());
                                new Gen().value();
                                //  ^~~ CG120
                            }
                        }
                        """)
                .and("Generates", Generating.ANNOTATION)
                .after(Generating.once("TCoroutines", GEN))
                .failsAsMarked();
    }

    @Test
    void aGeneratedFileThatDoesNotParse() {
        Compiling compiling = Compiling.source("T", USES_IN_A_BODY);
        List<String> said = said(compiling
                .and("Generates", Generating.ANNOTATION)
                .after(Generating.inRound(1, "class Gen { int value( }")));
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains("Gen.java") && said.get(0).contains("illegal start of type"), said::toString);
    }

    @Test
    void aGeneratedFileThatDoesNotCompile() {
        Compiling compiling = Compiling.source("T", USES_IN_A_BODY);
        List<String> said = said(compiling
                .and("Generates", Generating.ANNOTATION)
                .after(Generating.inRound(1, GEN.replace("40", "\"\""))));
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains("Gen.java") && said.get(0).contains("incompatible types"), said::toString);
    }

    private static List<String> said(Compiling compiling) {
        return compiling.compile().errors().stream().map(Object::toString).toList();
    }

    /** What the coroutine {@code f} gives. */
    @SuppressWarnings("unchecked")
    private static Object run(Compiled compiled) throws ReflectiveOperationException {
        return Blocking.run((Operation<?, RuntimeException>) call(compiled, "TCoroutines"));
    }

    private static Object call(Compiled compiled, String className) throws ReflectiveOperationException {
        Method method = compiled.load(className).getDeclaredMethod("f");
        method.setAccessible(true);
        return method.invoke(null);
    }
}
