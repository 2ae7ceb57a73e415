package io.cogen.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What becomes of a scope when its children end. */
abstract class ScopePolicy {
    /** The scope has no body: starts its children. */
    void begin(ScopeRun<?, ?> scope) {}

    void returned(ScopeRun<?, ?> scope, Coro<?, ?> child) {}

    /** By default: all others end. */
    void failed(ScopeRun<?, ?> scope, Coro<?, ?> child, Throwable failure) {
        scope.failed(child.name() + " has failed", failure);
    }

    /** Whether the outcome is there, and a cancel from outside comes too late for it. */
    boolean isDecided() {
        return false;
    }

    /** All have ended: the result, given what the body returned, if there is one. */
    @Nullable
    Object result(@Nullable Object ofBody) throws Throwable {
        return ofBody;
    }

    private static void start(ScopeRun<?, ?> scope, List<? extends Coro<?, ?>> coros) {
        for (Coro<?, ?> each : coros) {
            scope.start(each, false, null);
        }
    }

    static final class AllOrNothing extends ScopePolicy {}

    static final class Supervised extends ScopePolicy {
        private final BiConsumer<? super Coro<?, ?>, ? super Throwable> handler;

        Supervised(BiConsumer<? super Coro<?, ?>, ? super Throwable> handler) {
            this.handler = handler;
        }

        @Override
        void failed(ScopeRun<?, ?> scope, Coro<?, ?> child, Throwable failure) {
            try {
                handler.accept(child, failure);
            } catch (Throwable thrown) {
                if (thrown != failure) {
                    thrown.addSuppressed(failure);
                }
                scope.failed("the handler has failed", thrown);
            }
        }
    }

    static final class All extends ScopePolicy {
        private final List<? extends Coro<?, ?>> coros;

        All(List<? extends Coro<?, ?>> coros) {
            this.coros = coros;
        }

        @Override
        void begin(ScopeRun<?, ?> scope) {
            start(scope, coros);
        }

        @Override
        Object result(@Nullable Object nothing) throws Throwable {
            List<@Nullable Object> results = new ArrayList<>(coros.size());
            for (Coro<?, ?> each : coros) {
                if (each.state == Operation.FAILED) { // somebody has cancelled it
                    throw new IllegalStateException("there is no result of " + each, (Throwable) each.slot);
                }
                results.add(each.slot);
            }
            return Collections.unmodifiableList(results);
        }
    }

    /** The first that ends, or the first that returns. */
    static final class First extends ScopePolicy {
        private final List<? extends Coro<?, ?>> coros;
        private final boolean mustReturn;
        private @Nullable Coro<?, ?> winner;
        private @Nullable Throwable failure;

        First(List<? extends Coro<?, ?>> coros, boolean mustReturn) {
            if (coros.isEmpty()) {
                throw new IllegalArgumentException("there is no coroutine that could be the first");
            }
            this.coros = coros;
            this.mustReturn = mustReturn;
        }

        @Override
        void begin(ScopeRun<?, ?> scope) {
            start(scope, coros);
        }

        @Override
        void returned(ScopeRun<?, ?> scope, Coro<?, ?> child) {
            if (winner == null) {
                win(scope, child);
            }
        }

        private void win(ScopeRun<?, ?> scope, Coro<?, ?> child) {
            winner = child;
            scope.cancelInside(new Cancellation(child.name() + " was first", null));
        }

        @Override
        void failed(ScopeRun<?, ?> scope, Coro<?, ?> child, Throwable thrown) {
            if (winner == null && !mustReturn) {
                failure = thrown;
                win(scope, child);
            } else if (failure != null) {
                if (failure != thrown) {
                    failure.addSuppressed(thrown);
                }
            } else if (winner == null) {
                failure = thrown;
            } else if (!mustReturn) {
                scope.report(child, thrown);
            }
        }

        @Override
        boolean isDecided() {
            return winner != null;
        }

        @Override
        @Nullable
        Object result(@Nullable Object nothing) throws Throwable {
            if (winner != null && winner.state == Operation.DONE) {
                return winner.slot;
            } else if (failure != null) {
                throw failure;
            }
            throw new IllegalStateException("all have been cancelled, and none was first");
        }
    }
}
