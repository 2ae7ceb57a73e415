package io.cogen.core;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Wakes everybody who waits for a signal; made by {@link Events#signal(Object, Object)}, which says what it does.
 *
 * <pre>{@code
 * int woken = Co.yield(Events.signal("ready", port));
 * Co.yield(Events.signal("start").recipients(3).timeout(ofSeconds(10)));
 * }</pre>
 */
public final class Signal extends Operation<Integer, RuntimeException> {
    final Object name;

    @Nullable
    final Object value;

    private int recipients;

    private Signals.@Nullable Channel channel;

    Signal(Object name, @Nullable Object value) {
        this.name = Objects.requireNonNull(name, "name");
        this.value = value;
    }

    /**
     * Suspends until at least so many coroutines wait for the signal, then wakes all that do. By default 0: wakes those that wait
     * now, and never suspends for want of others.
     *
     * @param atLeast zero or more
     * @return this
     * @throws IllegalArgumentException if {@code atLeast} is negative
     * @throws IllegalStateException if the operation has been yielded already
     */
    public Signal recipients(int atLeast) {
        if (atLeast < 0) {
            throw new IllegalArgumentException(
                    "recipients is negative: " + atLeast + "; 0 wakes those that wait, however few they are");
        }
        requireNew();
        recipients = atLeast;
        return this;
    }

    @Override
    public Signal timeout(Duration total) {
        super.timeout(total);
        return this;
    }

    @Override
    public Signal idleTimeout(Duration idle) {
        super.idleTimeout(idle);
        return this;
    }

    /**
     * The order in which those woken and the signaller go on. Of three that wait, and with nobody else in the queue: {@code LAST}
     * 1, 2, 3, signaller; {@code CORO} signaller, 1, 2, 3; {@code OP} 3, 2, 1, signaller; {@code FIRST} signaller, 3, 2, 1.
     * {@code OP} and {@code FIRST} put those woken at the head of the queue one by one, so that the last comes first. A
     * signaller that need not suspend and goes first just goes on, as long as its budget lasts.
     *
     * @param priority one of the constants
     * @return this
     * @throws IllegalStateException if the operation has been yielded already
     */
    @Override
    public Signal priority(Priority priority) {
        super.priority(priority);
        return this;
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        Signals signals = scheduler.signals;
        if (signals.waiting(name) < recipients) {
            channel = signals.addSignaller(this);
            return false;
        }
        scheduler.ready.startGroup();
        int woken = signals.wakeAll(this);
        if (woken > 0 && !priority().favoursCoro()) {
            requeue(false); // behind those it woke
        }
        scheduler.ready.endGroup();
        complete(woken);
        return true;
    }

    boolean isContentWith(int waiting) {
        return waiting >= recipients;
    }

    boolean favoursWoken() {
        return priority().favoursOperation();
    }

    @Override
    protected void cleanup() {
        Objects.requireNonNull(scheduler).signals.remove(Objects.requireNonNull(channel), this);
    }

    @Override
    protected boolean isInternal() {
        return true;
    }

    @Override
    protected boolean isSelectable() {
        return true;
    }

    @Override
    public String toString() {
        return recipients == 0 ? "to signal " + name : "at least " + recipients + " to wait for signal " + name;
    }
}
