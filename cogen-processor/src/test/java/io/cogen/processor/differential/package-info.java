/**
 * The differential test of the rewriter: each body of the corpus, {@code src/test/resources/differential}, runs twice, as the
 * ordinary method that it is and as the machine that was made of it, and both leave the same trace.
 *
 * <p>The corpus is compiled with the processor when the test begins, with all lint warnings as errors. A body is a coroutine
 * method marked {@link io.cogen.processor.differential.Body}. {@link io.cogen.processor.differential.Script}s say what a run is
 * sent, where something is raised in it and where it is closed; {@link io.cogen.processor.differential.Log} collects what it
 * does. A body that differs shows its script and both traces.
 */
@NullMarked
package io.cogen.processor.differential;

import org.jspecify.annotations.NullMarked;
