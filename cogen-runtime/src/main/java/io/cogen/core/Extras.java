package io.cogen.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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

    /** What is done when it has ended: the first action, and behind it the others. Most have one at most. */
    private @Nullable Runnable action;

    private @Nullable Set<Runnable> moreActions;

    void addAction(Runnable added) {
        if (action == null && moreActions == null) {
            action = added;
        } else if (action != added) {
            if (moreActions == null) {
                moreActions = new LinkedHashSet<>(4);
            }
            moreActions.add(added);
        }
    }

    boolean removeAction(Runnable removed) {
        if (action == removed) {
            action = null;
            return true;
        }
        boolean was = moreActions != null && moreActions.remove(removed);
        if (was && Objects.requireNonNull(moreActions).isEmpty()) {
            moreActions = null;
        }
        return was;
    }

    /** Takes all out, in order. */
    List<Runnable> takeActions() {
        if (action == null && moreActions == null) {
            return List.of();
        }
        List<Runnable> all = new ArrayList<>();
        if (action != null) {
            all.add(action);
        }
        if (moreActions != null) {
            all.addAll(moreActions);
        }
        action = null;
        moreActions = null;
        return all;
    }

    void addJoiner(Coro<?, ?> joiner) {
        if (joiners == null) {
            joiners = new ArrayList<>(2);
        }
        joiners.add(joiner);
    }
}
