/** Tests of {@code io.cogen.pipe}. */
package io.cogen.tests.pipe;
