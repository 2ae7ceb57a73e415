package io.cogen.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    /** What is done when it has ended: a Runnable, or several, in order. Most have one at most. */
    @Nullable
    Object actions;

    private static final class Several extends LinkedHashSet<Runnable> {
        private static final long serialVersionUID = 1L;
    }

    void addAction(Runnable added) {
        if (actions == null) {
            actions = added;
        } else if (actions instanceof Several several) {
            several.add(added);
        } else if (actions != added) {
            Several several = new Several();
            several.add((Runnable) actions);
            several.add(added);
            actions = several;
        }
    }

    boolean removeAction(Runnable removed) {
        if (actions instanceof Several several) {
            return several.remove(removed);
        }
        boolean was = actions == removed;
        actions = was ? null : actions;
        return was;
    }

    void runActions(Consumer<? super Throwable> onFailure) {
        Object all = actions;
        actions = null;
        if (all instanceof Several several) {
            several.forEach(each -> run(each, onFailure));
        } else if (all != null) {
            run((Runnable) all, onFailure);
        }
    }

    private static void run(Runnable action, Consumer<? super Throwable> onFailure) {
        try {
            action.run();
        } catch (Throwable failure) {
            onFailure.accept(failure);
        }
    }

    void addJoiner(Coro<?, ?> joiner) {
        if (joiners == null) {
            joiners = new ArrayList<>(2);
        }
        joiners.add(joiner);
    }
}
