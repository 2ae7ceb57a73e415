package io.cogen.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What most coroutines never need; made when one does. */
final class Extras {
    /** Those that wait for it to end, in the order in which they came; the caller is not among them. */
    @Nullable
    List<Coro<?, ?>> joiners;

    /** Why it is cancelled. */
    @Nullable
    Cancellation cancellation;

    /** What the next suspension point throws. */
    @Nullable
    Throwable raised;

    /** The limits of its call or join: those of an operation that is no coroutine stay with the operation. */
    @Nullable
    Limits limits;

    /** Its call timed out: what it will be told, and the cancel by which the callee was stopped. */
    @Nullable
    OperationTimeoutException timeout;

    @Nullable
    Cancellation timeoutCancellation;

    /** Its place in a scope. */
    @Nullable
    Child child;
    /** What the user calls it. */
    @Nullable
    String name;

    /** The values of coroutine-locals that it sees; see there. */
    @Nullable
    Locals locals;

    /** Who is told what it does. */
    @Nullable
    Consumer<? super String> listener;

    /** What is done when it has ended. */
    @Nullable
    Set<Runnable> actions;

    void addAction(Runnable action) {
        if (actions == null) {
            actions = new LinkedHashSet<>(4);
        }
        actions.add(action);
    }

    void addJoiner(Coro<?, ?> joiner) {
        if (joiners == null) {
            joiners = new ArrayList<>(2);
        }
        joiners.add(joiner);
    }
}
