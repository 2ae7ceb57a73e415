/**
 * From states to Java: JavaPoet writes the classes, their names and imports; {@code StepWriter} the one method that holds
 * the states; {@code ScopeWriter} the classes that were lifted out of a method; {@code AccessorWriter} and {@code UpdateWriter}
 * what reaches members that generated code may not name. What there is most of, members of machines, factories and accessors, is
 * plain {@code Text}, in which {@code Verbatim} has JavaPoet decide no more than how each type is named.
 */
@NullMarked
package io.cogen.processor.emit;

import org.jspecify.annotations.NullMarked;
