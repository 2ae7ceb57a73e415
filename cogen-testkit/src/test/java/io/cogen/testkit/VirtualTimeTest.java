package io.cogen.testkit;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Operation;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Poller;
import io.cogen.core.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VirtualTimeTest {
    private static final Duration VERY_LONG = ofDays(365);

    private final VirtualTime time = new VirtualTime();
    private final List<String> log = new ArrayList<>();
    private final Scheduler scheduler = time.builder()
            .onFailure((coro, failure) -> log.add("unseen: " + failure.getMessage()))
            .build();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Coroutine
    void sleep(String name, Duration duration) {
        Co.yield(Events.sleep(duration));
        log.add(name + " at " + time.elapsed());
    }

    @Coroutine
    void ticks(int count, Duration each) {
        for (int i = 0; i < count; i++) {
            Co.yield(Events.sleep(each));
        }
    }

    @Coroutine
    String ask(Operation<String, RuntimeException> operation) {
        return Co.yield(operation);
    }

    private Coro<Void, RuntimeException> sleeper(String name, Duration duration) {
        return VirtualTimeTestCoroutines.sleep(this, name, duration);
    }

    private Coro<String, RuntimeException> asks(Operation<String, RuntimeException> operation) {
        return VirtualTimeTestCoroutines.ask(this, operation);
    }

    @Test
    void waitingIsJumpingToTheNextTimer() {
        scheduler.add(sleeper("late", ofHours(2)));
        scheduler.add(sleeper("early", ofHours(1)));

        scheduler.run();

        assertEquals(List.of("early at PT1H", "late at PT2H"), log);
    }

    @Test
    void aYearOfSecondsHasNoRoundingErrors() {
        scheduler.run(
                VirtualTimeTestCoroutines.ticks(this, 100_000, ofSeconds(310).plusNanos(1)));
        assertEquals(ofSeconds(31_000_000).plusNanos(100_000), time.elapsed());
    }

    @Test
    void itIsAClockForTheProgramToo() {
        assertEquals(Instant.parse("2000-01-01T00:00:00Z"), time.instant());
        scheduler.run(sleeper("late", ofDays(60)));
        assertEquals(Instant.parse("2000-03-01T00:00:00Z"), time.instant());
        assertEquals(
                "2000-03-01",
                java.time.LocalDate.now(time.withZone(ZoneOffset.UTC)).toString());
        assertEquals(Instant.EPOCH, new VirtualTime(Instant.EPOCH).instant());
    }

    @Test
    void advancingIsBeingBusyForSoLong() {
        scheduler.add(sleeper("slept", ofHours(1)));
        scheduler.runOnce();
        time.advance(ofHours(3));
        assertEquals(List.of(), log);
        scheduler.runOnce();
        assertEquals(List.of("slept at PT3H"), log);
    }

    @Test
    void oneTimeForSeveralSchedulersThatRunOneAfterAnother() {
        scheduler.run(sleeper("first", ofHours(1)));
        try (Scheduler second = time.builder().build()) {
            second.run(sleeper("second", ofHours(1)));
        }
        assertEquals(List.of("first at PT1H", "second at PT2H"), log);
    }

    // ------------------------------------------------------------------ other threads

    @Test
    void timeStandsStillWhileAllWaitForAnotherThread() {
        assertEquals("answer", scheduler.run(asks(Answer.whenTheLoopWaits(true))));
        assertEquals(ZERO, time.elapsed());
    }

    @Test
    void anAnswerThatComesBeforePatienceIsOverBeatsTheTimers() {
        time.patience(VERY_LONG);
        assertEquals("answer", scheduler.run(asks(Answer.whenTheLoopWaits(true).timeout(VERY_LONG))));
        assertEquals(ZERO, time.elapsed());
    }

    @Test
    void whoNeverAnswersTimesOut() {
        time.patience(ofMillis(1));
        assertThrows(
                OperationTimeoutException.class,
                () -> scheduler.run(asks(Answer.never().timeout(ofHours(1)))));
        assertEquals(ofHours(1), time.elapsed());
    }

    @Test
    void aThreadThatDidNotSayItWouldAnswerIsGivenThePatienceOfTheLoop() {
        try (Scheduler patient =
                time.patience(VERY_LONG).builder().patience(VERY_LONG).build()) {
            assertEquals("answer", patient.run(asks(Answer.whenTheLoopWaits(false))));
        }
        assertEquals(ZERO, time.elapsed());
    }

    @Test
    void whatAnotherThreadPostsIsDoneAtOnce() {
        Thread loop = Thread.currentThread();
        Answer never = Answer.never();
        Coro<String, RuntimeException> waits = scheduler.add(asks(never));
        Thread posts = new Thread(() -> {
            Answer.awaitParked(loop);
            scheduler.submit(sleeper("submitted", ofHours(1)));
            while (time.elapsed().isZero()) {
                Thread.onSpinWait();
            }
            waits.cancel("the test is over");
        });
        time.patience(ofMillis(1));
        posts.start();

        scheduler.run();

        assertEquals(List.of("submitted at PT1H"), log);
    }

    @Test
    void advancingFromAnotherThreadWakesALoopThatWaits() {
        Thread loop = Thread.currentThread();
        time.patience(VERY_LONG);
        new Thread(() -> {
                    Answer.awaitParked(loop);
                    time.advance(ofHours(1));
                })
                .start();
        assertThrows(
                OperationTimeoutException.class,
                () -> scheduler.run(asks(Answer.never().timeout(ofMinutes(30)))));
        assertEquals(ofHours(1), time.elapsed());
    }

    @Test
    void noWakeupIsLost() {
        for (int i = 0; i < 100; i++) {
            assertEquals("answer", scheduler.run(asks(Answer.atOnce())));
        }
        assertEquals(ZERO, time.elapsed());
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread loop = Thread.currentThread();
        new Thread(() -> {
                    Answer.awaitParked(loop);
                    loop.interrupt();
                })
                .start();
        Cancelled cancelled = assertThrows(Cancelled.class, () -> scheduler.run(asks(Answer.never())));
        assertTrue(Thread.interrupted());
        assertTrue(cancelled.getMessage().contains("interrupted"), cancelled.getMessage());
    }

    @Test
    void anInterruptThatCameBeforeEndsTheRunBeforeTimeJumps() {
        Thread.currentThread().interrupt();
        assertThrows(Cancelled.class, () -> scheduler.run(sleeper("never", ofHours(1))));
        assertTrue(Thread.interrupted());
        assertEquals(ZERO, time.elapsed());
    }

    @Test
    void anInterruptThatComesWhenTheLoopHasLookedIsGivenBackToItOnce() {
        Poller poller = time.patience(ZERO).poller(scheduler);
        Thread.currentThread().interrupt();
        poller.poll(ofHours(1).toNanos());
        assertEquals(ZERO, time.elapsed());
        poller.poll(ofHours(1).toNanos()); // the loop has ended the run, and what is left is waited for
        assertEquals(ofHours(1), time.elapsed());
        assertTrue(Thread.interrupted());
    }

    // ------------------------------------------------------------------ bad input

    @Test
    void durationsOutOfRangeAreClearErrors() {
        assertEquals(
                "duration is negative: PT-1S",
                assertThrows(IllegalArgumentException.class, () -> time.advance(ofSeconds(-1)))
                        .getMessage());
        assertEquals(
                "patience is longer than 292 years: PT8760000H",
                assertThrows(IllegalArgumentException.class, () -> time.patience(ofDays(365_000)))
                        .getMessage());
    }
}
