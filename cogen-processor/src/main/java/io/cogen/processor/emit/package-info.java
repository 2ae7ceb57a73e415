/**
 * From states to Java: JavaPoet writes the classes, their names and imports; {@code StepWriter} the one method that holds
 * the states.
 */
@NullMarked
package io.cogen.processor.emit;

import org.jspecify.annotations.NullMarked;
