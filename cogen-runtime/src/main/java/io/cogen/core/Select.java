package io.cogen.core;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first of several operations. Exactly one of them takes effect; the others are withdrawn at the same moment, and have
 * taken nothing.
 *
 * <pre>{@code
 * Event event = Co.yield(Select.<String, Event, RuntimeException>of(lines.get(), Line::new)
 *         .or(Events.waitForSignal("stop"), nothing -> Event.STOP)
 *         .or(Events.sleep(ofSeconds(30)), nothing -> Event.IDLE));
 * }</pre>
 *
 * <p><b>Completes</b> with what the clause that was chosen makes of its operation's value. If several are ready, one is drawn: each
 * in turn is tried, from one that is drawn on, and the first that is ready is taken, so that no clause starves. The draw depends on nothing but the
 * {@linkplain Scheduler.Builder#randomOrder seed} of the scheduler, and what was drawn before. {@link #inOrder()} prefers the first.
 *
 * <p><b>Fails</b> with the failure of the operation that was first, and with what its function throws. With {@link
 * IllegalStateException} if one of the operations has been yielded before; then none of them has begun.
 *
 * <p><b>Cancellation.</b> Safe: all operations are withdrawn; if one was done already, its value is delivered.
 *
 * <p><b>Threads.</b> Scheduler's thread.
 *
 * <p><b>Which operations.</b> Those from whose withdrawal nothing is lost, and that say so in {@link Operation#isSelectable()}: queues, signals,
 * sleeps. {@link Events#pass()}, a sleep of zero, is ready. To wait for the first of several coroutines use {@link Scope#race}.
 * Timeouts and shields are those of the Select, and not of a clause. A clause may have a {@linkplain Operation#priority priority}, which
 * counts when it is chosen; else it has that of the Select.
 *
 * @param <T> what the yield gives
 * @param <X> the checked exception that the operations have in common
 */
public final class Select<T extends @Nullable Object, X extends Throwable> extends Operation<T, X> {
    /*
     * While it waits, the operations have the Select in their slot, where others have their coroutine. Whichever ends first comes to
     * clauseEnded(), which withdraws the others and lets the coroutine go on. What a clause makes of the value is not done there,
     * within whatever somebody else was doing, but when the coroutine takes it: its `awaiting` is the clause then.
     *
     * A sleep has no timer of its own, as a coroutine has only one: the earliest is armed for all.
     */

    /** The ring of the clauses. */
    private Clause last;

    private int size = 1;
    private boolean inOrder;

    @Nullable
    private Clause chosen;

    /** The sleep that is over first. */
    @Nullable
    private Clause sleeper;

    private Select(Clause first) {
        last = first;
    }

    /**
     * A Select with one clause; add others with {@link #or}.
     *
     * @param <V> the operation's value
     * @param <T> what the yield gives
     * @param <X> the checked exception that the operations have in common
     * @param operation one that has not been yielded
     * @param map makes the result of the operation's value, when the coroutine goes on; must not yield
     * @return a new operation, for one use
     * @throws IllegalArgumentException if the operation cannot be selected, or has a timeout or a shield of its own
     */
    public static <V extends @Nullable Object, T extends @Nullable Object, X extends Throwable> Select<T, X> of(
            Operation<? extends V, ? extends X> operation, Function<? super V, ? extends T> map) {
        return new Select<>(clause(operation, map));
    }

    /**
     * Adds a clause.
     *
     * @param <V> the operation's value
     * @param operation one that has not been yielded
     * @param map makes the result of the operation's value, when the coroutine goes on; must not yield
     * @return this
     * @throws IllegalArgumentException if the operation cannot be selected, or has a timeout or a shield of its own, or is a signal
     *     and another clause waits for that signal
     * @throws IllegalStateException if the Select has been yielded already
     */
    public <V extends @Nullable Object> Select<T, X> or(
            Operation<? extends V, ? extends X> operation, Function<? super V, ? extends T> map) {
        requireNew();
        Clause added = clause(operation, map);
        Clause first = last.next;
        refuseRelated(operation, first);
        last.next = added;
        added.next = first;
        last = added;
        size++;
        return this;
    }

    /**
     * Prefers the first of those that are ready, in the order in which the clauses were added. A clause behind one that is always
     * ready starves.
     *
     * @return this
     * @throws IllegalStateException if it has been yielded already
     */
    public Select<T, X> inOrder() {
        requireNew();
        inOrder = true;
        return this;
    }

    // ------------------------------------------------------------------ what may be selected

    private static Clause clause(Operation<?, ?> operation, Function<?, ?> map) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(map, "map");
        if (operation instanceof Coro<?, ?>) {
            throw new IllegalArgumentException(
                    "a coroutine cannot be selected, since it cannot be withdrawn without a trace: " + operation
                            + "; use Scope.race for the first of several coroutines");
        } else if (!operation.isSelectable()) {
            throw new IllegalArgumentException(
                    "cannot be selected, since it does not say that nothing is lost when it is withdrawn: "
                            + Dump.words(operation) + "; yield it in a coroutine of its own, and use Scope.race");
        }
        Limits limits = operation.limits;
        if (limits != null && (limits.hasTimeout() || limits.total == Limits.UNLIMITED || limits.isShield())) {
            throw new IllegalArgumentException("has a timeout or a shield of its own: " + Dump.words(operation)
                    + "; give it to the Select, or add a clause with Events.sleep");
        }
        return new Clause(operation, map);
    }

    /** It would take effect together with what it wakes. */
    private void refuseRelated(Operation<?, ?> added, Clause first) {
        Clause each = first;
        do {
            Operation<?, ?> other = each.operation;
            boolean own = added instanceof Signal signal
                            && other instanceof WaitForSignal<?> waits
                            && signal.name.equals(waits.name)
                    || added instanceof WaitForSignal<?> waiter
                            && other instanceof Signal sends
                            && sends.name.equals(waiter.name);
            if (added == other && added.state != SHARED) {
                throw new IllegalArgumentException(
                        "the same operation twice: " + Dump.words(added) + "; build one for each clause");
            } else if (own) {
                throw new IllegalArgumentException("one clause would wake the other: " + Dump.words(added) + ", and "
                        + Dump.words(other) + "; only one of them can take effect");
            }
            each = each.next;
        } while (each != first);
    }

    // ------------------------------------------------------------------ waiting

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        Clause first = last.next;
        checkNew(first);
        if (!inOrder && size > 1) {
            for (int skip = scheduler.draws.below(size); skip > 0; skip--) {
                first = first.next;
            }
        }
        boolean sleeps = false;
        Clause each = first;
        do {
            boolean over = each.start(scheduler, this, coro);
            if (over && chosen == null) {
                chosen = each;
            } else if (over) {
                tellOfTwo(each, coro);
            }
            if (chosen != null) {
                withdraw(coro);
                coro.awaiting = chosen;
                complete(null);
                return true;
            }
            sleeps |= each.operation instanceof Sleep;
            each = each.next;
        } while (each != first);
        if (sleeps) {
            arm(scheduler, coro, first);
        }
        return false;
    }

    private static void checkNew(Clause first) {
        Clause each = first;
        do {
            int state = each.operation.state;
            if (state != NEW && state != SHARED) {
                throw new IllegalStateException(
                        "an operation can be yielded once, and this one has been yielded before: "
                                + Dump.words(each.operation) + "; build a new one for each Select");
            }
            each = each.next;
        } while (each != first);
    }

    private void arm(Scheduler scheduler, Coro<?, ?> coro, Clause first) {
        long earliest = 0;
        Clause each = first;
        do {
            if (each.operation instanceof Sleep sleep) {
                long end = sleep.end(scheduler);
                if (sleeper == null || end < earliest) {
                    sleeper = each;
                    earliest = end;
                }
            }
            each = each.next;
        } while (each != first);
        if (limits != null) {
            limits.ownEnd = earliest;
        }
        coro.arm(scheduler, earliest);
    }

    /** The sleep for which its timer is armed; null if there is none. */
    @Nullable
    Sleep earliest() {
        return sleeper == null ? null : (Sleep) sleeper.operation;
    }

    @Override
    void due() {
        Objects.requireNonNull(earliest()).settleHere(null, DONE);
    }

    /**
     * One of the operations has an outcome.
     *
     * @param first whether the coroutine shall go to the head of the queue
     */
    void clauseEnded(Operation<?, ?> ended, boolean first) {
        Clause clause = last;
        while (clause.operation != ended) {
            clause = clause.next;
        }
        Coro<?, ?> coro = waiter();
        if (chosen != null) {
            tellOfTwo(clause, coro);
            return;
        }
        chosen = clause;
        if ((state & LIFE) == PARKED) {
            withdraw(coro);
            coro.awaiting = clause;
            end(null, DONE);
            coro.wake(first);
        }
    }

    void clauseProgressed() {
        progress();
    }

    @Override
    protected void cleanup() {
        Coro<?, ?> coro = waiter();
        withdraw(coro);
        if (chosen != null) {
            coro.awaiting = chosen;
            complete(null);
        }
    }

    /** Withdraws all that are not over. */
    private void withdraw(Coro<?, ?> coro) {
        Clause each = last;
        do {
            try {
                if (each.isOpen() && !each.withdraw()) {
                    if (chosen == null) {
                        chosen = each;
                    } else {
                        tellOfTwo(each, coro);
                    }
                }
            } catch (Throwable failure) {
                Objects.requireNonNull(scheduler).report(coro, failure);
            }
            each = each.next;
        } while (each != last);
    }

    /** Somebody's operation breaks the rules of {@link Operation#isSelectable()}. */
    private void tellOfTwo(Clause second, Coro<?, ?> coro) {
        String message = "of one Select two operations took effect, and the outcome of one is lost: "
                + Dump.words(Objects.requireNonNull(chosen).operation) + ", and " + Dump.words(second.operation);
        Objects.requireNonNull(scheduler).report(coro, new IllegalStateException(message));
    }

    // ------------------------------------------------------------------ what it is

    /** A sleep among the clauses is a timeout of its own. */
    @Override
    @Nullable
    Limits limitedBy(long nanos) {
        return sleeper == null ? super.limitedBy(nanos) : limits;
    }

    @Override
    protected boolean isInternal() {
        Clause each = last;
        do {
            if (!each.operation.isInternal()) {
                return false;
            }
            each = each.next;
        } while (each != last);
        return true;
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder("first of (");
        Clause first = last.next;
        Clause each = first;
        do {
            words.append(each == first ? "" : ", ").append(Dump.words(each.operation));
            each = each.next;
        } while (each != first);
        return words.append(')').toString();
    }
}
