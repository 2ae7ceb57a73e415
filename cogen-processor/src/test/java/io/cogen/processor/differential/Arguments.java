package io.cogen.processor.differential;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a body is called with: the same for both runs, and made anew for each. */
final class Arguments {
    private static final Map<Class<?>, Object> SIMPLE = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(byte.class, (byte) 2),
            Map.entry(short.class, (short) 3),
            Map.entry(char.class, 'q'),
            Map.entry(int.class, 4),
            Map.entry(long.class, 5L),
            Map.entry(float.class, 1.5f),
            Map.entry(double.class, 2.5),
            Map.entry(Integer.class, 7),
            Map.entry(Number.class, 8.5),
            Map.entry(String.class, "text"),
            Map.entry(Object.class, "object"),
            Map.entry(CharSequence.class, "chars"),
            Map.entry(Comparable.class, "mango"));

    private Arguments() {}

    static @Nullable Object of(Class<?> type, Type generic) {
        if (SIMPLE.containsKey(type)) {
            return SIMPLE.get(type);
        }
        if (type == int[].class) {
            return new int[] {1, 2, 3};
        }
        if (type == String[].class) {
            return new String[] {"p", "q"};
        }
        if (type == Object[].class) {
            return new Object[] {"p", 2};
        }
        if (type.isAssignableFrom(ArrayList.class)) {
            boolean numbers = generic instanceof ParameterizedType p && p.getActualTypeArguments()[0] == Integer.class;
            return new ArrayList<Object>(numbers ? List.of(10, 20, 30) : List.of("a", "b"));
        }
        return null;
    }

    /** An object to call an instance method on; of an interface or an abstract class its member class {@code Impl}. */
    static @Nullable Object receiver(Method method) throws ReflectiveOperationException {
        return Modifier.isStatic(method.getModifiers()) ? null : instance(method.getDeclaringClass());
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            for (Class<?> member : type.getDeclaredClasses()) {
                if (member.getSimpleName().equals("Impl")) {
                    return instance(member);
                }
            }
            throw new IllegalArgumentException(type + " needs a member class Impl");
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            constructor.setAccessible(true);
            if (parameters.length == 0) {
                return constructor.newInstance();
            }
            if (parameters.length == 1 && parameters[0] == type.getEnclosingClass()) {
                return constructor.newInstance(instance(parameters[0]));
            }
            if (type.isRecord()) {
                Object[] components = new Object[parameters.length];
                for (int i = 0; i < components.length; i++) {
                    components[i] = of(parameters[i], parameters[i]);
                }
                return constructor.newInstance(components);
            }
        }
        throw new IllegalArgumentException(type + " needs a constructor without parameters");
    }
}
