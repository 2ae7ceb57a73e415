/** To be written with the first class. */
@NullMarked
package io.cogen.core;

import org.jspecify.annotations.NullMarked;
