package io.cogen.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class EventsTest {
    private final List<String> log = new ArrayList<>();

    private void sleep(Scheduler scheduler, VirtualTime time, String name, Duration duration) {
        scheduler.add(Script.of(name, v -> Events.sleep(duration), v -> log.add(name + " at " + time.elapsed())));
    }

    // CG-044, CR-03
    @ParameterizedTest
    @ValueSource(longs = {0, Long.MIN_VALUE, Long.MAX_VALUE - 1_000, -1})
    void sleepersWakeInOrderOfDeadlineExactlyWhateverTheClocksValues(long start) {
        VirtualTime time = new VirtualTime(start);
        try (Scheduler scheduler = time.builder().build()) {
            sleep(scheduler, time, "late", ofHours(2));
            sleep(scheduler, time, "early", ofHours(1));
            sleep(scheduler, time, "odd", ofNanos(1_234_567_891_011L));
            sleep(scheduler, time, "soon", ofNanos(1));
            scheduler.run();
        }
        assertEquals(
                List.of("soon at PT0.000000001S", "odd at PT20M34.567891011S", "early at PT1H", "late at PT2H"), log);
    }

    @Test
    void tiesGoOnInTheOrderInWhichTheyWentToSleep() {
        VirtualTime time = new VirtualTime();
        List<String> expected = new ArrayList<>();
        try (Scheduler scheduler = time.builder().build()) {
            for (int i = 0; i < 1_000; i++) {
                sleep(scheduler, time, "s" + i, ofSeconds(5));
                expected.add("s" + i + " at PT5S");
            }
            scheduler.run();
        }
        assertEquals(expected, log);
    }

    @Test
    void aSleepCountsFromTheYieldEvenInALongStep() throws Exception {
        VirtualTime time = new VirtualTime();
        try (Scheduler scheduler = time.builder().build()) {
            scheduler.run(Script.of("test", v -> {
                time.pass(ofSeconds(3));
                return Events.sleep(ofSeconds(1));
            }));
        }
        assertEquals(ofSeconds(4), time.elapsed());
    }

    @Test
    void daysPassInMilliseconds() throws Exception {
        VirtualTime time = new VirtualTime();
        try (Scheduler scheduler = time.builder().build()) {
            assertNull(scheduler.run(Script.of("test", v -> Events.sleep(ofDays(100 * 365)))));
        }
        assertEquals(ofDays(100 * 365), time.elapsed());
        assertTrue(time.polls() < 20, "polls: " + time.polls());
    }

    @Test
    void aSleepMayTimeOut() throws Exception {
        VirtualTime time = new VirtualTime();
        try (Scheduler scheduler = time.builder().build()) {
            Script script = Script.of("test", v -> Events.sleep(ofSeconds(10)).timeout(ofSeconds(4)))
                    .seeingFailures();
            assertInstanceOf(OperationTimeoutException.class, scheduler.run(script));
            assertEquals(ofSeconds(4), time.elapsed());
            assertNull(scheduler.run(
                    Script.of("test", v -> Events.sleep(ofSeconds(4)).timeout(ofSeconds(10)))));
            assertNull(scheduler.run(
                    Script.of("tie", v -> Events.sleep(ofSeconds(4)).timeout(ofSeconds(4)))));
            assertEquals(0, scheduler.wheel.size());
        }
        assertEquals(ofSeconds(12), time.elapsed());
    }

    // CG-044
    @Test
    void zeroIsAPass() {
        assertSame(Events.pass(), Events.sleep(ZERO));
    }

    // CG-004
    @Test
    void whatHasNoResultGivesNull() throws Exception {
        List<Object> given = new ArrayList<>();
        try (Scheduler scheduler = new VirtualTime(0).builder().build()) {
            scheduler.run(Script.of(
                    "test", v -> Events.sleep(ofHours(1)), v -> given.add(v), v -> Events.pass(), v -> given.add(v)));
        }

        assertEquals(Arrays.asList(null, null), given);
    }

    // CG-044
    @Test
    void refusesBadDurations() {
        assertThrows(NullPointerException.class, () -> Events.sleep(null));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Events.sleep(ofMillis(-5)))
                .getMessage()
                .contains("sleep is negative: PT-0.005S"));
        assertThrows(IllegalArgumentException.class, () -> Events.sleep(ofSeconds(Long.MAX_VALUE)));
    }

    // CG-005, SH-028
    @Test
    void passLetsAllOthersRun() {
        try (Scheduler scheduler = VirtualTime.scheduler()) {
            for (String name : List.of("a", "b", "c")) {
                scheduler.add(Script.of(
                        name,
                        v -> {
                            log.add(name + 1);
                            return Events.pass();
                        },
                        v -> {
                            log.add(name + 2);
                            return Events.pass();
                        },
                        v -> log.add(name + 3)));
            }
            scheduler.run();
        }
        assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3"), log);
    }

    @Test
    void aPassWithLimitsIsOneOfItsOwn() throws Exception {
        try (Scheduler scheduler = VirtualTime.scheduler()) {
            scheduler.add(Script.of("other", v -> log.add("other")));
            Operation<Void, RuntimeException> pass = Events.pass().timeout(ofSeconds(1));
            assertTrue(pass != Events.pass().idleTimeout(ofSeconds(1)) && pass != Events.pass());
            scheduler.run(
                    Script.of("test", v -> pass, v -> Events.pass().priority(Priority.LAST), v -> log.add("done")));
        }
        assertEquals(List.of("other", "done"), log);
    }

    // CG-044: a moment, not a duration
    @Test
    void sleepsUntilAMoment() throws Exception {
        VirtualTime time = new VirtualTime(Long.MAX_VALUE - 5);
        try (Scheduler scheduler = time.builder().build()) {
            time.pass(ofSeconds(7));
            assertNull(scheduler.run(Script.of("test", v -> Events.sleepUntil(Instant.EPOCH.plusSeconds(3_600)))));
        }
        assertEquals(ofHours(1), time.elapsed());
    }

    // CG-044, SH-029: a moment that is over is a pass
    @Test
    void aMomentThatIsOverIsAPass() throws Exception {
        VirtualTime time = new VirtualTime();
        try (Scheduler scheduler = time.builder().build()) {
            time.pass(ofSeconds(9));
            for (Instant over : List.of(Instant.MIN, Instant.EPOCH, Instant.EPOCH.plusSeconds(9))) {
                Script test = Script.of("test", v -> Events.sleepUntil(over), v -> log.add("test"));
                scheduler.add(test);
                scheduler.add(Script.of("other", v -> log.add("other")));
                scheduler.run();
                assertEquals(List.of("other", "test"), log);
                log.clear();
            }
        }
        assertEquals(ofSeconds(9), time.elapsed());
    }

    @Test
    void aMomentThatIsTooFarNeverComes() throws Exception {
        VirtualTime time = new VirtualTime();
        try (Scheduler scheduler = time.builder().build()) {
            Script test = Script.of("test", v -> Events.sleepUntil(Instant.MAX).timeout(ofDays(365)));
            assertInstanceOf(OperationTimeoutException.class, scheduler.run(test.seeingFailures()));
            Script waits = Script.of("test", v -> Events.sleepUntil(Instant.MAX));
            scheduler.add(waits);
            scheduler.runOnce();
            assertTrue(waits.toString().contains("waits for sleep until +1000000000-12-31"), waits.toString());
            waits.cancel("end of the test");
            scheduler.run();
        }
        assertEquals(ofDays(365), time.elapsed());
        assertThrows(NullPointerException.class, () -> Events.sleepUntil(null));
    }

    @Test
    void theSystemsClockKnowsTheCalendar() {
        assertTrue(
                Duration.between(Clock.system().instant(), Instant.now()).abs().compareTo(ofHours(1)) < 0);
    }
}
