/**
 * The fuzzer of the rewriter: random programs over the whole language, each of whose coroutines runs as the method that it is
 * and as the machine that was made of it, and leaves the same trace.
 *
 * <p>Read in this order: {@link io.cogen.processor.fuzz.Programs} writes the program of a seed, with a {@link
 * io.cogen.processor.fuzz.Grammar} for each method, whose parts write what has a certain type at a place with certain rules
 * ({@link io.cogen.processor.fuzz.Scope}): so that all of it is Java. What it can write is listed in {@link
 * io.cogen.processor.fuzz.Feature}, each with a switch. {@link io.cogen.processor.fuzz.Trial} compiles and compares, with the
 * scripts of the differential test; {@link io.cogen.processor.fuzz.Shrinker} makes small what fails; {@link
 * io.cogen.processor.fuzz.Fuzzer} does it again and again.
 *
 * <p>What is shared by all programs, and can be called in them, is in {@link io.cogen.processor.fuzz.Toys}.
 */
@NullMarked
package io.cogen.processor.fuzz;

import org.jspecify.annotations.NullMarked;
