/**
 * cogen beside its peers: {@code ./bench peers}. {@link io.cogen.benchmarks.peers.Peers} starts a JVM for each system, workload and
 * repetition, in turns, and writes what came out as a table.
 *
 * <p>A system is a class with a {@code main} that hands its workloads to {@link io.cogen.benchmarks.peers.Fork}: cogen and
 * hand-written Java are here, Kotlin in {@code src/main/kotlin}, virtual threads in {@code src/main/java21}, which only a JDK that has
 * them compiles. Each workload is written as that system's own documentation would do it; {@link io.cogen.benchmarks.peers.Row} says
 * what it has to do. To add one: a constant there, and a line and a method in each system that has it.
 */
package io.cogen.benchmarks.peers;
