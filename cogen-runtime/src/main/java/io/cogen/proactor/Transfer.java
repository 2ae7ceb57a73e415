package io.cogen.proactor;

import java.nio.ByteBuffer;

/**
 * A read or a write: a submission that is asked for a buffer only when bytes can be moved, so that waiting needs no
 * memory, and that may take several goes.
 */
public interface Transfer extends Submission {
    /**
     * The buffer for the next go: for a read the one to fill, for a write the one to empty, from its position to its
     * limit. It must have bytes remaining.
     *
     * @param lent a cleared direct buffer that the transfer may use, and return, instead of one of its own; it is the
     *     transfer's until {@link #transferred} returns, or until it is failed or withdrawn
     * @return {@code lent} or a buffer of the transfer's own
     */
    ByteBuffer buffer(ByteBuffer lent);

    /**
     * A go is over.
     *
     * @param count the number of bytes moved, at least 1; -1 for a read at the end of the stream, which ends the
     *     transfer in any case
     * @param buffer what {@link #buffer} returned, its position behind the last byte moved
     * @return true when the transfer has ended; false when it wants to go on
     */
    boolean transferred(int count, ByteBuffer buffer);
}
