package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Coro#trace}. */
@Timeout(20)
final class TraceTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> unhandled = new ArrayList<>();
    private final Scheduler scheduler = time.builder()
            .onFailure((coro, failure) -> unhandled.add(coro.name() + ": " + failure.getMessage()))
            .build();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        scheduler.close();
        assertEquals(List.of(), unhandled);
    }

    private void listen(String line) {
        log.add(line.replaceAll("test[.](Scripts|Async)[.]|(Scripts|Async)[.]java:", ""));
    }

    // CG-021, CG-031, SH-010: each suspension and resumption, also of what is called
    @Test
    void tellsWhatItAndItsCalleesDo() {
        Script atOnce = Script.of("atOnce", v -> "result");
        Script callee = Script.of("callee", v -> Events.sleep(ofSeconds(1)), v -> {
            throw new IOException("broken");
        });
        Script traced = Script.of(
                        "traced", v -> atOnce, v -> Events.pass(), v -> callee, v -> Events.signal("s"), v -> "all")
                .seeingFailures();
        assertSame(traced, traced.trace(this::listen));
        scheduler.add(traced);
        scheduler.add(Script.of("other", v -> Events.sleep(ofSeconds(1))));
        scheduler.run();

        assertEquals(
                List.of(
                        "traced (10) begins",
                        "traced (11) calls atOnce",
                        "atOnce (10) returns result",
                        "traced (11) goes on with result",
                        "traced (12) yields pass",
                        "traced (12) lets others run",
                        "traced (12) goes on with null",
                        "traced (13) calls callee",
                        "callee (11) yields sleep PT1S",
                        "callee (11) waits",
                        "traced (13) waits",
                        "callee (11) goes on with null",
                        "callee (11) fails with java.io.IOException: broken",
                        "traced (13) goes on with failure java.io.IOException: broken",
                        "traced (14) yields to signal s",
                        "traced (14) goes on with 0",
                        "traced (14) returns all"),
                log);
    }

    @Test
    void mayBeginAndEndAtAnyTime() {
        Script callee = Script.of("callee", v -> Events.suspend(), v -> Events.suspend(), v -> Events.suspend());
        Script caller = Script.of("caller", v -> callee);
        scheduler.add(caller);
        scheduler.runOnce();
        caller.trace(this::listen);
        caller.resume("1");
        scheduler.runOnce();
        caller.trace(null);
        caller.resume("2");
        scheduler.runOnce();
        caller.trace(this::listen);
        caller.cancel("enough");
        scheduler.run();
        caller.trace(this::listen);

        assertEquals(
                List.of(
                        "callee (11) goes on with 1",
                        "callee (12) yields somebody to resume it",
                        "callee (12) waits",
                        "callee (13) goes on with failure io.cogen.core.Cancelled: enough",
                        "callee (13) ends, cancelled",
                        "caller (11) goes on with failure io.cogen.core.Cancelled: enough",
                        "caller (11) ends, cancelled"),
                log);
        assertEquals(CoroState.CANCELLED, caller.state());
    }

    @Test
    void aTracedCoroutineThatIsCancelledBeforeAYieldThrowsThere() {
        Script[] self = new Script[1];
        self[0] = Script.of("self", v -> {
            self[0].cancel("at once");
            return Events.sleep(ofSeconds(1));
        });
        scheduler.add(self[0].trace(this::listen));
        scheduler.run();

        assertEquals(
                List.of(
                        "self (10) begins",
                        "self (11) yields sleep PT1S",
                        "self (11) goes on with failure io.cogen.core.Cancelled: at once",
                        "self (11) ends, cancelled"),
                log);
    }

    @Test
    void aListenerThatFailsIsToldNothingMore() throws Exception {
        Script traced = Script.of("traced", v -> Events.pass(), v -> Events.pass(), v -> "result");
        traced.trace(line -> {
            listen(line);
            if (log.size() == 2) {
                throw new IllegalArgumentException("of the listener");
            }
        });
        assertEquals("result", scheduler.run(traced));
        assertEquals(List.of("traced (10) begins", "traced (11) yields pass"), log);
        assertEquals("test.Scripts.traced: of the listener", unhandled.remove(0));

        Script last = Script.of("last", v -> "result");
        last.trace(line -> {
            if (line.contains("returns")) {
                throw new IllegalArgumentException("at the end");
            }
        });
        assertEquals("result", scheduler.run(last));
        assertEquals("test.Scripts.last: at the end", unhandled.remove(0));
    }

    @Test
    void valuesAreCutShortAndNeedNoWords() throws Exception {
        Script traced = Script.of("traced", v -> "x".repeat(1_000));
        scheduler.run(traced.trace(this::listen));
        assertEquals("traced (10) returns " + "x".repeat(100) + "...", log.get(1));
        Object wordless = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        };
        scheduler.run(Script.of("wordless", v -> wordless).trace(this::listen));
        assertTrue(log.get(3).startsWith("wordless (10) returns io.cogen.core.TraceTest$"), log.get(3));
    }

    @Test
    void anAsynchronousGeneratorIsTracedWithWhoeverResumesIt() throws Exception {
        AsyncScript generator = AsyncScript.of("generator", v -> Events.pass(), v -> AsyncScript.out("v"));
        scheduler.run(Script.of("traced", v -> generator.resume()).trace(this::listen));

        assertEquals(
                List.of(
                        "traced (10) begins",
                        "traced (11) calls generator",
                        "generator (21) yields pass",
                        "generator (21) lets others run",
                        "traced (11) waits",
                        "generator (21) goes on with null",
                        "generator (21) returns true",
                        "traced (11) goes on with true",
                        "traced (11) returns true"),
                log);
    }

    @Test
    void aCallThatTimesOutShowsIt() {
        Script callee = Script.of("callee", v -> Events.suspend());
        scheduler.add(Script.of("caller", v -> callee.timeout(ofSeconds(1)))
                .seeingFailures()
                .trace(this::listen));
        scheduler.run();

        assertEquals("callee (11) ends, cancelled", log.get(log.size() - 3));
        assertEquals(
                "caller (11) goes on with failure io.cogen.core.OperationTimeoutException:"
                        + " callee was not done within PT1S",
                log.get(log.size() - 2));
    }
}
