package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * At every suspension point of a body with nested try, catch and finally something comes from outside, and at every pair of
 * them; the machine must do what the body does, run as the method it is, where the same is simply thrown.
 */
@Timeout(60)
final class AsyncPointsTest {
    private static final int POINTS = 10;

    /** When operations are done that nothing happens to. */
    private enum Done {
        AT_ONCE,
        LATER,
        ON_ANOTHER_THREAD
    }

    private enum What {
        CANCEL,
        TIMEOUT,
        RAISE,
        CLOSE;

        boolean appliesToWait(Done done) {
            return this != CLOSE && (this != TIMEOUT || done != Done.ON_ANOTHER_THREAD);
        }

        boolean appliesToYield() {
            return this == RAISE || this == CLOSE;
        }
    }

    /** What happens at which suspension point, counted from the start; and what is seen. */
    private static class World {
        final Map<Integer, What> plan;
        final Done done;
        final List<String> log = new ArrayList<>();
        int points;

        World(Map<Integer, What> plan, Done done) {
            this.plan = plan;
            this.done = done;
        }

        @Nullable
        What atWait() {
            What what = plan.get(points++);
            return what != null && what.appliesToWait(done) ? what : null;
        }

        @Nullable
        What atYield() {
            What what = plan.get(points++);
            return what != null && what.appliesToYield() ? what : null;
        }

        IOException raised() {
            return new IOException("raised at " + points);
        }
    }

    // ------------------------------------------------------------------ the method that it is

    private static final class Original extends World {
        private @Nullable What stopped;

        Original(Map<Integer, What> plan, Done done) {
            super(plan, done);
        }

        /** A cancel, a timeout or a close: no catch of the body sees it. */
        private static final class Stop extends Error {
            private static final long serialVersionUID = 1L;

            Stop(String message) {
                super(message, null, false, false);
            }
        }

        private String waits(String what) throws IOException {
            What happens = atWait();
            if (stopped == null && happens == What.RAISE) {
                throw raised();
            } else if (stopped == null) {
                stopped = happens;
            }
            if (stopped != null) {
                throw new Stop(stopped == What.CANCEL ? "Cancelled" : "OperationTimeoutException");
            }
            return what;
        }

        private String yields(String value) throws IOException {
            stopped = null;
            log.add("value " + value);
            What happens = atYield();
            if (happens == What.RAISE) {
                throw raised();
            } else if (happens == What.CLOSE) {
                throw new Stop("closed");
            }
            return "s" + points;
        }

        private String body() throws IOException {
            try {
                log.add("got " + waits("a"));
                try {
                    log.add("sent " + yields("1"));
                    log.add("got " + waits("b"));
                    log.add("sent " + yields("2"));
                } catch (IOException e) {
                    log.add("caught " + e.getMessage());
                    log.add("sent " + yields("3"));
                    log.add("got " + waits("c"));
                } finally {
                    log.add("inner finally");
                    log.add("got " + waits("d"));
                }
                log.add("sent " + yields("4"));
                return "result";
            } finally {
                log.add("outer finally");
                log.add("got " + waits("e"));
            }
        }

        List<String> run() {
            try {
                log.add("returned " + body());
            } catch (Stop | IOException e) {
                log.add(Objects.requireNonNull(e.getMessage()));
            }
            return log;
        }
    }

    // ------------------------------------------------------------------ the machine

    private static final class Machine extends AsyncGeneratorMachine<String, String, String, IOException> {
        private final Driver world;
        private String yielded = "";
        private @Nullable String result;
        private int inner;
        private int outer;
        private @Nullable Throwable innerPending;
        private @Nullable Throwable outerPending;
        private @Nullable Throwable caught;
        int cleared;

        Machine(Driver world) {
            this.world = world;
        }

        @Override
        @SuppressWarnings("fallthrough")
        protected boolean step(int start) throws Throwable {
            int state = start;
            for (; ; ) {
                try {
                    switch (state) {
                        case 0:
                            if (awaits(1, world.operation("a"))) return true;
                        case 1:
                            state = 1;
                            world.log.add("got " + this.<String>awaited());
                            yielded = "1";
                            return yields(2);
                        case 2:
                            world.log.add("sent " + sent());
                            if (awaits(3, world.operation("b"))) return true;
                        case 3:
                            world.log.add("got " + this.<String>awaited());
                            yielded = "2";
                            return yields(4);
                        case 4:
                            world.log.add("sent " + sent());
                            state = 8;
                            continue;
                        case 5:
                            if (!(caught instanceof IOException)) {
                                throw Objects.requireNonNull(caught);
                            }
                            world.log.add("caught " + caught.getMessage());
                            yielded = "3";
                            return yields(6);
                        case 6:
                            world.log.add("sent " + sent());
                            if (awaits(7, world.operation("c"))) return true;
                        case 7:
                            world.log.add("got " + this.<String>awaited());
                            state = 8;
                            continue;
                        case 8:
                            world.log.add("inner finally");
                            if (awaits(9, world.operation("d"))) return true;
                        case 9:
                            world.log.add("got " + this.<String>awaited());
                            if (inner == 1) {
                                throw Objects.requireNonNull(innerPending);
                            }
                            outer = inner;
                            state = inner == 2 ? 12 : 10;
                            continue;
                        case 10:
                            yielded = "4";
                            return yields(11);
                        case 11:
                            world.log.add("sent " + sent());
                            result = "result";
                            outer = 2;
                        case 12:
                            state = 12;
                            world.log.add("outer finally");
                            if (awaits(13, world.operation("e"))) return true;
                        default:
                            world.log.add("got " + this.<String>awaited());
                            if (outer == 1) {
                                throw Objects.requireNonNull(outerPending);
                            }
                            return ends(result);
                    }
                } catch (Throwable failure) {
                    switch (state) {
                        case 2, 3, 4 -> {
                            caught = failure;
                            state = 5;
                        }
                        case 5, 6, 7 -> {
                            inner = 1;
                            innerPending = failure;
                            state = 8;
                        }
                        case 12, 13 -> throw failure;
                        default -> {
                            outer = 1;
                            outerPending = failure;
                            state = 12;
                        }
                    }
                }
            }
        }

        @Override
        protected int closing(int state) {
            if (state == 11) {
                outer = 2;
                return 12;
            }
            inner = 2;
            return 8;
        }

        @Override
        protected String yielded() {
            return yielded;
        }

        @Override
        protected void clear() {
            cleared++;
        }

        @Override
        protected SourceMap source() {
            return SourceMap.of("test.Points", "body", "Points.java", 1, 2, 3);
        }
    }

    /** Runs the machine, a coroutine for each resumption, and lets the same happen to it. */
    private static final class Driver extends World {
        private final Scheduler scheduler = done == Done.ON_ANOTHER_THREAD ? new Scheduler() : VirtualTime.scheduler();
        private Script consumer = Script.of("none");

        Driver(Map<Integer, What> plan, Done done) {
            super(plan, done);
        }

        Operation<?, ?> operation(String what) {
            What happens = atWait();
            IOException raised = raised();
            Parked op = new Parked();
            op.onProcess = () -> {
                if (happens == What.CANCEL) {
                    soon(() -> consumer.cancel("why"));
                } else if (happens == What.RAISE) {
                    soon(() -> consumer.raise(raised));
                } else if (happens == null && done == Done.ON_ANOTHER_THREAD) {
                    op.external().onProcess.run();
                    new Thread(() -> op.finish(what)).start();
                } else if (happens == null) {
                    soon(() -> op.finish(what));
                }
            };
            return op;
        }

        private void soon(Runnable action) {
            if (done == Done.AT_ONCE) {
                action.run();
            } else {
                scheduler.post(action);
            }
        }

        private @Nullable Object outcome(Operation<?, ?> resumption) throws Exception {
            consumer = Script.of(
                            "consumer",
                            v -> done == Done.ON_ANOTHER_THREAD ? resumption : resumption.timeout(ofSeconds(1)))
                    .seeingFailures();
            return scheduler.run(consumer);
        }

        List<String> run() throws Exception {
            Machine machine = new Machine(this);
            Operation<?, ?> next = machine.resume("dropped");
            for (; ; ) {
                Object outcome = outcome(next);
                if (!Boolean.TRUE.equals(outcome)) {
                    log.add(words(outcome, machine));
                    break;
                }
                log.add("value " + machine.value());
                What happens = atYield();
                next = happens == What.RAISE
                        ? machine.raise(raised())
                        : happens == What.CLOSE ? machine.close() : machine.resume("s" + points);
            }
            assertTrue(machine.isDone());
            assertEquals(1, machine.cleared);
            scheduler.close();
            return log;
        }

        private static String words(@Nullable Object outcome, Machine machine) {
            if (outcome instanceof IOException io) {
                return io.getMessage();
            }
            return outcome instanceof Throwable failure
                    ? failure.getClass().getSimpleName()
                    : outcome == null ? "closed" : "returned " + machine.result();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverHappensAtWhicheverPoint(Done done) throws Exception {
        for (int first = 0; first < POINTS; first++) {
            for (What what : What.values()) {
                // Threads are slow: one thing at a time is enough there.
                for (int second = done == Done.ON_ANOTHER_THREAD ? POINTS : first + 1; second <= POINTS; second++) {
                    for (What also : What.values()) {
                        Map<Integer, What> plan = Map.of(first, what, second, also);
                        assertEquals(new Original(plan, done).run(), new Driver(plan, done).run(), plan::toString);
                    }
                }
            }
        }
    }
}
