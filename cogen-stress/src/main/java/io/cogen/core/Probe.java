package io.cogen.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A coroutine that waits for some operations, one after the other, and writes down what came of each. */
final class Probe extends CoroutineMachine<Object, RuntimeException> {
    private static final SourceMap SOURCE = SourceMap.of("io.cogen.core.Probe", "probe", "Probe.java");

    private final List<Operation<?, ?>> operations;
    private String outcome = "";
    private @Nullable Runnable atBegin;
    private int ends;

    private Probe(List<Operation<?, ?>> operations) {
        this.operations = operations;
    }

    static Probe of(Operation<?, ?>... operations) {
        return new Probe(new ArrayList<>(List.of(operations)));
    }

    Probe beginning(Runnable action) {
        atBegin = action;
        return this;
    }

    /** What came of the operations, with a word for whatever has been left behind or done twice. */
    String outcome(Loop s) {
        String left = "";
        if (isDone() && ends != 1) {
            left += " ended " + ends + " times";
        }
        if (isDone() && !s.roots.isEmpty()) {
            left += " in roots";
        }
        if (s.wheel.size() != 0) {
            left += " timers " + s.wheel.size();
        }
        if (isDone() && s.outside != 0) {
            left += " outside " + s.outside;
        }
        return outcome + (isDone() ? "." : "...") + left;
    }

    @Override
    protected boolean step(int state) {
        int at = state;
        if (at == 0 && atBegin != null) {
            atBegin.run();
        }
        if (at > 0) {
            write();
        }
        while (at < operations.size()) {
            at++;
            if (awaits(at, operations.get(at - 1))) {
                return true;
            }
            write();
        }
        return ends(null);
    }

    private void write() {
        try {
            outcome += this.<@Nullable Object>awaited();
        } catch (OperationTimeoutException timeout) {
            outcome += "timeout";
        } catch (Cancelled cancelled) {
            outcome += "cancelled";
            throw cancelled;
        }
    }

    @Override
    protected SourceMap source() {
        return SOURCE;
    }

    @Override
    protected void clear() {
        ends++;
    }

    /** An operation that somebody else completes. */
    static final class External extends Operation<Object, RuntimeException> {
        static External within(long nanos) {
            External external = new External();
            external.timeout(Duration.ofNanos(nanos));
            return external;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            keepAlive();
            return false;
        }

        void finish(Object value) {
            complete(value);
        }
    }
}
