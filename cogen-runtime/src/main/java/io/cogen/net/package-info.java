/**
 * Stream sockets for coroutines: {@link io.cogen.net.ServerSocket} accepts them, {@link io.cogen.net.Socket#connect}
 * opens them, and a {@link io.cogen.net.Socket} reads and writes bytes, exact numbers of bytes and lines.
 *
 * <p>Whatever may have to wait returns an {@link io.cogen.core.Operation} and does nothing before that is yielded. What
 * cannot wait ({@code bind}, {@code close}, addresses) is a plain method.
 *
 * <h2>Threads</h2>
 *
 * A socket belongs to no scheduler. An operation waits at the scheduler that runs it, so that a socket may be accepted
 * on one and served on another, or be used by blocking code. One coroutine may read while another writes; a second
 * reader or a second writer is an {@link java.lang.IllegalStateException} at its yield. Only {@code close} may be called
 * from any thread at any time.
 *
 * <h2>Timeouts and cancellation</h2>
 *
 * Every operation may be given a time, {@code socket.readLine(8192).timeout(ofSeconds(60))}, and {@code idleTimeout}
 * starts afresh whenever bytes have moved. A read that was withdrawn, by its timeout or by cancellation, has consumed
 * nothing: bytes that it had got are kept, and the next read of whatever kind sees them.
 *
 * <h2>Networks</h2>
 *
 * A socket opened on a scheduler's thread is one of the network that the scheduler's {@link io.cogen.proactor.Proactor}
 * serves, any other one of the machine's. Waiting for it on a scheduler of another network is an
 * {@link java.lang.IllegalStateException}.
 */
@NullMarked
package io.cogen.net;

import org.jspecify.annotations.NullMarked;
