/** To be written with the first class. */
@NullMarked
package io.cogen.proactor;

import org.jspecify.annotations.NullMarked;
