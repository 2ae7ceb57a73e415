package io.cogen.core;

import static io.cogen.core.AsyncScript.out;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class AsyncCancelTest extends AsyncFixture {
    private final Parked op = new Parked();

    /** Waits for the operation and yields what it gives, then "b"; waits a second in its finally. */
    private final AsyncScript generator = AsyncScript.of("generator", v -> op, v -> out(v), v -> out("b"), v -> "r")
            .lastly(v -> log.add("finally"), v -> Events.sleep(ofSeconds(1)), v -> log.add("finally goes on"));

    private Object logged(Object outcome) {
        return log.add(Boolean.TRUE.equals(outcome) ? generator.value() : words(outcome));
    }

    /** Resumes the generator, which waits for the operation. */
    private Script resuming() {
        return start(v -> generator.resume(), v -> logged(v), v -> Events.pass(), v -> logged(v));
    }

    // ------------------------------------------------------------------ cancel

    @Test
    void aCancelOfTheConsumerEndsTheBodyWhereItWaits() throws Exception {
        Script consumer = start(v -> generator.resume(), v -> logged(v));

        consumer.cancel("why");
        scheduler.run();

        // The sleep in the finally block throws, too.
        assertEquals(List.of("finally", "Cancelled"), log);
        assertEquals(Duration.ZERO, time.elapsed());
        assertEquals(1, op.cleanups);
        assertTrue(generator.isDone());
        assertEquals(1, generator.cleared);
        assertEquals(false, this.yield(generator.resume()));
    }

    @Test
    void aValueThatIsThereBeatsTheCancelAndTheYieldStands() throws Exception {
        Script consumer = resuming();
        scheduler.post(() -> {
            op.finish("a");
            consumer.cancel("too late for this one");
        });
        scheduler.run();

        assertEquals(List.of("a", "Cancelled"), log);
        assertEquals(true, this.yield(generator.resume()));
        assertEquals("b", generator.value());
    }

    @Test
    void aValueFoundWhileWithdrawingBeatsTheCancelToo() {
        op.onCleanup = () -> op.finish("there after all");
        Script consumer = resuming();

        consumer.cancel("why");
        scheduler.run();

        assertEquals(List.of("there after all", "Cancelled"), log);
        assertFalse(generator.isDone());
    }

    @Test
    void aBodyThatSwallowsTheCancelIsThrownAtAgainButItsYieldStands() throws Exception {
        AsyncScript stubborn = AsyncScript.of(
                        "stubborn",
                        v -> op,
                        v -> Events.sleep(ofSeconds(log.add(words(v)) ? 1 : 0)),
                        v -> out(words(v)),
                        v -> Events.sleep(ofSeconds(1)),
                        v -> log.add(words(v)))
                .seeingFailures();
        Script consumer = start(
                v -> stubborn.resume(), v -> log.add(stubborn.value()), v -> Events.pass(), v -> log.add(words(v)));

        consumer.cancel("why");
        scheduler.run();
        assertEquals(List.of("Cancelled", "Cancelled", "Cancelled"), log);

        // The cancel was the consumer's, not the generator's.
        assertEquals(false, this.yield(stubborn.resume()));
        assertEquals("null", log.get(3));
    }

    @Test
    void aCancelBetweenTwoResumptionsMovesNothing() throws Exception {
        op.onProcess = () -> op.finish("a");
        Script consumer = start(
                v -> generator.resume(), v -> Events.sleep(ofSeconds(1)), v -> generator.resume(), v -> logged(v));

        consumer.cancel("why");
        scheduler.run();

        assertEquals(List.of("Cancelled"), log);
        assertEquals("a", generator.value());
        assertEquals(true, this.yield(generator.resume()));
        assertEquals("b", generator.value());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResumptionThatIsStoppedBeforeItBeginsMovesNothing(boolean cancels) throws Exception {
        op.onProcess = () -> op.finish("a");
        this.yield(generator.resume());
        Script consumer = start(
                v -> {
                    scheduler.endBudget();
                    return generator.resume("not sent");
                },
                v -> logged(v));
        assertTrue(
                scheduler.dump().contains("test.Async.generator (Async.java:22) is about to begin"), scheduler::dump);

        if (cancels) {
            consumer.cancel("why");
        } else {
            consumer.raise(new IOException("raised"));
        }
        scheduler.run();

        assertEquals(List.of(cancels ? "Cancelled" : "IOException"), log);
        assertEquals("a", generator.value());
        assertEquals(true, this.yield(generator.resume()));
        assertEquals("b", generator.value());
    }

    @Test
    void aShutdownEndsBodiesThatWait() {
        resuming();

        scheduler.shutdown();
        scheduler.run();

        assertEquals(List.of("finally", "Cancelled", "Cancelled"), log);
        assertTrue(generator.isDone());
    }

    // ------------------------------------------------------------------ timeouts

    @Test
    void aTimeoutEndsTheBodyWithACancel() throws Exception {
        Object seen = this.yield(generator.resume().timeout(ofSeconds(3)));

        assertEquals(
                "test.Async.generator was not done within PT3S",
                assertInstanceOf(OperationTimeoutException.class, seen).getMessage());
        assertEquals(List.of("finally"), log);
        assertTrue(generator.isDone());
    }

    @Test
    void aTimeoutIsForOneResumption() throws Exception {
        AsyncScript slow = AsyncScript.of("slow", v -> out("a"), v -> Events.sleep(ofSeconds(5)), v -> out("b"));

        assertEquals(true, this.yield(slow.resume().timeout(ofSeconds(1))));
        assertEquals(true, this.yield(slow.resume()));
        assertEquals("b", slow.value());
    }

    @Test
    void aValueThatIsThereBeatsTheTimeout() throws Exception {
        start(v -> generator.resume().timeout(ofSeconds(1)), v -> logged(v));
        // In one turn: the message first, then the timer, then the body.
        scheduler.post(() -> op.finish("a"));
        time.pass(ofSeconds(1));
        scheduler.run();

        assertEquals(List.of("a"), log);
        assertEquals(true, this.yield(generator.resume()));
    }

    @Test
    void theIdleTimeoutSlidesAsLongAsTheBodyGetsOn() throws Exception {
        Script.Step nap = v -> Events.sleep(ofMillis(900));
        AsyncScript napping =
                AsyncScript.of("napping", nap, v -> Script.of("called", nap, nap), v -> Events.sleep(ofSeconds(10)));

        Object seen = this.yield(napping.resume().idleTimeout(ofSeconds(1)));

        assertTrue(assertInstanceOf(OperationTimeoutException.class, seen).isIdle());
        assertEquals(ofMillis(3 * 900 + 1000), time.elapsed());
    }

    // ------------------------------------------------------------------ raise into the consumer

    @Test
    void aRaiseIntoTheConsumerIsThrownWhereTheBodyWaits() {
        resuming().raise(new IOException("raised"));
        scheduler.run();

        assertEquals(List.of("finally", "finally goes on", "IOException", "null"), log);
    }

    @Test
    void aRaiseThatMeetsAValueIsThrownAtTheConsumersNextYield() {
        Script consumer = resuming();
        scheduler.post(() -> {
            op.finish("a");
            consumer.raise(new IOException("raised"));
        });
        scheduler.run();

        assertEquals(List.of("a", "IOException"), log);
        assertFalse(generator.isDone());
    }
}
