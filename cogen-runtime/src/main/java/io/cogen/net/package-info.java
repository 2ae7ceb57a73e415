/** To be written with the first class. */
@NullMarked
package io.cogen.net;

import org.jspecify.annotations.NullMarked;
