/** Finds the coroutine methods of a round, and works out what their factories look like. */
@NullMarked
package io.cogen.processor.scan;

import org.jspecify.annotations.NullMarked;
