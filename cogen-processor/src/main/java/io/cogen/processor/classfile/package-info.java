/**
 * Changes class files that javac has written: a machine says of itself that it comes from the user's file, and from which of its
 * lines. Nothing else in them is touched.
 */
@NullMarked
package io.cogen.processor.classfile;

import org.jspecify.annotations.NullMarked;
