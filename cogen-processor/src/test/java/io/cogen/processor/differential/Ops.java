package io.cogen.processor.differential;

import io.cogen.core.Coro;
import io.cogen.core.CoroutineMachine;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.core.SourceMap;
import io.cogen.processor.differential.Script.Point;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Operations for coroutine bodies. When one is started the script says whether it is done at once, and whether it fails. */
public final class Ops {
    /** When an operation is done. */
    enum When {
        AT_ONCE,
        LATER,
        ON_ANOTHER_THREAD
    }

    private final Log log;
    private final Script script;
    private int started;

    Ops(Log log, Script script) {
        this.log = log;
        this.script = script;
    }

    private @Nullable Throwable failure(int index) {
        return script.failsWhileClosing() && log.isClosing()
                ? new IOException("failed while closing")
                : script.raisedAt(Point.OPERATION, index);
    }

    /** An operation that gives a value. */
    public <T extends @Nullable Object> Operation<T, RuntimeException> op(String name, T value) {
        log.add("op " + name);
        return new Device<>(name, value);
    }

    /** As {@link #op}, of a kind that may fail with an IOException. */
    public <T extends @Nullable Object> Operation<T, IOException> io(String name, T value) {
        log.add("io " + name);
        return new Device<>(name, value);
    }

    private final class Device<T extends @Nullable Object, X extends Throwable> extends Operation<T, X> {
        private final String name;
        private final T value;

        Device(String name, T value) {
            this.name = name;
            this.value = value;
        }

        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            int index = started++;
            log.add("start " + name);
            Throwable failure = failure(index);
            When when = script.endOf(index);
            switch (when) {
                case AT_ONCE -> finish(failure);
                case LATER -> scheduler.add(new Later(() -> finish(failure)));
                case ON_ANOTHER_THREAD -> {
                    keepAlive();
                    CompletableFuture.runAsync(() -> finish(failure));
                }
            }
            return when == When.AT_ONCE;
        }

        private void finish(@Nullable Throwable failure) {
            if (failure == null) {
                complete(value);
            } else {
                fail(failure);
            }
        }
    }

    /** Does something in the scheduler's next turn. */
    private static final class Later extends CoroutineMachine<Void, RuntimeException> {
        private static final SourceMap SOURCE = SourceMap.of("Ops", "later", "Ops.java", 0, 0);

        private final Runnable action;

        Later(Runnable action) {
            this.action = action;
        }

        @Override
        protected boolean step(int state) {
            if (state == 0 && awaits(1, Events.pass())) {
                return true;
            }
            awaited();
            action.run();
            return ends(null);
        }

        @Override
        protected SourceMap source() {
            return SOURCE;
        }
    }
}
