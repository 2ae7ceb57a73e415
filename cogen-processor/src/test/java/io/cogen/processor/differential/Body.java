package io.cogen.processor.differential;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a coroutine method of the corpus that is to be compared. Its value: what it is about, rows of the checklist. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Body {
    /** Rows of the rewriter's checklist. */
    int[] value();

    /**
     * For bodies that would notice that a close is played by an error: what a close at each yield must leave in the trace after
     * the close, in one line each, joined by "; ".
     */
    String[] closes() default {};

    /** Whether each run needs classes of its own, because their initialisation is part of the trace. */
    boolean fresh() default false;
}
