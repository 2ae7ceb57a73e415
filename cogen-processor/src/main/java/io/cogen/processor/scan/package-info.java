/** Finds the coroutine methods of a round, tells suspension points, and works out what the factories look like. */
@NullMarked
package io.cogen.processor.scan;

import org.jspecify.annotations.NullMarked;
