package io.cogen.pipe;

import io.cogen.core.Operation;

/** What a stage closes in the end. */
@FunctionalInterface
interface Closes {
    /** Runs also in a coroutine that has been cancelled; does nothing if it has ended. */
    Operation<Void, ?> close();
}
