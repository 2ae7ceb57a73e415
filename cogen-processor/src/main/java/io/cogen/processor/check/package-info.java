/** Looks for suspension points where none can be. */
@NullMarked
package io.cogen.processor.check;

import org.jspecify.annotations.NullMarked;
