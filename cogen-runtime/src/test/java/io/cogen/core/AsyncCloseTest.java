package io.cogen.core;

import static io.cogen.core.AsyncScript.out;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a cancel makes of a close: it runs, but does not wait. */
@Timeout(20)
final class AsyncCloseTest extends AsyncFixture {
    private final AsyncScript generator = AsyncScript.of("generator", v -> out("a"))
            .lastly(v -> log.add("finally"), v -> Events.sleep(ofSeconds(1)), v -> log.add("finally goes on"));

    @BeforeEach
    void goToTheYield() throws Exception {
        this.yield(generator.resume());
    }

    private void assertClosed(String... seen) {
        assertEquals(List.of(seen), log);
        assertTrue(generator.toString().endsWith("was closed"), generator.toString());
        assertEquals(1, generator.cleared);
    }

    @Test
    void aCancelledCoroutineCanClose() {
        AsyncScript quick = AsyncScript.of("quick", v -> out("a")).lastly(v -> log.add("finally"));
        Script consumer = start(
                v -> quick.resume(),
                v -> Events.sleep(ofSeconds(10)),
                v -> quick.close(),
                v -> log.add(words(v)),
                v -> Events.pass(),
                v -> log.add(words(v)));

        consumer.cancel("why");
        scheduler.run();

        assertEquals(List.of("finally", "null", "Cancelled"), log);
        assertTrue(quick.isDone());
    }

    @Test
    void aCancelledCoroutineCannotWaitForTheClose() {
        Script consumer = start(v -> Events.sleep(ofSeconds(10)), v -> generator.close(), v -> log.add(words(v)));

        consumer.cancel("why");
        scheduler.run();

        assertClosed("finally", "Cancelled");
        assertEquals(Duration.ZERO, time.elapsed());
    }

    @Test
    void aCancelThatArrivesWhileFinallyWaitsIsThrownThere() {
        Script consumer = start(v -> generator.close(), v -> log.add(words(v)));

        consumer.cancel("why");
        scheduler.run();

        assertClosed("finally", "Cancelled");
    }

    @Test
    void aCloseThatTimesOutIsOverAllTheSame() throws Exception {
        assertInstanceOf(
                OperationTimeoutException.class, this.yield(generator.close().timeout(ofMillis(1))));
        assertClosed("finally");
        assertNull(this.yield(generator.close()));
    }

    @Test
    void aCloseThatIsCancelledBeforeItBeginsStillCloses() {
        Script consumer = start(
                v -> {
                    scheduler.endBudget();
                    return generator.close();
                },
                v -> log.add(words(v)));
        assertEquals(List.of(), log);

        consumer.cancel("why");
        scheduler.run();

        assertClosed("finally", "Cancelled");
    }

    @Test
    void aFinallyBlockMayCloseAnotherGeneratorUnderACancel() {
        AsyncScript outer = AsyncScript.of("outer", v -> out("outer")).lastly(v -> generator.close());
        Script consumer = start(
                v -> outer.resume(), v -> Events.sleep(ofSeconds(10)), v -> outer.close(), v -> log.add(words(v)));

        consumer.cancel("why");
        scheduler.run();

        assertClosed("finally", "Cancelled");
        assertTrue(outer.isDone());
    }

    @Test
    void closingAnEndedOneDoesNotHideWhyACancelledCoroutineEnds() {
        AsyncScript failing = AsyncScript.of("failing", v -> Events.sleep(ofSeconds(1)))
                .lastly(v -> {
                    throw new IOException("in cleanup");
                });
        Script consumer =
                start(v -> failing.resume(), v -> log.add(words(v)), v -> failing.close(), v -> log.add(words(v)));

        consumer.cancel("why");
        scheduler.run();

        assertEquals(List.of("IOException", "null"), log);
    }

    @Test
    void aUsedCloseIsNoWayRoundACancel() throws Exception {
        Operation<Void, Exception> used = generator.close();
        this.yield(used);
        log.clear();
        Script consumer = start(v -> Events.sleep(ofSeconds(10)), v -> used, v -> log.add(words(v)));

        consumer.cancel("why");
        scheduler.run();

        assertClosed("Cancelled");
    }

    @Test
    void aCloseThatMeetsARunningOneIsRefusedUnderACancelToo() {
        AsyncScript waiting = AsyncScript.of("waiting", v -> Events.sleep(ofSeconds(1)), v -> out("a"));
        start(v -> waiting.resume(), v -> log.add(words(v)));
        Script consumer = start(v -> Events.sleep(ofSeconds(10)), v -> waiting.close(), v -> log.add(words(v)));

        consumer.cancel("why");
        scheduler.run();

        assertEquals(List.of("IllegalStateException", "true"), log);
    }

    @Test
    void whatIsRaisedIntoACoroutineThatClosesIsThrownBeforeTheClose() {
        Script[] consumer = new Script[1];
        consumer[0] = Script.of(
                        "consumer",
                        v -> {
                            consumer[0].raise(new IOException("raised"));
                            return generator.close();
                        },
                        v -> log.add(words(v)))
                .seeingFailures();
        scheduler.add(consumer[0]);
        scheduler.run();

        assertEquals(List.of("IOException"), log);
        assertEquals("a", generator.value());
    }
}
