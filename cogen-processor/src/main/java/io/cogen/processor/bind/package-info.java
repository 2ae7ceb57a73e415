/**
 * From javac's attributed trees to the records of {@code io.cogen.processor.model}: the last room that knows javac. Text
 * without a suspension point is copied, with small edits where a name means something else in generated code; the rest is
 * taken apart.
 */
@NullMarked
package io.cogen.processor.bind;

import org.jspecify.annotations.NullMarked;
