/**
 * Echo over TCP, and connections that say nothing: {@code ./bench echo}. Servers that do the same in four ways, each a process of
 * its own; a load generator in C ({@code src/main/c}); and {@link io.cogen.benchmarks.echo.EchoBenchmark}, which lets them run in
 * turns and writes the tables into {@code docs/benchmarks.md}.
 */
package io.cogen.benchmarks.echo;
