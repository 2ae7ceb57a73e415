package io.cogen.processor.fuzz;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The static fields of a program as they are before the first run, for the runs that follow. */
final class Statics {
    private record Saved(
            Field field, @Nullable Object value, @Nullable Object elements) {}

    private final List<Saved> saved = new ArrayList<>();

    /** Remembers the fields of a class and its member classes, which it initialises. */
    static Statics of(Class<?> type) throws IllegalAccessException {
        Statics statics = new Statics();
        statics.save(type);
        return statics;
    }

    private void save(Class<?> type) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && !field.isEnumConstant()) {
                field.setAccessible(true);
                Object value = field.get(null);
                saved.add(new Saved(field, value, copy(value)));
            }
        }
        for (Class<?> member : type.getDeclaredClasses()) {
            save(member);
        }
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value == null || !value.getClass().isArray()) {
            return null;
        }
        int length = Array.getLength(value);
        Object copy = Array.newInstance(value.getClass().getComponentType(), length);
        System.arraycopy(value, 0, copy, 0, length);
        return copy;
    }

    /** Brings back what was remembered. */
    void restore() {
        for (Saved each : saved) {
            if (each.elements != null && each.value != null) {
                System.arraycopy(each.elements, 0, each.value, 0, Array.getLength(each.value));
            }
            if (!Modifier.isFinal(each.field.getModifiers())) {
                set(each.field, each.value);
            }
        }
    }

    private static void set(Field field, @Nullable Object value) {
        try {
            field.set(null, value);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
