package io.cogen.processor.scan;

import io.cogen.processor.model.Suspension;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Tells suspension points: calls of {@code Co.yield} and of a Yielder's methods. */
public final class Markers {
    public static final String CO = "io.cogen.core.Co";
    public static final String YIELDER = "io.cogen.core.Yielder";

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
        return type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && element.getQualifiedName().contentEquals(YIELDER);
    }
}
