package org.jetbrains.jps.javac;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Stands in for the class of this name that IntelliJ's build process has, and its one method that processors may call. */
public final class APIWrappers {
    private APIWrappers() {}

    /** The object behind a proxy whose handler can give it; null for any other. */
    public static <T> T unwrap(Class<T> type, Object wrapper) {
        return Proxy.isProxyClass(wrapper.getClass())
                        && Proxy.getInvocationHandler(wrapper) instanceof Supplier<?> behind
                ? type.cast(behind.get())
                : null;
    }
}
