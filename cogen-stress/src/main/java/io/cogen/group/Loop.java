package io.cogen.group;

import io.cogen.core.Cancelled;
import io.cogen.core.Coro;
import io.cogen.core.CoroutineMachine;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.core.SourceMap;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A scheduler with the test's time, and one coroutine that waits for one operation. */
final class Loop {
    private final AtomicInteger reports = new AtomicInteger();
    private volatile long now;

    final Scheduler scheduler = Scheduler.builder()
            .clock(() -> now)
            .longStep(Duration.ZERO)
            .onFailure((coro, failure) -> reports.incrementAndGet())
            .build();

    Waits waits(Operation<?, ?> operation) {
        Waits waits = new Waits(operation);
        scheduler.add(waits);
        return waits;
    }

    Waits parked(Operation<?, ?> operation) {
        Waits waits = waits(operation);
        turn();
        return waits;
    }

    void turn() {
        scheduler.runOnce();
    }

    void turns() {
        for (int i = 0; i < 4; i++) {
            turn();
        }
    }

    /** All timeouts are over. */
    void timeout() {
        now += 1_000_000;
        turn();
    }

    int reports() {
        return reports.get();
    }

    static final class Waits extends CoroutineMachine<Object, RuntimeException> {
        private static final SourceMap SOURCE = SourceMap.of("io.cogen.group.Loop", "waits", "Loop.java");

        private final Operation<?, ?> operation;
        private String outcome = "waits";

        Waits(Operation<?, ?> operation) {
            this.operation = operation;
        }

        @Override
        protected boolean step(int state) {
            if (state == 0 && awaits(1, operation)) {
                return true;
            }
            try {
                outcome = String.valueOf(this.<@Nullable Object>awaited());
            } catch (OperationTimeoutException timeout) {
                outcome = "timeout";
            } catch (Cancelled cancelled) {
                outcome = "cancelled";
                throw cancelled;
            } catch (IllegalArgumentException | IllegalStateException failure) {
                outcome = "failure";
            }
            return ends(null);
        }

        @Override
        protected SourceMap source() {
            return SOURCE;
        }

        @Override
        public String toString() {
            return outcome;
        }
    }

    /** Fails at once. */
    static final class Fails extends CoroutineMachine<Object, RuntimeException> {
        private static final SourceMap SOURCE = SourceMap.of("io.cogen.group.Loop", "fails", "Loop.java");

        @Override
        protected boolean step(int state) {
            throw new IllegalArgumentException("fails");
        }

        @Override
        protected SourceMap source() {
            return SOURCE;
        }
    }

    /** Nobody completes it. */
    static final class Never extends Operation<Object, RuntimeException> {
        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            keepAlive();
            return false;
        }
    }

    static Never never() {
        return new Never();
    }
}
