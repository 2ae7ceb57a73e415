/**
 * JMH benchmarks with generated coroutines; {@code ./bench <pattern>} runs those whose names match. Results, with the command and
 * the JDK, go into {@code docs/benchmarks.md}.
 */
package io.cogen.benchmarks;
