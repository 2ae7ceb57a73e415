/**
 * Finds out the types inside method bodies, which annotation processors are not told: compiles the same sources a second
 * time, in memory and without annotation processing, and reads the attributed trees.
 *
 * <p>Attributing the trees of the real compilation is possible through public doors, but it leaves traces in them that
 * later make javac reject or crash on correct programs; see decision 0001 in {@code docs/decisions}.
 */
@NullMarked
package io.cogen.processor.shadow;

import org.jspecify.annotations.NullMarked;
