package io.cogen.queue;

import org.jspecify.annotations.Nullable;

/** The queue is closed: nothing can be put any more, or nothing is left to be got. Its cause is what the queue was closed with. */
public final class QueueClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    QueueClosedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
