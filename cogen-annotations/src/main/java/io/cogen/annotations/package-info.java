/**
 * What marks a method as a coroutine, what marks the code that was generated from it, and what spares a coroutine an operation.
 *
 * <p>All are kept in class files and none is there at run time: nothing in cogen reflects on them.
 */
package io.cogen.annotations;
