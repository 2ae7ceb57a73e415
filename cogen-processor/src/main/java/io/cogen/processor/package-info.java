/**
 * The door of the rewriter: what javac calls, and what has to do with its rounds.
 *
 * <p>Read {@link io.cogen.processor.CoroutineProcessor} first, then {@code Round}, the work of one round; {@code ClassCompiler}, from
 * a class of the user's to the generated one; and {@code CoroutineCompiler}, the passes. The other classes know something over
 * all rounds: the user's files, what has been written, what has been said and what is withheld.
 */
@NullMarked
package io.cogen.processor;

import org.jspecify.annotations.NullMarked;
