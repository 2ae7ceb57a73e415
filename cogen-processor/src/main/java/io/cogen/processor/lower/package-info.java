/**
 * From the user's body to states: each pass is a function from one record to another, in this order.
 *
 * <ol>
 *   <li>{@code Desugar}: fewer kinds of statement
 *   <li>{@code Spill}: suspension points stand alone; what Java evaluates before them goes into temporaries
 *   <li>{@code Cut}: blocks joined by jumps, regions for the exceptions, one copy of each finally; switches choose blocks
 *   <li>{@code Divide}, for a body too long for one method: more and shorter blocks
 *   <li>{@code Live}: which variables are still read later
 *   <li>{@code Place}: fields, locals, and where dead references are cleared
 *   <li>{@code LayOut}: the order and the numbers of the states
 * </ol>
 *
 * No pass changes its input; no output depends on the order of a hash.
 */
@NullMarked
package io.cogen.processor.lower;

import org.jspecify.annotations.NullMarked;
