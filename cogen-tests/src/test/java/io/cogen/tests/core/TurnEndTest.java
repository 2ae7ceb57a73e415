package io.cogen.tests.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Futures;
import io.cogen.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** {@code Scheduler.whenTurnEnds}. */
final class TurnEndTest {
    private final List<String> log = new ArrayList<>();
    private final Scheduler scheduler = Scheduler.builder()
            .onFailure((coro, failure) -> log.add("unhandled " + failure.getMessage()))
            .build();
    private final Runnable first = () -> log.add("first");
    private final Runnable second = () -> log.add("second");

    @Coroutine
    void tells(int times, List<Runnable> actions) {
        for (int i = 0; i < times; i++) {
            log.add("step");
            actions.forEach(scheduler::whenTurnEnds);
            Co.yield(Events.pass());
        }
    }

    @Test
    void eachActionIsDoneOnceATurnBehindItsSteps() {
        scheduler.add(TurnEndTestCoroutines.tells(this, 1, List.of(first, second, first)));
        scheduler.add(TurnEndTestCoroutines.tells(this, 2, List.of(second)));
        while (scheduler.runOnce()) {
            log.add("turn");
        }
        assertEquals(List.of("step", "step", "first", "second", "turn", "step", "second", "turn"), log.subList(0, 8));
    }

    @Test
    void beforeTheLoopWaits() throws Exception {
        CompletableFuture<String> future = new CompletableFuture<>();
        scheduler.run(TurnEndTestCoroutines.waits(this, future));
        assertEquals(List.of("told", "done"), log);
    }

    @Coroutine
    void waits(CompletableFuture<String> future) throws Exception {
        scheduler.whenTurnEnds(() -> future.complete("told"));
        log.add(Co.yield(Futures.await(future)));
        log.add("done");
    }

    @Test
    void whatAnActionAddsIsDoneToo() {
        scheduler.add(TurnEndTestCoroutines.tells(this, 1, List.of(() -> scheduler.whenTurnEnds(first))));
        scheduler.runOnce();
        assertEquals(List.of("step", "first"), log);
        scheduler.run();
    }

    @Test
    void aFailureGoesToTheHandlerAndTheOthersAreDone() {
        Runnable fails = () -> {
            throw new IllegalArgumentException("of an action");
        };
        scheduler.add(TurnEndTestCoroutines.tells(this, 1, List.of(fails, first)));
        scheduler.run();
        assertEquals(List.of("step", "unhandled of an action", "first"), log);
    }

    @Coroutine
    static void stuck() {
        Co.yield(Events.waitForSignal("nobody sends it"));
    }

    @Test
    void behindTheLastTurnItIsDoneBeforeTheRunReturns() {
        Scheduler[] own = {null};
        own[0] = Scheduler.builder()
                .onFailure((coro, failure) -> own[0].whenTurnEnds(first))
                .build();
        own[0].add(TurnEndTestCoroutines.stuck());
        own[0].run(); // tells the handler that nothing can wake it
        assertEquals(List.of("first"), log);
        own[0].close();
    }

    @Test
    void withoutATurnItIsDoneWhenTheCallEnds() {
        assertTrue(scheduler.tryHere(() -> {
            scheduler.whenTurnEnds(first);
            log.add("here");
        }));
        assertEquals(List.of("here", "first"), log);
    }

    @Test
    void onAnotherThreadItIsRefused() {
        assertThrows(IllegalStateException.class, () -> scheduler.whenTurnEnds(first));
        assertThrows(
                CompletionException.class,
                () -> CompletableFuture.runAsync(() -> scheduler.whenTurnEnds(first))
                        .join());
        scheduler.run();
        assertEquals(List.of(), log);
    }

    @Test
    void onceItIsClosedItIsDoneAtOnce() {
        scheduler.close();
        scheduler.whenTurnEnds(first);
        assertEquals(List.of("first"), log);
    }
}
