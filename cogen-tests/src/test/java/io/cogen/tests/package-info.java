/**
 * Tests of the runtime as its users would write them: with generated coroutines, in virtual time, and with nothing left behind. One
 * package for each room of the runtime beside this one: {@code io.cogen.tests.sync} has the tests of {@code io.cogen.sync}, and so on.
 */
package io.cogen.tests;
