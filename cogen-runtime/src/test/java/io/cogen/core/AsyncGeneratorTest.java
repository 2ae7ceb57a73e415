package io.cogen.core;

import static io.cogen.core.AsyncScript.out;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class AsyncGeneratorTest extends AsyncFixture {
    /** Yields "a" and "b", after a second each, and returns "r". */
    private final AsyncScript generator = AsyncScript.of(
                    "generator",
                    v -> Events.sleep(ofSeconds(1)),
                    v -> out("a"),
                    v -> log.add("sent " + v),
                    v -> Events.sleep(ofSeconds(1)),
                    v -> out("b"),
                    v -> log.add("sent " + v),
                    v -> "r")
            .lastly(v -> Events.sleep(ofSeconds(1)), v -> log.add("finally"));

    private void assertOver(AsyncScript generator) throws Exception {
        assertTrue(generator.isDone());
        assertEquals(1, generator.cleared);
        assertEquals(false, this.yield(generator.resume()));
        assertEquals(false, this.yield(generator.resume("x")));
        IOException late = new IOException("late");
        assertSame(late, this.yield(generator.raise(late)));
        assertNull(this.yield(generator.close()));
        assertThrows(IllegalStateException.class, generator::value);
        assertEquals(1, generator.cleared);
    }

    // ------------------------------------------------------------------ resume

    @Test
    void resumeGoesFromYieldToYieldAndWaitsBetween() throws Exception {
        assertEquals(true, this.yield(generator.resume()));
        assertEquals("a", generator.value());
        assertEquals("a", generator.value());
        assertEquals(ofSeconds(1), time.elapsed());
        assertEquals(true, this.yield(generator.resume()));
        assertEquals("b", generator.value());
        assertFalse(generator.isDone());
        assertEquals(false, this.yield(generator.resume()));
        assertEquals("r", generator.result());
        assertEquals(ofSeconds(3), time.elapsed());
        assertOver(generator);
        assertEquals("r", generator.result());
    }

    @Test
    void oneThatNeedNotWaitGoesOnWithoutATurnOfTheLoop() throws Exception {
        AsyncScript quick = AsyncScript.of("quick", v -> log.add("begins"), v -> out("a"), v -> log.add("goes on"));
        scheduler.add(Script.of(
                "consumer",
                v -> quick.resume(),
                v -> log.add(v + " " + quick.value()),
                v -> quick.resume(),
                v -> log.add(v)));
        scheduler.add(Script.of("other", v -> log.add("other")));

        scheduler.run();

        assertEquals(List.of("begins", "true a", "goes on", false, "other"), log);
    }

    @Test
    void buildingAnOperationDoesNothing() throws Exception {
        generator.resume();
        generator.raise(new IOException());
        generator.close();

        assertFalse(generator.isDone());
        assertEquals("test.Async.generator (Async.java:20) has not begun", generator.toString());
        assertEquals(true, this.yield(generator.resume()));
        generator.raise(new IOException());
        generator.close();
        assertEquals("a", generator.value());
    }

    @Test
    void whatIsSentComesOutOfTheYieldAndTheFirstIsDropped() throws Exception {
        this.yield(generator.resume("dropped"));
        this.yield(generator.resume("x"));
        this.yield(generator.resume());

        assertEquals(List.of("sent x", "sent null", "finally"), log);
    }

    @Test
    void whatWasSentIsNotKept() throws Exception {
        AsyncScript delegating = AsyncScript.of("delegating", v -> out("a"), v -> AsyncScript.all(new Numbers(2)));
        this.yield(delegating.resume("dropped"));
        assertNull(delegating.slot);
        this.yield(delegating.resume("x"));
        assertNull(delegating.slot);
        this.yield(delegating.resume("y"));
        assertNull(delegating.slot);
        this.yield(delegating.close());
        assertNull(delegating.slot);
    }

    @Test
    void anOperationMeansWhatItMeansWhenItIsYielded() throws Exception {
        Operation<Boolean, Exception> second = generator.resume("sent");
        Operation<Boolean, Exception> first = generator.resume("dropped");

        assertEquals(true, this.yield(first));
        assertEquals(true, this.yield(second));
        assertEquals(List.of("sent sent"), log);
    }

    @Test
    void anOperationIsForOneUse() throws Exception {
        Operation<Boolean, Exception> once = generator.resume();
        this.yield(once);

        IllegalStateException e = assertInstanceOf(IllegalStateException.class, this.yield(once));
        assertTrue(e.getMessage().startsWith("an operation can be yielded once"), e.getMessage());
        assertTrue(e.getMessage().contains("test.Async.generator"), e.getMessage());
        assertThrows(IllegalStateException.class, () -> once.timeout(ofSeconds(1)));
        assertEquals("a", generator.value());
    }

    @Test
    void valueAndResultAreForTheirStatesOnly() throws Exception {
        assertEquals(
                "not at a yield: test.Async.generator (Async.java:20) has not begun",
                assertThrows(IllegalStateException.class, generator::value).getMessage());
        this.yield(generator.resume());
        assertEquals(
                "has not returned: test.Async.generator (Async.java:22) is at a yield",
                assertThrows(IllegalStateException.class, generator::result).getMessage());
    }

    @Test
    void aFailureOfTheBodyComesOutOfTheYieldAsItIs() throws Exception {
        IOException failure = new IOException("broken");
        AsyncScript failing = AsyncScript.of("failing", v -> out("a"), v -> Events.sleep(ofSeconds(1)), v -> {
                    throw failure;
                })
                .lastly(v -> Events.sleep(ofSeconds(1)), v -> log.add("finally"));

        this.yield(failing.resume());

        assertSame(failure, this.yield(failing.resume()));
        assertEquals(List.of("finally"), log);
        assertTrue(failing.toString().endsWith("has failed"), failing.toString());
        assertThrows(IllegalStateException.class, failing::result);
        assertOver(failing);
    }

    @Test
    void coroutinesMayTakeTurns() throws Exception {
        scheduler.add(Script.of("first", v -> generator.resume(), v -> log.add(generator.value())));
        scheduler.run();
        scheduler.add(Script.of("second", v -> generator.resume("2"), v -> log.add(generator.value())));
        scheduler.run();

        assertEquals(List.of("a", "sent 2", "b"), log);
    }

    // ------------------------------------------------------------------ raise

    @Test
    void raiseThrowsAtTheYield() throws Exception {
        IOException failure = new IOException("raised");
        this.yield(generator.resume());

        assertSame(failure, this.yield(generator.raise(failure)));
        assertEquals(List.of("finally"), log);
        assertOver(generator);
    }

    @Test
    void aBodyThatCatchesWhatIsRaisedGoesOn() throws Exception {
        AsyncScript catching = AsyncScript.of("catching", v -> out("a"))
                .catching(failure -> failure)
                .lastly(v -> out("in finally"));
        IOException failure = new IOException("raised");
        this.yield(catching.resume());

        assertEquals(true, this.yield(catching.raise(failure)));
        assertEquals("in finally", catching.value());
        assertEquals(false, this.yield(catching.resume()));
        assertSame(failure, catching.result());
    }

    @Test
    void raiseIntoAFreshOneEndsItAtOnce() throws Exception {
        IOException failure = new IOException("raised");

        assertSame(failure, this.yield(generator.raise(failure)));
        assertEquals(List.of(), log);
        assertTrue(generator.toString().endsWith("has failed"), generator.toString());
        assertOver(generator);
        assertThrows(NullPointerException.class, () -> generator.raise(null));
    }

    // ------------------------------------------------------------------ close

    @Test
    void closeRunsFinallyWhichMayWait() throws Exception {
        this.yield(generator.resume());

        assertNull(this.yield(generator.close()));
        assertEquals(List.of("finally"), log);
        assertEquals(ofSeconds(2), time.elapsed());
        assertTrue(generator.toString().endsWith("was closed"), generator.toString());
        assertThrows(IllegalStateException.class, generator::result);
        assertOver(generator);
    }

    @Test
    void closeShowsCatchNothing() throws Exception {
        AsyncScript catching = AsyncScript.of("catching", v -> out("a"))
                .catching(failure -> log.add(failure))
                .lastly(v -> log.add("finally"));
        this.yield(catching.resume());

        assertNull(this.yield(catching.close()));
        assertEquals(List.of("finally"), log);
    }

    @Test
    void closingOneWithoutFinallyJustEndsIt() throws Exception {
        AsyncScript plain = AsyncScript.of("plain", v -> out("a"), v -> log.add("not here"));
        this.yield(plain.resume());

        assertNull(this.yield(plain.close()));
        assertEquals(List.of(), log);
        assertOver(plain);
    }

    @Test
    void closingAFreshOneRunsNothing() throws Exception {
        assertNull(this.yield(generator.close()));
        assertEquals(List.of(), log);
        assertOver(generator);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aYieldWhileClosingIsAnErrorAtThatYield(boolean delegates) throws Exception {
        AsyncScript yielding = AsyncScript.of("yielding", v -> out("a"))
                .lastly(
                        v -> Events.sleep(ofSeconds(1)),
                        v -> delegates ? AsyncScript.all(List.of("never")) : out("never"));
        this.yield(yielding.resume());

        IllegalStateException e = assertInstanceOf(IllegalStateException.class, this.yield(yielding.close()));
        assertEquals("yield while the generator is being closed: test.Async.yielding", e.getMessage());
        assertOver(yielding);
    }

    @Test
    void whatFinallyThrowsComesOutOfCloseAsItIs() throws Exception {
        IOException failure = new IOException("in finally");
        AsyncScript failing = AsyncScript.of("failing", v -> out("a")).lastly(v -> Events.sleep(ofSeconds(1)), v -> {
            throw failure;
        });
        this.yield(failing.resume());

        assertSame(failure, this.yield(failing.close()));
        assertTrue(failing.toString().endsWith("was closed"), failing.toString());
        assertOver(failing);
    }

    // ------------------------------------------------------------------ one at a time

    @ParameterizedTest
    @ValueSource(strings = {"resume", "send", "raise", "close"})
    void aSecondConsumerIsRefusedAndTheFirstLosesNothing(String what) throws Exception {
        Script first = Script.of("first", v -> generator.resume(), v -> log.add(v + " " + generator.value()));
        scheduler.add(first);
        scheduler.runOnce();

        Object seen = this.yield(operation(what));

        assertEquals(
                "the generator runs already, and can be resumed when it is at a yield: "
                        + "test.Async.generator (Async.java:21) waits for sleep PT1S",
                assertInstanceOf(IllegalStateException.class, seen).getMessage());
        assertThrows(IllegalStateException.class, generator::value);
        assertThrows(IllegalStateException.class, generator::result);
        scheduler.run();
        assertEquals(List.of("true a"), log);
    }

    private Operation<?, ?> operation(String what) {
        return switch (what) {
            case "resume" -> generator.resume();
            case "send" -> generator.resume("x");
            case "raise" -> generator.raise(new IOException());
            default -> generator.close();
        };
    }

    @Test
    void theBodyCannotResumeItself() throws Exception {
        AsyncScript[] self = new AsyncScript[1];
        self[0] = AsyncScript.of("self", v -> self[0].resume(), v -> "not here")
                .catching(failure -> failure)
                .lastly(v -> out("goes on"));

        assertEquals(true, this.yield(self[0].resume()));
        assertEquals("goes on", self[0].value());
        this.yield(self[0].resume());
        IllegalStateException e = assertInstanceOf(IllegalStateException.class, self[0].result());
        assertTrue(e.getMessage().endsWith("test.Async.self (Async.java:21) calls test.Async.self"), e.getMessage());
    }

    // ------------------------------------------------------------------ schedulers

    @Test
    void eachResumptionRunsOnTheSchedulerOfWhoeverResumes() throws Exception {
        List<Object> schedulers = new ArrayList<>();
        Script.Step note = v -> schedulers.add(Scheduler.current());
        AsyncScript moving = AsyncScript.of(
                "moving", note, v -> Events.sleep(ofSeconds(1)), note, v -> out("a"), note, v -> Events.pass(), note);
        VirtualTime elsewhere = new VirtualTime();
        try (Scheduler other = elsewhere.builder().build()) {
            assertEquals(true, this.yield(moving.resume()));
            assertEquals(false, other.run(Script.of("consumer", v -> moving.resume())));

            assertEquals(List.of(scheduler, scheduler, other, other), schedulers);
        }
        assertOver(moving);
    }

    @Test
    void oneThatWaitsOnASchedulerIsRefusedOnAnother() throws Exception {
        scheduler.add(Script.of("first", v -> generator.resume(), v -> log.add(generator.value())));
        scheduler.runOnce();
        try (Scheduler other = VirtualTime.scheduler()) {
            assertThrows(IllegalStateException.class, () -> other.run(Script.of("second", v -> generator.resume())));
        }
        scheduler.run();
        assertEquals(List.of("a"), log);
    }

    @Test
    void codeThatIsNoCoroutineMayResumeIt() throws Exception {
        AsyncScript quick = AsyncScript.of("quick", v -> Events.pass(), v -> out("a"), v -> Events.pass(), v -> "r");

        assertTrue(Blocking.run(quick.resume()));
        assertEquals("a", quick.value());
        assertFalse(Blocking.run(quick.resume("x")));
        assertEquals("r", quick.result());
    }
}
