package io.cogen.processor.fuzz;

import io.cogen.processor.differential.Case;
import io.cogen.processor.fuzz.Javac.Compiled;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods of a compiled program that are to be compared with their machines. */
final class Bodies {
    private final Compiled compiled;
    private final Class<?> type;

    /** The static fields as each run shall find them; null if each has new classes. */
    private final @Nullable Statics statics;

    Bodies(Program program, Compiled compiled) throws ReflectiveOperationException {
        this.compiled = compiled;
        this.type = compiled.loader().loadClass(Program.PACKAGE + "." + program.name());
        this.statics = program.isFresh() ? null : Statics.of(type);
    }

    /** The methods, also those of member classes, always in the same order. */
    List<Method> methods() {
        return methods(type);
    }

    private static List<Method> methods(Class<?> type) {
        List<Method> found = new ArrayList<>();
        for (Method each : type.getDeclaredMethods()) {
            if (each.getName().startsWith(Program.BODY) && !each.isBridge()) {
                found.add(each);
            }
        }
        found.sort(Comparator.comparing(Method::getName));
        Class<?>[] members = type.getDeclaredClasses();
        Arrays.sort(members, Comparator.comparing(Class::getName));
        for (Class<?> member : members) {
            found.addAll(methods(member));
        }
        return found;
    }

    /** Gives the case of a method, with nothing left of the runs before. */
    Supplier<Case> cases(Method method) {
        if (statics == null) {
            return () -> Case.of(fresh(method));
        }
        Case known = Case.of(method);
        Statics before = statics;
        return () -> {
            before.restore();
            return known;
        };
    }

    private Method fresh(Method method) {
        try {
            Class<?> owner = Class.forName(method.getDeclaringClass().getName(), false, compiled.loader());
            return Arrays.stream(owner.getDeclaredMethods())
                    .filter(each -> each.toString().equals(method.toString()))
                    .findFirst()
                    .orElseThrow();
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
