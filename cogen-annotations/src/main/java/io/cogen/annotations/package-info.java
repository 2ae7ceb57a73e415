/**
 * What marks a method as a coroutine, and what marks the code that was generated from it.
 *
 * <p>Both are kept in class files and neither is there at run time: nothing in cogen reflects on them.
 */
package io.cogen.annotations;
