/**
 * What is wrong in a file that compiles, or looks as if it were: a rule a class, each reported at the expression that breaks it.
 * And what is not known of a file that does not compile.
 */
@NullMarked
package io.cogen.processor.check;

import org.jspecify.annotations.NullMarked;
