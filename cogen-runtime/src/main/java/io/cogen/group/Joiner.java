package io.cogen.group;

import org.jspecify.annotations.Nullable;

/** Somebody who waits for the end of a coroutine on another loop. */
interface Joiner<T extends @Nullable Object> {
    /** Whether he takes the outcome, which is known: then he gets it in any case. The loop of the coroutine. */
    boolean claim();

    /** Gives it to him. The loop of the coroutine, or his own. False: he is gone. */
    boolean deliver(Outcome<? extends T> outcome);
}
