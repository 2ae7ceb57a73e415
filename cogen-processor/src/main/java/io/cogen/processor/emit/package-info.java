/**
 * From states to Java: JavaPoet writes the classes, their names and imports; {@code StepWriter} the one method that holds
 * the states; {@code ScopeWriter} the classes that were lifted out of a method; {@code AccessorWriter} and {@code UpdateWriter}
 * what reaches members that generated code may not name.
 */
@NullMarked
package io.cogen.processor.emit;

import org.jspecify.annotations.NullMarked;
