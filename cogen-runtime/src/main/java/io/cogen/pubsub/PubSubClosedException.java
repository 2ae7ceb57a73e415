package io.cogen.pubsub;

import org.jspecify.annotations.Nullable;

/**
 * There is nothing more to come: what was subscribed to has been closed and all messages have been read, or the subscription itself has
 * been closed; or one cannot publish any more. The cause is what {@code close(Throwable)} was given, if it was.
 */
public final class PubSubClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    PubSubClosedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
