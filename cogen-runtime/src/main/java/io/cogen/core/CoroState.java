package io.cogen.core;

/**
 * What a coroutine is doing, see {@link Coro#state()}.
 *
 * <pre>{@code
 *         add            its turn              end
 *   NEW --------> READY ----------> RUNNING --------> RETURNED, FAILED, CANCELLED
 *                   ^                  |
 *                   +---- WAITING <----+ yield
 * }</pre>
 *
 * <p>Calls need no queue: the callee goes from NEW to RUNNING, and at its end the caller from WAITING to RUNNING. A coroutine
 * that is cancelled before it has begun ends without running.
 */
public enum CoroState {
    /** Neither added nor yielded yet. */
    NEW,
    /** In the queue: about to begin, or to go on. */
    READY,
    /** Its body runs. */
    RUNNING,
    /** Suspended: it waits for an operation, for a coroutine that it called, or for the end of another one. */
    WAITING,
    /** Ended with a result. */
    RETURNED,
    /** Ended with a failure. */
    FAILED,
    /** Ended by its own cancel. The cancel of another one that it waited for is a failure. */
    CANCELLED;

    /**
     * Whether this is one of the three ends.
     *
     * @return true for good, once it is
     */
    public boolean isDone() {
        return compareTo(RETURNED) >= 0;
    }

    static CoroState of(Coro<?, ?> coro) {
        int state = coro.state;
        return switch (state & Operation.LIFE) {
            case Operation.NEW -> NEW;
            case Operation.DONE -> RETURNED;
            case Operation.FAILED -> {
                Extras extras = coro.extras;
                yield extras != null && Calls.isCancelledBy(coro, extras.cancellation) ? CANCELLED : FAILED;
            }
            default -> (state & Coro.QUEUED) != 0 ? READY : isWaiting(coro) ? WAITING : RUNNING;
        };
    }

    /** Whether what it waits for has been started and is not over; it runs while it starts one. */
    private static boolean isWaiting(Coro<?, ?> coro) {
        if (coro.awaiting instanceof Operation<?, ?> operation) {
            int life = operation.state & Operation.LIFE;
            return life == Operation.PARKED || life == Operation.WITHDRAWING;
        }
        return false;
    }
}
