package io.cogen.processor.scan;

import io.cogen.annotations.Generated;
import io.cogen.processor.model.Suspension;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What of the runtime has a meaning to the processor: suspension points, and the kinds of thing that wait to be run. */
public final class Markers {
    public static final String CO = "io.cogen.core.Co";
    public static final String YIELDER = "io.cogen.core.Yielder";
    public static final String OPERATION = "io.cogen.core.Operation";
    public static final String CORO = "io.cogen.core.Coro";
    public static final String GENERATOR = "io.cogen.core.Generator";
    public static final String ASYNC_GENERATOR = "io.cogen.core.AsyncGenerator";
    public static final String CANCELLED = "io.cogen.core.Cancelled";

    private Markers() {}

    /**
     * The kind of suspension point that the call of a method is; null when it is none.
     *
     * @param called the method that the call's name stands for
     */
    public static @Nullable Suspension suspension(@Nullable Element called) {
        if (called == null || !(called.getEnclosingElement() instanceof TypeElement type)) {
            return null;
        }
        String owner = type.getQualifiedName().toString();
        String name = called.getSimpleName().toString();
        if (owner.equals(CO) && name.equals("yield")) {
            return Suspension.AWAIT;
        }
        if (owner.equals(YIELDER)) {
            return name.equals("yield") ? Suspension.YIELD : name.equals("yieldAll") ? Suspension.DELEGATE : null;
        }
        return null;
    }

    /** Whether a type is {@code Yielder<Y, S>}. */
    public static boolean isYielder(TypeMirror type) {
        return is(type, YIELDER);
    }

    /** Whether a type is that class, with whatever type arguments. */
    public static boolean is(TypeMirror type, String className) {
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(className);
    }

    /** Whether a method is a generator, if it is a coroutine at all. */
    public static boolean isGenerator(ExecutableElement method) {
        return !method.getParameters().isEmpty()
                && isYielder(method.getParameters().get(0).asType());
    }

    /** Whether a method makes coroutines or generators: a factory that was generated. */
    public static boolean isFactory(ExecutableElement method) {
        return method.getEnclosingElement().getAnnotation(Generated.class) != null;
    }

    /** A type of the runtime, without type arguments; null where the runtime cannot be seen. */
    public static @Nullable TypeMirror type(Elements elements, Types types, String className) {
        TypeElement type = elements.getTypeElement(className);
        return type == null ? null : types.erasure(type.asType());
    }
}
