package io.cogen.group;

import io.cogen.core.Coro;
import io.cogen.core.CoroutineMachine;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.core.SourceMap;
import org.jspecify.annotations.Nullable;

/** One loop of a group: what its thread does. */
final class GroupLoop implements Runnable {
    private final SchedulerGroup group;
    final Scheduler scheduler;

    GroupLoop(SchedulerGroup group, Scheduler scheduler) {
        this.group = group;
        this.scheduler = scheduler;
    }

    @Override
    public void run() {
        try {
            // A run ends when the group is shut down. Or its scheduler alone, perhaps by an interrupt, and then the
            // loop serves on.
            while (!group.isShutdown()) {
                scheduler.add(new Resident());
                scheduler.run();
                Thread.interrupted();
            }
        } catch (Throwable failure) {
            group.broken(failure);
        }
        try {
            scheduler.close();
        } catch (Throwable failure) {
            group.broken(failure);
        }
        try {
            for (Coro<?, ?> left : scheduler.coroutines()) {
                if (left instanceof RemoteRun<?, ?> remote) {
                    remote.lost("its loop was closed, and it did not end");
                }
            }
        } catch (Throwable failure) {
            group.broken(failure);
        }
    }

    /** Keeps the loop up while it has nothing to do, until all are cancelled. */
    private static final class Resident extends CoroutineMachine<@Nullable Void, RuntimeException> {
        private static final SourceMap SOURCE =
                SourceMap.of("io.cogen.group.SchedulerGroup", "serve", "SchedulerGroup.java");

        @Override
        protected boolean step(int state) {
            if (state == 0 && awaits(1, new Forever())) {
                return true;
            }
            return ends(awaited());
        }

        @Override
        protected SourceMap source() {
            return SOURCE;
        }
    }

    private static final class Forever extends Operation<@Nullable Void, RuntimeException> {
        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            keepAlive();
            return false;
        }

        @Override
        public String toString() {
            return "the shutdown of the group";
        }
    }
}
