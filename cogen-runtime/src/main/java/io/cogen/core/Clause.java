package io.cogen.core;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of the operations of a {@link Select}, and what becomes of its value. Once chosen, it stands for what was awaited. */
final class Clause {
    final Operation<?, ?> operation;
    private final Function<Object, Object> map;

    /** In a ring; the one behind the last is the first. */
    Clause next = this;

    @SuppressWarnings("unchecked") // the function fits the operation, see Select.of
    Clause(Operation<?, ?> operation, Function<?, ?> map) {
        this.operation = operation;
        this.map = (Function<Object, Object>) map;
    }

    /** Begins: true if it is over. */
    boolean start(Scheduler s, Select<?, ?> select, Coro<?, ?> coro) {
        Operation<?, ?> o = operation;
        if (o.state == Operation.SHARED) {
            s.endBudget();
            return true;
        }
        o.scheduler = s;
        o.slot = select;
        o.state = Operation.STARTING;
        try {
            if (o instanceof Sleep sleep) {
                if (sleep.isDue(s)) {
                    s.endBudget();
                    return ends();
                }
            } else if (o.process(s, coro)) {
                return ends();
            }
        } catch (Throwable thrown) {
            o.end(thrown, Operation.FAILED);
        }
        if ((o.state & Operation.LIFE) == Operation.STARTING) {
            o.state += Operation.PARKED - Operation.STARTING;
        }
        return isOver();
    }

    private boolean ends() {
        if ((operation.state & Operation.LIFE) == Operation.STARTING) {
            operation.end(null, Operation.DONE);
        }
        return true;
    }

    boolean isOver() {
        return (operation.state & Operation.LIFE) >= Operation.DONE;
    }

    /** Whether it has begun, and is not over. */
    boolean isOpen() {
        int life = operation.state & Operation.LIFE;
        return life == Operation.PARKED || life == Operation.STARTING;
    }

    /**
     * Withdraws it. What cleanup throws is thrown.
     *
     * @return false: it has an outcome
     */
    boolean withdraw() {
        Operation<?, ?> o = operation;
        o.state = o.state & ~Operation.LIFE | Operation.WITHDRAWING;
        try {
            o.cleanup();
        } finally {
            if ((o.state & Operation.LIFE) == Operation.WITHDRAWING) {
                o.end(null, Operation.WITHDRAWN);
            }
        }
        return o.state == Operation.WITHDRAWN;
    }

    /** For the coroutine that goes on. */
    @Nullable
    Object outcome() {
        int life = operation.state & Operation.LIFE;
        if (life == Operation.SHARED) {
            return map.apply(null);
        }
        Object outcome = operation.slot;
        if (life == Operation.DONE) {
            operation.slot = null;
            return map.apply(outcome);
        }
        throw Sneaky.<RuntimeException>sneaky((Throwable) Objects.requireNonNull(outcome));
    }
}
