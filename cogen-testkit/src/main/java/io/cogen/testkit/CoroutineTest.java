package io.cogen.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of coroutines: as JUnit's {@link Test}, with what {@link CoroutineExtension} gives and demands.
 *
 * <pre>{@code
 * @CoroutineTest
 * void givesUpAfterAnHour(Scheduler scheduler, VirtualTime time) {
 *     assertFalse(scheduler.run(ClientCoroutines.connect(() -> false)));
 *     assertEquals(ofHours(1), time.elapsed());
 * }
 * }</pre>
 *
 * The order in which independent coroutines run is another one each time. {@link Seeds} tries many, {@link Seed} fixes one.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(CoroutineExtension.class)
public @interface CoroutineTest {}
