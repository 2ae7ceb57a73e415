package io.cogen.processor;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * javac's own environment, and its trees. Build tools put wrappers around the environment that they hand to processors, and javac
 * gives its trees for the bare one only. Files and messages go through the wrapper all the same: that is what it is there for.
 */
record Unwrapped(ProcessingEnvironment env, Trees trees) {
    private static final String INTELLIJ = "org.jetbrains.jps.javac.APIWrappers";

    /** Wrappers in wrappers; more than that is a circle. */
    private static final int DEEPEST = 8;

    private static final List<UnaryOperator<@Nullable Object>> WAYS = List.of(
            Unwrapped::askIntelliJ,
            each -> field(each, "delegate"), // Gradle, around processors that say they are incremental
            each -> Proxy.isProxyClass(each.getClass())
                    ? field(Proxy.getInvocationHandler(each), "val$delegateTo") // IntelliJ, where it cannot be asked
                    : null,
            each -> field(each, "processingEnv")); // kapt

    /** Null if this is not javac, or in a wrapper that nobody knows. */
    static @Nullable Unwrapped of(ProcessingEnvironment env) {
        return of(env, 0);
    }

    private static @Nullable Unwrapped of(ProcessingEnvironment env, int depth) {
        try {
            return new Unwrapped(env, Trees.instance(env));
        } catch (IllegalArgumentException wrapped) {
            for (UnaryOperator<@Nullable Object> way : WAYS) {
                if (depth < DEEPEST && way.apply(env) instanceof ProcessingEnvironment inner && inner != env) {
                    Unwrapped found = of(inner, depth + 1);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        }
    }

    /** What IntelliJ tells processors to do, in its own message. */
    private static @Nullable Object askIntelliJ(Object env) {
        try {
            return Class.forName(INTELLIJ, true, env.getClass().getClassLoader())
                    .getDeclaredMethod("unwrap", Class.class, Object.class)
                    .invoke(null, ProcessingEnvironment.class, env);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException absent) {
            return null;
        }
    }

    private static @Nullable Object field(Object of, String name) {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(of);
            } catch (ReflectiveOperationException | RuntimeException absent) {
                continue; // it may be in a class above, or nobody may see it
            }
        }
        return null;
    }
}
