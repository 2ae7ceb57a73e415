package io.cogen.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that was generated from {@link Coroutine} methods.
 *
 * <p>The name is chosen for tools: coverage and static analysis leave out classes that carry an annotation called {@code
 * Generated} and find it in class files, where {@code javax.annotation.processing.Generated}, which is kept in source
 * only, is gone.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Generated {
    /**
     * The full name of what generated the class.
     *
     * @return the name of the processor's class
     */
    String value();
}
