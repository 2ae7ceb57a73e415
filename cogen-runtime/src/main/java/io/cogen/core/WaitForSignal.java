package io.cogen.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link Events#waitForSignal}. */
final class WaitForSignal<V extends @Nullable Object> extends Operation<V, RuntimeException> {
    final Object name;
    private final Class<?> type;
    private Signals.@Nullable Channel channel;

    /** Neighbours in the channel's list. */
    @Nullable
    WaitForSignal<?> previous;

    @Nullable
    WaitForSignal<?> next;

    WaitForSignal(Object name, Class<?> type) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        if (type.isPrimitive()) {
            throw new IllegalArgumentException("a signal brings an object, never a primitive " + type
                    + "; ask for the class that boxes it, such as Integer.class");
        }
    }

    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        scheduler.ready.startGroup();
        channel = scheduler.signals.addWaiter(this);
        scheduler.ready.endGroup();

        return (state & LIFE) != STARTING;
    }

    /**
     * The signal is here. The signal says where in the queue the coroutine goes; an operation that was given a priority of its
     * own may go to the head as well.
     */
    @SuppressWarnings("unchecked") // it is an instance of `type`, whose V this is
    void wake(@Nullable Object value, boolean first) {
        boolean ahead = first || limits != null && limits.priority != null && limits.priority.favoursCoro();
        if ((state & LIFE) == STARTING) {
            requeue(ahead); // it is the one that a signaller waited for, and takes its place among the others
        }
        if (value == null || type.isInstance(value)) {
            complete((V) value, ahead);
        } else {
            fail(
                    new ClassCastException("signal " + name + " brought a "
                            + value.getClass().getName() + ", and a " + type.getName() + " was waited for"),
                    ahead);
        }
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
        return "signal " + name;
    }
}
