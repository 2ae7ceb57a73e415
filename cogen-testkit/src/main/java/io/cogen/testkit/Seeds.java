package io.cogen.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of coroutines that is run many times, each time in another order: in place of {@link CoroutineTest}.
 *
 * <p>It stops at the first order in which the test fails, whose seed the failure tells. With a {@link Seed}, or the system property
 * {@code cogen.seed}, it runs once, with that one.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(CoroutineExtension.class)
public @interface Seeds {
    /**
     * How many orders to try.
     *
     * @return 1 to 1,000,000
     */
    int value();
}
