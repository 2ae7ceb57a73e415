package io.cogen.core;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step that has held its loop too long, while it still does; see {@link Scheduler.Builder#longStep}.
 *
 * @param coroutine what runs: the innermost coroutine of a chain of calls; null if it is something {@linkplain Scheduler#post
 *     posted}, the {@code cleanup} of an operation, or the like. Another thread than the coroutine's sees it here: only what any
 *     thread may call is to be called
 * @param where the line of the coroutine's source that runs, with the user's class and method; null if there is no coroutine
 * @param duration for how long at least
 * @param thread the loop's
 * @param stack what that thread was doing, innermost first
 */
public record LongStep(
        @Nullable Coro<?, ?> coroutine,
        @Nullable StackTraceElement where,
        Duration duration,
        Thread thread,
        List<StackTraceElement> stack) {
    /**
     * All but coroutine and line is there.
     *
     * @param coroutine what runs, or null
     * @param where the line that runs, or null
     * @param duration for how long at least
     * @param thread the loop's
     * @param stack what that thread was doing, innermost first
     * @throws NullPointerException if one of the last three is null
     */
    public LongStep {
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(thread, "thread");
        stack = List.copyOf(stack);
    }

    /** One sentence, for a log: who, where, how long, on which thread. */
    @Override
    public String toString() {
        String who = coroutine == null ? "a task that is no coroutine" : coroutine.name();
        String line = where == null || where.getLineNumber() <= 0
                ? ""
                : " (" + where.getFileName() + ":" + where.getLineNumber() + ")";
        return who + line + " has held its loop for " + duration + " or more, on thread " + thread.getName()
                + "; what takes long or blocks belongs into Blocking.call";
    }
}
