/**
 * jcstress tests of what loops of a group share; in its package, because the pieces are not public. As in {@code io.cogen.core}: {@code
 * Holds...} are tests of a piece, {@code Broken...} the same tests of a twin with one thing taken away.
 */
package io.cogen.group;
