package io.cogen.core;

/**
 * Who goes first when an operation lets coroutines go on. Two questions, four answers: does the coroutine that yielded the
 * operation go to the head of the queue, and do those that the operation wakes? Each operation says what it makes of it;
 * for one that waited (a read, a sleep), {@code CORO} and {@code FIRST} put its coroutine at the head of the queue.
 */
public enum Priority {
    /** Everybody to the tail of the queue: fair, and the default. */
    LAST(false, false),
    /** The coroutine that yields goes first. */
    CORO(true, false),
    /** Those that the operation wakes go first. */
    OP(false, true),
    /** Both go first. */
    FIRST(true, true);

    private final boolean favoursCoro;
    private final boolean favoursOperation;

    Priority(boolean favoursCoro, boolean favoursOperation) {
        this.favoursCoro = favoursCoro;
        this.favoursOperation = favoursOperation;
    }

    /**
     * Whether the coroutine that yielded the operation goes to the head of the queue.
     *
     * @return whether it goes to the head of the queue
     */
    public boolean favoursCoro() {
        return favoursCoro;
    }

    /**
     * Whether those that the operation wakes go to the head of the queue.
     *
     * @return whether the operation goes before others
     */
    public boolean favoursOperation() {
        return favoursOperation;
    }
}
