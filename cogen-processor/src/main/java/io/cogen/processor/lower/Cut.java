package io.cogen.processor.lower;

import io.cogen.processor.model.Graph;
import io.cogen.processor.model.Normal;

/**
 * Cuts the body into blocks joined by jumps.
 *
 * <p>A try statement whose body suspends cannot stay a try statement: the method returns in the middle of it. So its
 * body becomes a region, and one block handles what is thrown in the region: it tests the catch clauses in order.
 *
 * <p>A finally block exists once. It is entered with a completion (JLS 14.1) that says what goes on behind it: 0
 * normally, 1 an exception to throw again, 2 a return whose value waits in a variable, 3 and above a jump. Behind the
 * block a switch goes on from there; where that leaves a further finally block, the completion is handed to that one.
 */
public final class Cut implements Pass<Normal, Graph> {
    @Override
    public Graph apply(Normal normal) {
        return Cutter.cut(normal);
    }
}
