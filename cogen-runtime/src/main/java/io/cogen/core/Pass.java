package io.cogen.core;

import java.time.Duration;

/**
 * {@link Events#pass()}. It has no state, so all coroutines share one object and passing allocates nothing: a suspension
 * point recognises it by its state and never starts it. Only a pass that is given limits becomes an object of its own.
 */
final class Pass extends Operation<Void, RuntimeException> {
    static final Pass INSTANCE = new Pass(SHARED);

    private Pass(int state) {
        this.state = state;
    }

    @Override
    public Operation<Void, RuntimeException> timeout(Duration total) {
        return state == SHARED ? new Pass(NEW).timeout(total) : super.timeout(total);
    }

    @Override
    public Operation<Void, RuntimeException> idleTimeout(Duration idle) {
        return state == SHARED ? new Pass(NEW).idleTimeout(idle) : super.idleTimeout(idle);
    }

    @Override
    public Operation<Void, RuntimeException> noTimeout() {
        return state == SHARED ? this : super.noTimeout();
    }

    @Override
    public Operation<Void, RuntimeException> shield(Duration most) {
        return state == SHARED ? new Pass(NEW).shield(most) : super.shield(most);
    }

    @Override
    public Operation<Void, RuntimeException> priority(Priority priority) {
        return state == SHARED ? new Pass(NEW).priority(priority) : super.priority(priority);
    }

    /** Done at once, but only the next turn sees it. */
    @Override
    protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
        requeue(false);
        return true;
    }

    @Override
    protected boolean isSelectable() {
        return true;
    }

    @Override
    public String toString() {
        return "pass";
    }
}
