package io.cogen.group;

/** A {@link SharedQueue} is closed: nothing can be put, or nothing is left to be taken. */
public final class SharedQueueClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SharedQueueClosedException(SharedQueue<?> queue) {
        super("the queue is closed: " + queue);
    }
}
