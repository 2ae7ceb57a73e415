package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A scheduler in virtual time, of which nothing may be left behind a test. */
abstract class AsyncFixture {
    final VirtualTime time = new VirtualTime();
    private final List<String> unhandled = new ArrayList<>();
    final Scheduler scheduler = time.builder()
            .onFailure((coro, failure) -> unhandled.add(coro.name() + ": " + failure.getMessage()))
            .build();
    final List<Object> log = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        scheduler.close();
        assertEquals(List.of(), unhandled);
        assertTrue(scheduler.roots.isEmpty());
        assertEquals(0, scheduler.wheel.size());
    }

    /** What a coroutine gets that yields the operation: its value or failure. */
    @Nullable
    Object yield(Operation<?, ?> operation) throws Exception {
        return scheduler.run(Script.of("consumer", v -> operation).seeingFailures());
    }

    /** A coroutine, run until it waits. */
    Script start(Script.Step... steps) {
        Script script = Script.of("consumer", steps).seeingFailures();
        scheduler.add(script);
        scheduler.runOnce();
        return script;
    }

    /** A failure by its class. */
    static Object words(@Nullable Object outcome) {
        return outcome instanceof Throwable failure ? failure.getClass().getSimpleName() : String.valueOf(outcome);
    }
}
