package io.cogen.core;

import static java.time.Duration.ofMillis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Something happens to a program at each of its suspension points, one after the other; and deadlines are nested in all orders. */
@Timeout(60)
final class PointsTest {
    private static final String CANCEL = "cancel";
    private static final String KILL = "kill";
    private static final String GRACE = "cancel with grace";
    private static final String RAISE = "raise";
    private static final String SHUTDOWN = "shutdown";

    /** A program that calls, joins, runs scopes and races, and cleans up in the end. */
    private static final class Program {
        final VirtualTime time = new VirtualTime();
        final List<Throwable> unhandled = new ArrayList<>();
        final Scheduler scheduler = time.builder()
                .onFailure((coro, failure) -> unhandled.add(failure))
                .build();
        final List<Script> all = new ArrayList<>();
        int points;
        int cleanups;

        Script script(String name, Script.Step... steps) {
            Script script = Script.of(name, steps).lastly(() -> cleanups++);
            all.add(script);
            return script;
        }

        Operation<?, ?> sleep(long millis) {
            return Events.sleep(ofMillis(millis));
        }

        Script main() {
            Script joined = script("joined", v -> sleep(45), v -> "joined");
            return script(
                    "main",
                    v -> sleep(5),
                    v -> script("callee", w -> sleep(5), w -> script("deep", x -> sleep(5), x -> Events.pass())),
                    v -> {
                        scheduler.add(joined);
                        return null;
                    },
                    v -> joined,
                    v -> Scope.run(scope -> {
                        scope.start(script("child", w -> sleep(5), w -> sleep(5)));
                        scope.start(script(
                                "shielded",
                                w -> script("in shield", x -> sleep(15)).shield(ofMillis(7))));
                        scope.startDaemon(script("daemon", w -> sleep(1000)));
                        return script("body", w -> sleep(5), w -> sleep(1));
                    }),
                    v -> Scope.race(List.of(script("slow", w -> sleep(9)), script("fast", w -> sleep(3)))),
                    v -> Scope.all(List.of(script("one", w -> sleep(9)), script("two", w -> sleep(3))))
                            .timeout(ofMillis(50)),
                    v -> "end");
        }

        void turn(int turns) {
            for (int i = 0; i < turns && scheduler.runOnce(); i++) {
                // virtual time stands still in runOnce: move it to the next timer
                if (scheduler.ready.isEmpty()) {
                    time.pass(ofMillis(1));
                }
                points++;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("whatHappens")
    void atEachPoint(String what) {
        Program undisturbed = new Program();
        Script whole = undisturbed.main();
        undisturbed.scheduler.add(whole);
        undisturbed.turn(Integer.MAX_VALUE);
        assertEquals("end", whole.slot);
        assertTrue(undisturbed.points > 50, () -> "points: " + undisturbed.points);
        for (int at = 0; at < undisturbed.points; at++) {
            disturb(what, at);
        }
    }

    static Stream<String> whatHappens() {
        return Stream.of(CANCEL, KILL, GRACE, RAISE, SHUTDOWN);
    }

    private static void disturb(String what, int at) {
        Program program = new Program();
        Script main = program.main();
        program.scheduler.add(main);
        program.turn(at);
        boolean running = !main.isDone();
        IllegalStateException raised = new IllegalStateException("raised");
        switch (what) {
            case CANCEL -> main.cancel(what);
            case KILL -> main.kill(what);
            case GRACE -> main.cancel(what, ofMillis(3));
            case RAISE -> main.raise(raised);
            default -> program.scheduler.shutdown(ofMillis(3));
        }
        program.scheduler.run();

        String hint = what + " at " + at;
        assertTrue(main.isDone(), hint);
        if (running && main.state == Operation.FAILED) {
            Class<? extends Throwable> type = what.equals(RAISE) ? IllegalStateException.class : Cancelled.class;
            assertInstanceOf(type, main.slot, hint);
        } else {
            assertEquals("end", main.slot, hint);
        }
        for (Script each : program.all) {
            assertTrue(each.isDone() || each.state == Operation.NEW, () -> hint + ": " + each);
        }
        long begun = program.all.stream()
                .filter(each -> each.state != Operation.NEW && each.ran)
                .count();
        assertEquals(begun, program.cleanups, hint);
        assertTrue(program.scheduler.roots.isEmpty(), hint);
        assertEquals(0, program.scheduler.wheel.size(), hint);
        assertEquals(what.equals(RAISE) && main.slot == raised ? List.of(raised) : List.of(), program.unhandled, hint);
        program.scheduler.close();
    }

    // ------------------------------------------------------------------ nested deadlines

    // SH-030
    @ParameterizedTest
    @MethodSource("orders")
    void onlyTheFrameWhoseDeadlineItWasSeesATimeout(List<Integer> millis) throws Exception {
        VirtualTime time = new VirtualTime();
        try (Scheduler scheduler = time.builder().build()) {
            Map<Integer, Object> seen = new TreeMap<>();
            Operation<?, ?> inner = Events.sleep(ofMillis(10_000));
            for (int frame = millis.size() - 1; frame >= 0; frame--) {
                int number = frame;
                Operation<?, ?> limited = frame % 2 == 0
                        ? inner.timeout(ofMillis(millis.get(frame)))
                        : inner.idleTimeout(ofMillis(millis.get(frame)));
                Script around = Script.of("frame " + frame, v -> limited, v -> {
                            seen.put(number, v);
                            if (v instanceof Cancelled cancelled) {
                                throw cancelled;
                            }
                            return "caught by " + number;
                        })
                        .seeingFailures();
                inner = around;
            }
            scheduler.run((Script) inner);

            int first = millis.stream().min(Integer::compare).orElseThrow();
            int owner = millis.indexOf(first);
            assertEquals(ofMillis(first), time.elapsed());
            for (int frame = 0; frame < millis.size(); frame++) {
                if (frame == owner) {
                    assertInstanceOf(OperationTimeoutException.class, seen.get(frame), () -> seen.toString());
                } else if (frame > owner) {
                    assertInstanceOf(Cancelled.class, seen.get(frame), () -> seen.toString());
                } else {
                    assertEquals("caught by " + (frame + 1), seen.get(frame));
                }
            }
        }
    }

    static Stream<Arguments> orders() {
        List<Arguments> all = new ArrayList<>();
        permute(new ArrayList<>(), List.of(100, 200, 300, 400), all);
        return all.stream();
    }

    private static void permute(List<Integer> chosen, List<Integer> left, List<Arguments> all) {
        if (left.isEmpty()) {
            all.add(Arguments.of(List.copyOf(chosen)));
        }
        for (Integer next : left) {
            List<Integer> more = new ArrayList<>(chosen);
            more.add(next);
            permute(more, left.stream().filter(each -> !each.equals(next)).toList(), all);
        }
    }

    /** Of deadlines at the same moment the outermost, which was armed first, wins. */
    @Test
    void equalDeadlines() throws Exception {
        VirtualTime time = new VirtualTime();
        try (Scheduler scheduler = time.builder().build()) {
            List<String> seen = new ArrayList<>();
            Script inner = Script.of("inner", v -> Events.sleep(ofMillis(500)).timeout(ofMillis(100)), v -> {
                        seen.add(v.getClass().getSimpleName());
                        return "inner";
                    })
                    .seeingFailures();
            scheduler.run(Script.of("outer", v -> inner.timeout(ofMillis(100)), v -> {
                        seen.add(v instanceof Throwable ? v.getClass().getSimpleName() : v.toString());
                        return null;
                    })
                    .seeingFailures());
            assertEquals(List.of("Cancelled", "inner"), seen);
        }
    }
}
