package io.cogen.core;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a coroutine waits for: a read, a sleep, a place in a queue. Subclass it to add a kind of waiting of your own.
 *
 * <p>An operation is used once. Building one does nothing; yielding it, {@code Co.yield(operation)}, starts it.
 *
 * <pre>
 *             yield               process: false             complete, fail
 *   (new) ------------> STARTING ----------------> PARKED -----------------> DONE or FAILED
 *                          |                          |                            ^
 *                          | process: true,           | timeout, cancel            | complete, fail inside cleanup:
 *                          | complete, fail, throw    v                            | a result beats a cancel
 *                          +-------> DONE      WITHDRAWING ------------------------+
 *                                    or FAILED        |
 *                                                     +--> WITHDRAWN
 * </pre>
 *
 * <p><b>Completes once.</b> The first outcome counts; a second {@code complete} or {@code fail} is ignored, and so is one
 * that comes after the operation was withdrawn, from whichever thread. So whoever completes an operation need not ask
 * whether it is still wanted.
 *
 * <p><b>Threads.</b> {@code process} and {@code cleanup} run on the scheduler's thread. {@code complete} and {@code fail}
 * may be called on that thread, inside {@code process} or later, and from any other thread, from which they travel
 * through the scheduler's mailbox. An operation that only something outside the scheduler can complete calls
 * {@link #keepAlive()} in {@code process}, so that the loop waits for it however long it takes.
 *
 * @param <T> what the yield gives
 * @param <X> the checked exception that the yield throws; {@code RuntimeException} if none
 */
public abstract class Operation<T extends @Nullable Object, X extends Throwable> {
    // What an operation is doing, in the low bits of `state`. Everything from DONE on is over.
    static final int NEW = 0;
    static final int STARTING = 1;
    static final int PARKED = 2;
    static final int WITHDRAWING = 3;
    static final int DONE = 4;
    static final int FAILED = 5;
    static final int WITHDRAWN = 6;
    /** An operation without state that everybody may yield at once, see {@link Pass}. */
    static final int SHARED = 7;

    static final int LIFE = 7;
    /** Flag: counted among the operations that something outside completes. */
    static final int OUTSIDE = 1 << 3;

    /** Life, and flags: {@link #OUTSIDE}, and those of {@link Coro}. */
    int state;

    /** The one it runs on; set by the yield, before process. */
    @Nullable
    Scheduler scheduler;

    /** The coroutine that waits, or the {@link Select}, until the operation is over; its value or failure from then on. */
    @Nullable
    Object slot;

    @Nullable
    Limits limits;

    /** For subclasses. */
    protected Operation() {}

    /**
     * Limits the whole wait, counted from the yield: when it is over, the operation is withdrawn and the yield throws
     * {@link OperationTimeoutException}. An operation that is ready at once never times out.
     *
     * @param total zero or more and below 292 years; zero means: only if it need not wait
     * @return this
     * @throws IllegalArgumentException if {@code total} is negative or too long
     * @throws IllegalStateException if the operation has been yielded already
     */
    public Operation<T, X> timeout(Duration total) {
        configurable().total = Durations.nanos("timeout", total);
        return this;
    }

    /**
     * Limits the time without progress, counted from the yield and again from each {@link #progress()}: a peer that sends
     * now and then is waited for, one that says nothing is not. May be combined with {@link #timeout}.
     *
     * @param idle zero or more and below 292 years
     * @return this
     * @throws IllegalArgumentException if {@code idle} is negative or too long
     * @throws IllegalStateException if the operation has been yielded already
     */
    public Operation<T, X> idleTimeout(Duration idle) {
        configurable().idle = Durations.nanos("idle timeout", idle);
        return this;
    }

    /**
     * Lets it wait without limit, whatever the scheduler's {@linkplain Scheduler.Builder#defaultTimeout default timeout}; takes back a
     * {@link #timeout} and an {@link #idleTimeout}.
     *
     * @return this
     * @throws IllegalStateException if the operation has been yielded already
     */
    public Operation<T, X> noTimeout() {
        Limits wanted = configurable();
        wanted.total = Limits.UNLIMITED;
        wanted.idle = Limits.NONE;
        return this;
    }

    /**
     * Holds a cancel back: while the coroutine waits for this operation, or for the coroutine that it calls, a cancel from outside does
     * not reach it, but for this long at most, counted from the cancel. And a coroutine that is cancelled already may wait for it, for
     * this long. For what has to be done in the end, as in a {@code finally} block:
     * {@code Co.yield(ServerCoroutines.sayGoodBye(peer).shield(ofSeconds(2)))}.
     *
     * <p>When the time is over, the cancel goes through. A {@linkplain Coro#kill kill} goes through at once, and a {@linkplain
     * Coro#cancel(String, Duration) grace} may end before. The timeouts of callers are cancels too, and are held back.
     *
     * @param most zero or more and below 292 years
     * @return this
     * @throws IllegalArgumentException if {@code most} is negative or too long
     * @throws IllegalStateException if the operation has been yielded already
     */
    public Operation<T, X> shield(Duration most) {
        configurable().shield = Durations.nanos("shield", most);
        return this;
    }

    /**
     * Says where the coroutine goes in the queue once this operation has let it go on.
     *
     * @param priority one of the constants
     * @return this
     * @throws IllegalStateException if the operation has been yielded already
     */
    public Operation<T, X> priority(Priority priority) {
        configurable().priority = Objects.requireNonNull(priority, "priority");
        return this;
    }

    /**
     * Starts the operation. Either it is done at once: then call {@link #complete} or {@link #fail} (or throw, which fails
     * it) and return true; true alone completes it with null. Or it has to wait: then leave it where somebody will
     * complete it, and return false.
     *
     * @param scheduler the one that runs {@code coro}
     * @param coro the coroutine that waits
     * @return whether it is over
     */
    protected abstract boolean process(Scheduler scheduler, Coro<?, ?> coro);

    /**
     * Withdraws the parked operation: it timed out or was cancelled. Takes it from where {@code process} left it. If it
     * turns out that the result is there already, complete it here: a result beats a cancel and a timeout, so nothing is
     * lost.
     */
    protected void cleanup() {}

    /**
     * Ends the operation with a value; the coroutine goes on with it.
     *
     * <p>Any thread; see the class.
     *
     * @param value what the yield gives
     * @throws IllegalStateException if the operation has not been yielded
     */
    protected final void complete(@Nullable T value) {
        settle(value, DONE);
    }

    /**
     * The shortest way to be done at once: {@code return atOnce(value);} in {@link #process} does what {@code complete(value); return
     * true;} does.
     *
     * @param value what the yield gives
     * @return true
     * @throws IllegalStateException outside {@code process}
     */
    protected final boolean atOnce(@Nullable T value) {
        if ((state & LIFE) != STARTING) {
            throw new IllegalStateException("atOnce() is for process, and only once: " + this);
        }
        end(value, DONE);
        return true;
    }

    /**
     * As {@link #complete(Object)}, but says where the coroutine goes in the queue if it waits, whatever {@link #priority()} it asked for.
     * For operations that let several coroutines go on, in an order that they promise.
     *
     * <p>Scheduler's thread.
     *
     * @param value what the yield gives
     * @param first whether it goes to the head of the queue, and not to the tail
     * @throws IllegalStateException if the operation has not been yielded, or on another thread
     */
    protected final void complete(@Nullable T value, boolean first) {
        settleInOrder(value, DONE, first);
    }

    /**
     * As {@link #fail(Throwable)}, but says where the coroutine goes in the queue if it waits, as {@link #complete(Object, boolean)}.
     *
     * <p>Scheduler's thread.
     *
     * @param failure what the yield throws; of any type
     * @param first whether it goes to the head of the queue, and not to the tail
     * @throws IllegalStateException if the operation has not been yielded, or on another thread
     */
    protected final void fail(Throwable failure, boolean first) {
        settleInOrder(Objects.requireNonNull(failure, "failure"), FAILED, first);
    }

    /**
     * Called in {@link #process}, or while it runs, by an operation that is over at once but lets others go first, such as those
     * that it has just woken: the coroutine goes to the queue, here and now, and goes on when its turn comes. Once.
     *
     * @param first whether it goes to the head of the queue, and not to the tail
     * @throws IllegalStateException if the operation does not begin at the moment, or is over already
     */
    protected final void requeue(boolean first) {
        if ((state & LIFE) != STARTING) {
            throw new IllegalStateException("requeue() is for process, before complete: " + this);
        }
        Scheduler s = Objects.requireNonNull(scheduler);
        Coro<?, ?> coro = waiter();
        if ((coro.state & Coro.QUEUED) != 0) {
            throw new IllegalStateException("requeue() is for once: " + this);
        }
        s.enqueue(coro, first);
        s.endBudget();
    }

    /**
     * For the setters of subclasses: configuring comes before the yield.
     *
     * @throws IllegalStateException if the operation has been yielded already
     */
    protected final void requireNew() {
        if (!isConfigurable()) {
            throw new IllegalStateException("already yielded, too late to configure: " + this);
        }
    }

    /**
     * Ends the operation with a failure, which the yield throws.
     *
     * <p>Any thread; see the class.
     *
     * @param failure what the yield throws; of any type
     * @throws IllegalStateException if the operation has not been yielded
     */
    protected final void fail(Throwable failure) {
        settle(Objects.requireNonNull(failure, "failure"), FAILED);
    }

    /**
     * Tells that something happened although the operation is not done: its idle timeout starts again, and those of the calls
     * in which it is yielded. Scheduler's thread.
     */
    protected final void progress() {
        if ((state & LIFE) != PARKED) {
            return;
        } else if (slot instanceof Coro<?, ?> waiter) {
            waiter.progressed(limits);
        } else if (slot instanceof Select<?, ?> select) {
            select.clauseProgressed();
        }
    }

    /**
     * Called in {@link #process} by an operation that something outside the scheduler completes, another thread for
     * instance: until it is over the loop waits, and does not conclude that nothing can ever wake the coroutine.
     */
    protected final void keepAlive() {
        Scheduler s = scheduler;
        if (s == null) {
            throw new IllegalStateException("keepAlive() outside process: " + this);
        }
        int life = state & LIFE;
        if ((life == STARTING || life == PARKED) && (state & OUTSIDE) == 0) {
            state |= OUTSIDE;
            s.outside++;
        }
    }

    /**
     * The priority that was asked for, else the scheduler's default. To be asked in {@link #process} and later.
     *
     * @return the priority in force
     */
    protected final Priority priority() {
        if (limits != null && limits.priority != null) {
            return limits.priority;
        } else if (slot instanceof Select<?, ?> select && (state & LIFE) < DONE) {
            return select.priority();
        }
        return scheduler == null ? Priority.LAST : scheduler.defaultPriority();
    }

    /**
     * Whether nothing but coroutines of the same scheduler, its timers and its poller can complete the operation, as with a
     * place in a queue. A loop in which all wait for such operations is stuck for certain, and says so at once; see
     * {@link Scheduler.Builder#patience}. By default false.
     *
     * @return true only if nobody else can ever complete it
     */
    protected boolean isInternal() {
        return false;
    }

    /**
     * Whether the operation may be a clause of a {@link Select}: to start it and to withdraw it again leaves no trace, {@link #cleanup}
     * never completes it, and whoever completes others in its {@link #process} asks {@link #excludes} first. By default false.
     *
     * @return true only if nothing is lost when it is withdrawn
     */
    protected boolean isSelectable() {
        return false;
    }

    /**
     * Whether this and another operation are clauses of one {@link Select}, so that only one of them may take effect: they must not
     * complete each other. To be asked while both wait or begin.
     *
     * @param other one that has not ended
     * @return whether it is a rival
     */
    protected final boolean excludes(Operation<?, ?> other) {
        return slot == other.slot;
    }

    /**
     * Asked before {@link #cleanup}, for a timeout, a cancel, or something raised: whether it cannot be withdrawn now, because what it
     * began has to come to its end first. Then the coroutine goes on waiting, and the operation has to end by itself as soon as it can,
     * with {@code failure} unless it has an outcome of its own. May be asked several times, for a timeout and then for a cancel, or
     * for a cancel and then for a kill. By default false: {@code cleanup} follows.
     *
     * <p>Scheduler's thread.
     *
     * @param failure what the yield would throw
     * @return whether the coroutine goes on waiting
     */
    protected boolean outlasts(Throwable failure) {
        return false;
    }

    private Limits configurable() {
        requireNew();

        if (limits == null) {
            limits = new Limits();
        }
        return limits;
    }

    boolean isConfigurable() {
        return (state & LIFE) == NEW;
    }

    /** The scheduler's default, unless it has a timeout of its own, or may have none. */
    @Nullable
    Limits limitedBy(long nanos) {
        if (defiesCancel()) {
            return limits;
        } else if (limits == null) {
            limits = new Limits();
        }
        if (limits.total == Limits.NONE && limits.idle == Limits.NONE) {
            limits.total = nanos;
        }
        return limits;
    }

    /** Whether a cancelled coroutine may wait for it, and a cancel does not withdraw it: others see to its end. */
    boolean defiesCancel() {
        return false;
    }

    private void settle(@Nullable Object outcome, int how) {
        Scheduler s = scheduler;
        if (s == null) {
            throw new IllegalStateException("completed before it was yielded: " + this);
        }
        if (s.isOnThread()) {
            settleHere(outcome, how);
        } else {
            s.mail(new Settlement(this, outcome, how));
        }
    }

    private void settleInOrder(@Nullable Object outcome, int how, boolean first) {
        if (scheduler == null || !scheduler.isOnThread()) {
            throw new IllegalStateException(
                    "only on its scheduler's thread has an operation a place in the queue; elsewhere use complete(value): "
                            + this);
        }
        int life = state & LIFE;
        if (life == PARKED) {
            Object waiter = slot;
            end(outcome, how);
            if (waiter instanceof Coro<?, ?> coro) {
                coro.wake(first);
            } else {
                select(waiter).clauseEnded(this, first);
            }
        } else if (life == STARTING || life == WITHDRAWING) {
            end(outcome, how);
        }
    }

    /** Records the outcome, if it is the first, and lets the coroutine go on if it waits. */
    final void settleHere(@Nullable Object outcome, int how) {
        int life = state & LIFE;
        if (life == PARKED) {
            Object waiter = slot;
            if (waiter instanceof Coro<?, ?> coro) {
                end(outcome, how);
                coro.wake(limits);
            } else {
                boolean first = priority().favoursCoro();
                end(outcome, how);
                select(waiter).clauseEnded(this, first);
            }
        } else if (life == STARTING || life == WITHDRAWING) {
            end(outcome, how);
        }
    }

    /** The coroutine that waits. */
    final Coro<?, ?> waiter() {
        return slot instanceof Coro<?, ?> coro ? coro : select(slot).waiter();
    }

    private static Select<?, ?> select(@Nullable Object waiter) {
        return (Select<?, ?>) Objects.requireNonNull(waiter);
    }

    /** The timer of the coroutine was due, and this is what it was for. */
    void due() {
        settleHere(null, DONE);
    }

    final void end(@Nullable Object outcome, int how) {
        if ((state & OUTSIDE) != 0) {
            Objects.requireNonNull(scheduler).outside--;
        }
        slot = outcome;
        state = how;
    }

    /** A completion from another thread, on its way through the mailbox. */
    private record Settlement(
            Operation<?, ?> operation, @Nullable Object outcome, int how) implements Runnable {
        @Override
        public void run() {
            operation.settleHere(outcome, how);
        }
    }

    /** For dumps and messages: the class's name. */
    @Override
    public String toString() {
        String simple = getClass().getSimpleName();
        return simple.isEmpty() ? getClass().getName() : simple;
    }
}
