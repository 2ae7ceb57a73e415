/**
 * How costs grow with the number of coroutines, timers, waiters, topics, queues and connections: {@code ./bench scale}. {@link
 * io.cogen.benchmarks.scale.Scale} starts a JVM for each {@link io.cogen.benchmarks.scale.Curve}, one after the other, and writes a
 * plot and a table for each {@link io.cogen.benchmarks.scale.Group} of them.
 *
 * <p>A curve is a {@link io.cogen.benchmarks.scale.World} for each size: so many things exist, and a coroutine does something among
 * them. To add one: a constant in {@code Curve}, and its world.
 *
 * <p>The plots are written here and not by a library for charts: those draw with fixed colours, and these are to be read on light and
 * on dark pages.
 */
@NullMarked
package io.cogen.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
