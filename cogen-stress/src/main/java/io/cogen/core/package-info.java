/**
 * jcstress tests of what crosses threads in the runtime's core; in its package, because the pieces are not public.
 *
 * <p>One class for each piece. In it, {@code Holds...} are tests of the piece itself; {@code Broken...} are the same tests of a twin
 * with one thing taken away, a barrier or a second look: if a twin does not fail, the test proves nothing. {@code StressTest} runs
 * all, and wants no forbidden outcome of the ones and some of the others. What each piece relies on is in
 * {@code docs/internals/concurrency.md}.
 */
package io.cogen.core;
