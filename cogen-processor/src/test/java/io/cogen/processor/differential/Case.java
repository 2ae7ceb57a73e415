package io.cogen.processor.differential;

import io.cogen.core.Generator;
import io.cogen.core.Yielder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One body: the method as it was written, and the factory that was generated for it.
 *
 * @param original the annotated method
 * @param factory the generated method
 */
public record Case(Method original, Method factory) {
    /** The case of an annotated method, whose class has been compiled with the processor. */
    public static Case of(Method original) {
        Class<?> owner = original.getDeclaringClass();
        String name = owner.getName().replace('$', '_') + "Coroutines";
        List<Class<?>> parameters = new ArrayList<>(List.of(original.getParameterTypes()));
        if (yields(original)) {
            parameters.remove(0);
        }
        if (!Modifier.isStatic(original.getModifiers())) {
            parameters.add(0, owner);
        }
        try {
            Class<?> generated = Class.forName(name, true, owner.getClassLoader());
            Method factory = generated.getDeclaredMethod(original.getName(), parameters.toArray(Class<?>[]::new));
            factory.setAccessible(true);
            original.setAccessible(true);
            return new Case(original, factory);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no factory for " + original, e);
        }
    }

    String name() {
        return original.getDeclaringClass().getName().replaceAll(".*\\.", "") + "." + original.getName()
                + Arrays.toString(rows());
    }

    private int[] rows() {
        Body body = original.getAnnotation(Body.class);
        return body == null ? new int[0] : body.value();
    }

    /** What closes must leave in the trace, where that cannot be had from the original. */
    String[] closes() {
        Body body = original.getAnnotation(Body.class);
        return body == null ? new String[0] : body.closes();
    }

    /** Whether it is a generator, of either kind. */
    boolean yields() {
        return yields(original);
    }

    /** Whether it waits for operations: a coroutine or an asynchronous generator. */
    boolean awaits() {
        return factory.getReturnType() != Generator.class;
    }

    private static boolean yields(Method method) {
        return method.getParameterCount() > 0 && method.getParameterTypes()[0] == Yielder.class;
    }

    /** What is sent into the generator. */
    Class<?> sentType() {
        Type sent = ((ParameterizedType) original.getGenericParameterTypes()[0]).getActualTypeArguments()[1];
        if (sent instanceof ParameterizedType generic) {
            sent = generic.getRawType();
        }
        return sent instanceof Class<?> type ? type : Object.class;
    }

    @Nullable
    Object callOriginal(@Nullable Yielder<Object, Object> yielder, Log log, @Nullable Ops ops) throws Throwable {
        return call(original, Arguments.receiver(original), arguments(yielder, log, ops));
    }

    Object callFactory(Log log, @Nullable Ops ops) throws Throwable {
        List<@Nullable Object> arguments = arguments(null, log, ops);
        if (yields()) {
            arguments.remove(0);
        }
        Object receiver = Arguments.receiver(original);
        if (receiver != null) {
            arguments.add(0, receiver);
        }
        Object made = call(factory, null, arguments);
        if (made == null) {
            throw new IllegalStateException(factory + " gave null");
        }
        return made;
    }

    private List<@Nullable Object> arguments(@Nullable Yielder<Object, Object> yielder, Log log, @Nullable Ops ops) {
        List<@Nullable Object> arguments = new ArrayList<>();
        Type[] generic = original.getGenericParameterTypes();
        Class<?>[] types = original.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] == Yielder.class) {
                arguments.add(yielder);
            } else if (types[i] == Log.class) {
                arguments.add(log);
            } else if (types[i] == Ops.class) {
                arguments.add(ops);
            } else {
                arguments.add(Arguments.of(types[i], generic[i]));
            }
        }
        return arguments;
    }

    private static @Nullable Object call(Method method, @Nullable Object receiver, List<@Nullable Object> arguments)
            throws Throwable {
        try {
            return method.invoke(receiver, arguments.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
