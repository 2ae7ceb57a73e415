package io.cogen.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fixes the order in which a test, or all tests of a class, run independent coroutines: to replay a failure, whose message has the
 * seed, or to keep it from coming back. The system property {@code cogen.seed} goes before it.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Seed {
    /**
     * The seed.
     *
     * @return any number
     */
    long value();
}
