package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Events#join} and {@link Events#add}. */
@Timeout(20)
final class JoinTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Throwable> unhandled = new ArrayList<>();
    private final Scheduler scheduler =
            time.builder().onFailure((coro, failure) -> unhandled.add(failure)).build();
    private final List<Object> log = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        scheduler.close();
        assertEquals(List.of(), unhandled);
        assertTrue(scheduler.roots.isEmpty());
        assertEquals(0, scheduler.wheel.size());
    }

    private Script sleeper(String name, long seconds) {
        Script script = Script.of(name, v -> Events.sleep(ofSeconds(seconds)), v -> name + "'s");
        scheduler.add(script);
        return script;
    }

    private Object outcome(Script.Step... steps) throws Exception {
        return scheduler.run(Script.of("test", steps).seeingFailures());
    }

    private void assertRefused(String message, Object outcome) {
        String actual = assertInstanceOf(IllegalStateException.class, outcome).getMessage();
        assertTrue(actual.contains(message), actual);
    }

    // ------------------------------------------------------------------ join

    // CG-048, SH-023: the result of one that runs
    @Test
    void givesTheResult() throws Exception {
        Script target = sleeper("target", 5);
        assertEquals("target's", outcome(v -> Events.join(target)));
        assertEquals(ofSeconds(5), time.elapsed());
    }

    // CG-048, CR-04, SH-023: of one that has ended, at once
    @Test
    void oneThatHasEndedIsJoinedAtOnce() throws Exception {
        Script target = sleeper("target", 5);
        scheduler.run();
        scheduler.add(Script.of("other", v -> log.add("other")));
        Script joiner = Script.of("joiner", v -> Events.join(target).timeout(ofSeconds(0)), v -> log.add(v));
        scheduler.runOnce();
        scheduler.add(joiner);
        scheduler.runOnce();

        assertEquals(List.of("other", "target's"), log);
    }

    // CG-048, CR-14: its failure, and not null or for ever; and the failure has then been seen
    @Test
    void throwsTheFailure() throws Exception {
        IOException failure = new IOException("of the target");
        Script target = Script.of("target", v -> Events.sleep(ofSeconds(1)), v -> {
            throw failure;
        });
        scheduler.add(target);

        assertSame(failure, outcome(v -> Events.join(target)));
        assertSame(failure, outcome(v -> Events.join(target)));
    }

    @Test
    void anyNumberMayJoinEachWithItsOwnTimeout() {
        Script target = sleeper("target", 5);
        for (int i = 3; i <= 8; i++) {
            int seconds = i;
            scheduler.add(Script.of("" + i, v -> Events.join(target).timeout(ofSeconds(seconds)))
                    .catching(failure -> failure.getClass().getSimpleName())
                    .lastly(() -> log.add(seconds + " at " + time.elapsed())));
        }
        scheduler.run();

        assertEquals(List.of("3 at PT3S", "4 at PT4S", "5 at PT5S", "6 at PT5S", "7 at PT5S", "8 at PT5S"), log);
        assertEquals(ofSeconds(5), time.elapsed());
    }

    // CG-033, CG-048: a join with a timeout waits for the other one, not for itself
    @Test
    void aTimeoutEndsTheWaitAndNotTheOther() throws Exception {
        Script target = sleeper("target", 5);
        Object seen = outcome(v -> Events.join(target).timeout(ofSeconds(2)));

        assertEquals(
                "test.Scripts.target was not done within PT2S",
                assertInstanceOf(OperationTimeoutException.class, seen).getMessage());
        assertFalse(target.isDone());
        assertEquals("target's", outcome(v -> Events.join(target).timeout(ofSeconds(9))));
        assertEquals(ofSeconds(5), time.elapsed());
    }

    @Test
    void aFailureThatNobodyJoinsAnyMoreIsReported() throws Exception {
        Script target = Script.of("target", v -> Events.sleep(ofSeconds(3)), v -> {
            throw new IOException("unseen");
        });
        scheduler.add(target);
        outcome(v -> Events.join(target).timeout(ofSeconds(2)));
        scheduler.run();

        assertEquals("unseen", unhandled.remove(0).getMessage());
    }

    @Test
    void cancellingAJoinerLeavesTheOther() {
        Script target = sleeper("target", 5);
        Script joiner = Script.of("joiner", v -> Events.join(target));
        scheduler.add(joiner);
        scheduler.runOnce();
        assertTrue(joiner.toString().endsWith("waits for the end of test.Scripts.target"), joiner.toString());
        joiner.cancel("no longer");
        scheduler.run();

        assertEquals("target's", target.slot);
        assertInstanceOf(Cancelled.class, joiner.slot);
    }

    @Test
    void aCancelledTargetIsAFailureOfTheJoin() throws Exception {
        Script target = sleeper("target", 5);
        scheduler.add(Script.of("canceller", v -> Events.sleep(ofSeconds(1)), v -> {
            target.cancel("enough");
            return null;
        }));

        CoroutineCancelledException thrown = (CoroutineCancelledException) outcome(v -> Events.join(target));
        assertEquals("test.Scripts.target was cancelled: enough", thrown.getMessage());
        assertEquals("enough", thrown.reason());
        assertEquals("enough", ((Cancelled) thrown.getCause()).reason());
    }

    // CG-034: joiners go on in the order in which they came
    @Test
    void joinersGoOnInOrder() {
        Script target = sleeper("target", 1);
        for (int i = 1; i <= 3; i++) {
            int number = i;
            scheduler.add(Script.of("" + i, v -> Events.join(target), v -> log.add(number)));
        }
        scheduler.run();

        assertEquals(List.of(1, 2, 3), log);
    }

    @Test
    void aJoinerMayAskToGoFirst() {
        Script target = sleeper("target", 1);
        scheduler.add(Script.of("1", v -> Events.join(target), v -> log.add(1)));
        scheduler.add(Script.of("2", v -> Events.join(target).priority(Priority.CORO), v -> log.add(2)));
        scheduler.run();

        assertEquals(List.of(2, 1), log);
    }

    // SH-023: nobody can wait for himself
    @Test
    void refusesToWaitForItselfOrForACaller() throws Exception {
        Script[] self = new Script[1];
        self[0] = Script.of("self", v -> Events.join(self[0])).seeingFailures();
        assertRefused("a coroutine cannot wait for itself: test.Scripts.self", scheduler.run(self[0]));

        Script[] caller = new Script[1];
        Script callee = Script.of("callee", v -> Events.join(caller[0])).seeingFailures();
        caller[0] = Script.of("caller", v -> Script.of("between", w -> callee));
        assertRefused("cannot wait for the one that calls it", scheduler.run(caller[0]));
    }

    // SH-023: one that was never begun would be waited for in vain
    @Test
    void refusesOneThatWasNeverAdded() throws Exception {
        Script fresh = Script.of("fresh", v -> "v");
        assertRefused("has not been added", outcome(v -> Events.join(fresh)));
        assertEquals("v", outcome(v -> fresh));
        assertThrows(NullPointerException.class, () -> Events.join(null));
    }

    @Test
    void refusesOneOfAnotherScheduler() throws Exception {
        Script foreign = Script.of("foreign", v -> Events.pass());
        try (Scheduler another = VirtualTime.scheduler()) {
            another.add(foreign);
            assertRefused("belongs to another scheduler", outcome(v -> Events.join(foreign)));
        }
    }

    @Test
    void theLimitsOfAnEarlierCallDoNotCount() throws Exception {
        Script target = sleeper("target", 5);
        scheduler.add(Script.of("1", v -> Events.join(target), v -> log.add(1)));
        scheduler.add(Script.of(
                "2",
                v -> Script.of("atOnce", w -> "v").priority(Priority.FIRST),
                v -> Events.join(target),
                v -> log.add(2)));
        scheduler.run();

        assertEquals(List.of(1, 2), log);
    }

    @Test
    void isForOneUse() throws Exception {
        Operation<Object, Exception> join = Events.join(sleeper("target", 1));
        outcome(v -> join);
        assertRefused("yielded once", outcome(v -> join));
    }

    @Test
    void oneThatWasCalledByAnotherMayBeJoined() throws Exception {
        Script callee = Script.of("callee", v -> Events.sleep(ofSeconds(2)), v -> "v");
        scheduler.add(Script.of("caller", v -> callee));
        assertEquals("v", outcome(v -> Events.pass(), v -> Events.join(callee)));
    }

    // ------------------------------------------------------------------ add

    // CG-047: the bit CORO decides who goes first, and the result is always the coroutine. CG-012: without a further
    // hop
    @ParameterizedTest
    @CsvSource({"LAST, other added true", "CORO, true other added", "OP, added other true", "FIRST, true added other"})
    void ordersOfAdd(Priority priority, String expected) {
        Script added = Script.of("added", v -> log.add("added"));
        scheduler.add(Script.of(
                "adder", v -> Events.add(added).priority(priority), v -> log.add(String.valueOf(v == added))));
        scheduler.add(Script.of("other", v -> log.add("other")));
        scheduler.run();

        assertEquals(List.of(expected.split(" ")), log);
    }

    @Test
    void addDoesNotWait() throws Exception {
        Script added = Script.of("added", v -> Events.sleep(ofSeconds(5)));
        assertSame(added, outcome(v -> Events.add(added)));
        assertFalse(added.isDone());
        scheduler.run();
        assertNull(added.slot);
        assertEquals(ofSeconds(5), time.elapsed());
    }

    // SH-020
    @Test
    void addRefusesOneThatHasBegun() throws Exception {
        Script added = sleeper("added", 1);
        assertRefused("can be added once", outcome(v -> Events.add(added)));
        scheduler.run();
        assertThrows(NullPointerException.class, () -> Events.add(null));
    }

    @Test
    void addedOnesInAnEndlessLoopLetOthersRun() {
        Script greedy = Script.of(
                        "greedy", v -> Events.add(Script.of("added", w -> "v")).priority(Priority.FIRST))
                .forever();
        scheduler.add(greedy);
        scheduler.add(Script.of("other", v -> Events.sleep(ofSeconds(0)), v -> log.add("other")));
        for (int i = 0; i < 1_000 && log.isEmpty(); i++) {
            scheduler.runOnce();
        }
        greedy.cancel("end of the test");
        scheduler.run();

        assertEquals(List.of("other"), log);
    }
}
