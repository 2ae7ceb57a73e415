package io.cogen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.annotations.Generated;
import io.cogen.processor.Compiling.Compiled;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names, visibility and signatures of what is generated, as a caller sees them. */
final class FactoriesTest {
    private static final String THROWS = """
            class T {
                static class A extends IOException {
                    private static final long serialVersionUID = 1;
                }

                @Coroutine
                static void m() throws %s {
                    Co.yield(Events.pass());
                }
            }
            """;

    @Test
    void theFactoryOfAStaticMethodHasItsParameters() {
        assertEquals(
                List.of("static Coro<Integer, RuntimeException> TCoroutines.m(int, List<String>)"),
                factories("class T { @Coroutine static int m(int a, List<String> b) { return a; } }"));
    }

    // CG-030
    @Test
    void theFactoryOfAnInstanceMethodTakesTheReceiverFirst() {
        assertEquals(
                List.of("static Coro<Void, RuntimeException> TCoroutines.m(T, int)"),
                factories("class T { @Coroutine void m(int a) { } }"));
    }

    @Test
    void theFactoryOfAPrivateMethodIsPackagePrivate() {
        assertEquals(
                List.of("static Coro<Void, RuntimeException> TCoroutines.m()"),
                factories("public class T { @Coroutine private static void m() { } }"));
    }

    @Test
    void theFactoryOfAProtectedMethodIsPackagePrivate() {
        assertEquals(
                List.of("static Coro<Void, RuntimeException> TCoroutines.m()"),
                factories("public class T { @Coroutine protected static void m() { } }"));
    }

    @Test
    void theFactoryIsPublicWhereClassAndMethodAre() {
        assertEquals(
                List.of("public static Coro<Void, RuntimeException> TCoroutines.m()"),
                factories("public class T { @Coroutine public static void m() { } }"));
    }

    @Test
    void theFactoryIsNotPublicWhereTheClassIsNot() {
        assertEquals(
                List.of("static Coro<Void, RuntimeException> TCoroutines.m()"),
                factories("class T { @Coroutine public static void m() { } }"));
    }

    @Test
    void methodsOfAnInterfaceArePublicAsTheyAreInJava() {
        assertEquals(
                List.of("public static Coro<Void, RuntimeException> TCoroutines.m(T)"),
                factories("public interface T { @Coroutine default void m() { } }"));
    }

    @Test
    void theGeneratedClassIsPublicFinalAndMarkedAsGenerated() {
        Compiled compiled = Compiling.imports("public class T { @Coroutine public static void m() { } }")
                .succeeds();
        Class<?> generated = compiled.load("TCoroutines");
        assertEquals("public final", Modifier.toString(generated.getModifiers()));
        assertEquals(0, generated.getConstructors().length);
        // Not to be seen at run time, so the text must do.
        assertEquals(
                1, compiled.text().split("@" + Generated.class.getSimpleName() + "\\(\"io.cogen.processor").length - 1);
    }

    @Test
    void theGeneratedClassIsPackagePrivateWhereTheClassIs() {
        Class<?> generated = Compiling.imports("class T { @Coroutine public static void m() { } }")
                .succeeds()
                .load("TCoroutines");
        assertEquals("final", Modifier.toString(generated.getModifiers()));
    }

    @Test
    void theNameOfTheGeneratedClassHasThoseOfTheClassesAround() {
        String text = """
                package demo;
                public class T {
                    public static class Inner {
                        public class Deeper { @Coroutine public void m() { } }
                        @Coroutine static void m() { }
                    }
                    @Coroutine static void m() { }
                }
                """;
        Compiled compiled = Compiling.source("demo.T", text.replace("demo;", "demo; " + Compiling.IMPORTS))
                .succeeds();
        assertEquals(
                Set.of("demo.TCoroutines", "demo.T_InnerCoroutines", "demo.T_Inner_DeeperCoroutines"),
                compiled.texts().keySet());
    }

    @Test
    void typeParametersAreThoseOfTheClassThenThoseOfTheMethod() {
        assertEquals(
                List.of("static <A, B, C, D> Coro<Map<A, D>, RuntimeException> TCoroutines.m(T<A, B>, B, C)"),
                factories("class T<A, B> { @Coroutine <C, D> Map<A, D> m(B b, C c) { return null; } }"));
    }

    @Test
    void aStaticMethodHasNoTypeParametersOfItsClass() {
        assertEquals(
                List.of("static <C> Coro<C, RuntimeException> TCoroutines.m(C)"),
                factories("class T<A, B> { @Coroutine static <C> C m(C c) { return c; } }"));
    }

    @Test
    void typeParametersKeepTheirBounds() {
        Method factory = only(
                "class T<A extends Number> { @Coroutine <C extends Number & Comparable<C>> C m(A a) { return null; } }");
        assertEquals(
                "A java.lang.Number",
                factory.getTypeParameters()[0] + " " + factory.getTypeParameters()[0].getBounds()[0].getTypeName());
        assertEquals(
                "[class java.lang.Number, java.lang.Comparable<C>]",
                Arrays.toString(factory.getTypeParameters()[1].getBounds()));
    }

    @Test
    void variableArityStaysVariable() {
        Method factory = only("class T { @Coroutine static void m(int a, String... b) { } }");
        assertEquals(true, factory.isVarArgs());
    }

    @Test
    void resultsAreBoxed() {
        assertEquals(
                List.of("static Coro<Boolean, RuntimeException> TCoroutines.m()"),
                factories("class T { @Coroutine static boolean m() { return true; } }"));
    }

    @Test
    void aGeneratorsFactoryHasNoYielder() {
        assertEquals(
                List.of("static <A> Generator<A, String, Integer, IOException> TCoroutines.m(T, A[])"),
                factories(
                        "class T { @Coroutine <A> int m(Yielder<A, String> out, A[] a) throws IOException { return 1; } }"));
    }

    @Test
    void overloadsHaveOverloads() {
        assertEquals(
                List.of(
                        "static Coro<Void, RuntimeException> TCoroutines.m()",
                        "static Coro<Void, RuntimeException> TCoroutines.m(String)",
                        "static Coro<Void, RuntimeException> TCoroutines.m(T, int)"),
                factories(
                        "class T { @Coroutine static void m() { } @Coroutine void m(int a) { } @Coroutine static void m(String a) { } }"));
    }

    @Test
    void withoutAThrowsClauseTheFailureIsARuntimeException() {
        assertEquals("RuntimeException", failure("RuntimeException"));
    }

    @Test
    void theFailureIsTheOneCheckedException() {
        assertEquals("IOException", failure("IOException"));
    }

    @Test
    void uncheckedExceptionsAreDropped() {
        assertEquals("IOException", failure("IllegalStateException, IOException, OutOfMemoryError"));
        assertEquals("RuntimeException", failure("IllegalStateException, OutOfMemoryError"));
    }

    @Test
    void theFailureOfSeveralIsTheirNearestCommonSuperclass() {
        assertEquals("IOException", failure("FileNotFoundException, A"));
        assertEquals("IOException", failure("A, IOException"));
        assertEquals("Exception", failure("IOException, InterruptedException"));
        assertEquals("ReflectiveOperationException", failure("ClassNotFoundException, NoSuchMethodException"));
    }

    @Test
    void theFailureMayBeEverything() {
        assertEquals("Throwable", failure("Throwable"));
        assertEquals("Throwable", failure("IOException, Throwable"));
    }

    @Test
    void theFailureMayBeATypeVariable() {
        assertEquals(
                List.of("static <X> Coro<Void, X> TCoroutines.m(X)"),
                factories("class T { @Coroutine static <X extends Exception> void m(X x) throws X { } }"));
    }

    @Test
    void aTypeVariableBesideAnotherExceptionIsSharedThroughItsBound() {
        assertEquals(
                List.of("static <X> Coro<Void, Exception> TCoroutines.m(X)"),
                factories("class T { @Coroutine static <X extends Exception> void m(X x) throws X, IOException { } }"));
    }

    private static String failure(String thrown) {
        String factory = factories(THROWS.formatted(thrown)).get(0);
        return factory.substring("static Coro<Void, ".length(), factory.indexOf('>'));
    }

    private static Method only(String text) {
        List<Method> factories = methods(text);
        assertEquals(1, factories.size());
        return factories.get(0);
    }

    /** The factories of T, sorted, without the names of packages. */
    private static List<String> factories(String text) {
        return methods(text).stream()
                .map(method -> method.toGenericString()
                        .replaceAll("\\b[a-z]+\\.", "")
                        .replaceAll(" extends [\\w<>& ]+?(?=[,>])", "")
                        .replaceAll(",\\s*", ", "))
                .sorted()
                .toList();
    }

    private static List<Method> methods(String text) {
        List<Method> methods = new ArrayList<>();
        for (Method each :
                Compiling.imports(text).succeeds().load("TCoroutines").getDeclaredMethods()) {
            if (!each.isSynthetic()) {
                methods.add(each);
            }
        }
        return methods;
    }
}
