package io.cogen.tests.pipe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import org.testng.annotations.Test;

/**
 * The Reactive Streams TCK, which is written for TestNG, as tests of JUnit: each of its methods on an object of its own. All it needs
 * of TestNG are the annotations and the exception for tests that do not apply.
 */
final class Tck {
    private Tck() {}

    /** In ms: long where something has to come, which it does at once; short where nothing may come. */
    static TestEnvironment environment() {
        return new TestEnvironment(20_000, 20, 20);
    }

    static <V> Stream<DynamicTest> tests(
            Class<V> type,
            Supplier<? extends V> verification,
            ThrowingConsumer<V> setUp,
            ThrowingConsumer<V> tearDown) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class)
                        && !method.getName().startsWith("untested"))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
                    V fresh = verification.get();
                    setUp.accept(fresh);
                    try {
                        run(method, fresh);
                    } finally {
                        tearDown.accept(fresh);
                    }
                }));
    }

    private static void run(Method method, Object verification) throws Throwable {
        try {
            method.invoke(verification);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof SkipException skipped) {
                Assumptions.abort(skipped.getMessage());
            }
            throw thrown.getCause();
        }
    }
}
