package io.cogen.processor.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class that bodies stand in, as far as they may use it. */
final class Owner {
    /** What kind of class. */
    enum Kind {
        TOP,
        NESTED,
        INNER,
        GENERIC,
        INTERFACE,
        ENUM,
        RECORD
    }

    /** A field; {@code constant} is its value where it is one that a case label may name, else 0. */
    record Field(String name, Type type, boolean isStatic, boolean isPrivate, boolean isFinal, int constant) {}

    /** A method that takes the log and more, and does not suspend. */
    record Helper(String name, List<Type> parameters, Type returned, boolean isStatic, boolean isPrivate) {}

    /** A coroutine that others may call. */
    record Callee(
            Owner owner,
            String name,
            Form form,
            List<Type> parameters,
            @Nullable Type yielded,
            @Nullable Type sent,
            Type returned,
            boolean isStatic,
            boolean throwsChecked) {}

    final Kind kind;

    /** How it is named in the program: {@code F1.Nested}. */
    final String name;

    /** The type of its instances. */
    final Type type;

    final @Nullable Owner outer;

    /** Its type parameter; null if it has none. */
    final @Nullable Type variable;

    /** Whether it extends {@link Toys.Base}. */
    final boolean isSubclass;

    final List<Field> fields = new ArrayList<>();
    final List<Helper> helpers = new ArrayList<>();

    /** Of a family of overloaded methods: what their last parameter can be; empty without one. */
    final List<Type> overloads = new ArrayList<>();

    /** Classes of the program whose initialisation leaves a trace. */
    final List<String> initialised = new ArrayList<>();

    /** What may be called from other bodies: those before them, which may call others in turn if they are coroutines. */
    final List<Callee> callees = new ArrayList<>();

    Owner(Kind kind, String name, @Nullable Owner outer, boolean isSubclass) {
        this.kind = kind;
        this.name = name;
        this.outer = outer;
        this.isSubclass = isSubclass;
        this.variable = kind == Kind.GENERIC ? Type.declared("T", "(T) null") : null;
        this.type = switch (kind) {
            case TOP, NESTED -> Type.declared(name, "new " + name + "(log, 1)");
            case RECORD -> Type.declared(name, "new " + name + "(1, \"s\")");
            case ENUM -> Type.declared(name, name + ".ONE");
            case GENERIC -> Type.declared(name + "<T>", "(" + name + "<T>) null");
            case INNER, INTERFACE -> Type.declared(name, "(" + name + ") null");
        };
    }

    /** Whether there is {@code new Name(log, n)}. */
    boolean hasConstructor() {
        return kind == Kind.TOP || kind == Kind.NESTED;
    }

    /** The class that the processor generates for its coroutines. */
    String generated() {
        return name.replace('.', '_') + "Coroutines";
    }
}
