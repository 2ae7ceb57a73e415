/**
 * Programs to read and to run, the shortest first:
 *
 * <ul>
 *   <li>{@link io.cogen.examples.Numbers}: generators, and a value sent into one.
 *   <li>{@link io.cogen.examples.TreeWalk}: a recursive generator; two trees compared leaf by leaf.
 *   <li>{@link io.cogen.examples.Timeouts}: what a total and an idle timeout mean.
 *   <li>{@link io.cogen.examples.Signals}: coroutines that wait for each other.
 *   <li>{@link io.cogen.examples.RateLimiter}: so many requests a second, and so many at a time.
 *   <li>{@link io.cogen.examples.Pipeline}: stages with bounded queues between them.
 *   <li>{@link io.cogen.examples.WorkerPool}: workers on a queue, told to stop, finish what they have.
 *   <li>{@link io.cogen.examples.RunInThread}: an operation of one's own, which another thread completes.
 *   <li>{@link io.cogen.examples.Bridges}: code that blocks, and futures in both directions.
 *   <li>{@link io.cogen.examples.Primes}: a computation on several cores.
 *   <li>{@link io.cogen.examples.EchoServer} and {@link io.cogen.examples.EchoClient}: a server that lives with real
 *       clients, and ten clients at once.
 * </ul>
 */
@NullMarked
package io.cogen.examples;

import org.jspecify.annotations.NullMarked;
