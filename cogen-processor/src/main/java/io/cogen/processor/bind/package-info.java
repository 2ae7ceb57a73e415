/**
 * From javac's attributed trees to the records of {@code io.cogen.processor.model}: the last room that knows javac. Text
 * without a suspension point is copied, with small edits where a name means something else in generated code; the rest is
 * taken apart.
 *
 * <p>{@link io.cogen.processor.bind.Binder} is the door. {@code Edits} finds what must be edited, and asks {@code Members}, {@code
 * Fields}, {@code Calls}, {@code Lifting} and others how; {@code Slices} cuts out the text with the edits in it. {@code Apart} decides
 * what is taken apart, {@code Statements} and {@code Expressions} do it. {@code LocalClasses} finds the classes that are lifted
 * out of the method. {@code Typing} has the types and symbols, {@code TypeNames} writes types down.
 */
@NullMarked
package io.cogen.processor.bind;

import org.jspecify.annotations.NullMarked;
