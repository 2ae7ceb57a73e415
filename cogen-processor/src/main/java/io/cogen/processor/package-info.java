/** The door of the rewriter. */
@NullMarked
package io.cogen.processor;

import org.jspecify.annotations.NullMarked;
