/**
 * Input and output for a scheduler: what {@link io.cogen.net} asks for, and the part of the loop that does it.
 *
 * <p>The loop asks for completions, not for readiness: a socket operation first tries on the spot
 * ({@link io.cogen.proactor.Connection#tryRead} and its kind); what would block it hands to the scheduler's
 * {@link io.cogen.proactor.Proactor}, which moves the bytes when they can be moved and then completes the operation.
 * So a selector, the operating system's completion ports and a simulated network fit behind the same door.
 *
 * <h2>Threads</h2>
 *
 * A proactor belongs to one scheduler and is used on its thread only, apart from {@link
 * io.cogen.proactor.Proactor#wakeup()} and the closing of connections and listeners, which any thread may do. A
 * connection belongs to no proactor: it waits at the one of the scheduler that runs the operation.
 *
 * <h2>Words</h2>
 *
 * <dl>
 *   <dt>submission
 *   <dd>what waits at a proactor; it is completed, failed or withdrawn, and that once
 *   <dt>transfer
 *   <dd>a submission that moves bytes, possibly in several goes
 *   <dt>lent buffer
 *   <dd>a direct buffer that a transport lends to a transfer for one go, so that a socket that waits holds no memory
 *   <dt>network
 *   <dd>where connections and listeners come from; those of one network cannot wait at the proactor of another
 * </dl>
 */
@NullMarked
package io.cogen.proactor;

import org.jspecify.annotations.NullMarked;
