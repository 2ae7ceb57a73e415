/**
 * What is wrong in a file that compiles, or looks as if it were: a rule a class, each reported at the expression that breaks it;
 * {@code Rules} asks them all. And what is not known of a file that does not compile: {@code Gaps}.
 */
@NullMarked
package io.cogen.processor.check;

import org.jspecify.annotations.NullMarked;
