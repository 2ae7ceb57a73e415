package io.cogen.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ShieldTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Throwable> unhandled = new ArrayList<>();
    private final Scheduler scheduler =
            time.builder().onFailure((coro, failure) -> unhandled.add(failure)).build();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        scheduler.close();
        assertEquals(List.of(), unhandled);
        assertTrue(scheduler.roots.isEmpty());
        assertEquals(0, scheduler.wheel.size());
    }

    private void note(String what) {
        log.add(time.elapsed().toMillis() + " " + what);
    }

    private void note(Object seen) {
        note(seen instanceof Throwable failure ? failure.getClass().getSimpleName() : String.valueOf(seen));
    }

    /** Waits so long, and says how that ended. */
    private Script work(String name, Duration... waits) {
        Script.Step[] steps = new Script.Step[waits.length + 1];
        for (int i = 0; i < waits.length; i++) {
            Duration wait = waits[i];
            steps[i] = v -> {
                if (v instanceof Throwable failure) {
                    throw failure;
                }
                return Events.sleep(wait);
            };
        }
        steps[waits.length] = v -> {
            note(name + (v instanceof Throwable t ? " " + t.getClass().getSimpleName() : ""));
            if (v instanceof Throwable failure) {
                throw failure;
            }
            return name;
        };
        return Script.of(name, steps).seeingFailures();
    }

    /** Runs a coroutine that notes what its yield gives, and what the next one does; something happens to it after 100 ms. */
    private void interrupted(Operation<?, ?> operation, Interruption interruption) {
        Script target = Script.of(
                        "target",
                        v -> operation,
                        v -> {
                            note(v);
                            return Events.pass();
                        },
                        v -> {
                            note(v);
                            return null;
                        })
                .seeingFailures();
        scheduler.add(target);
        scheduler.add(Script.of("other", v -> Events.sleep(ofMillis(100)), v -> {
            interruption.happens(target);
            return null;
        }));
        scheduler.run();
    }

    private interface Interruption {
        void happens(Coro<?, ?> target);
    }

    @Test
    void holdsACancelBackFromACall() {
        interrupted(work("work", ofMillis(150), ofMillis(150)).shield(ofSeconds(1)), t -> t.cancel("enough"));
        assertEquals(List.of("300 work", "300 work", "300 Cancelled"), log);
    }

    @Test
    void holdsACancelBackFromAnOperation() {
        interrupted(Events.sleep(ofMillis(300)).shield(ofSeconds(1)), t -> t.cancel("enough"));
        assertEquals(List.of("300 null", "300 Cancelled"), log);
    }

    @Test
    void holdsACancelBackFromAJoin() {
        Script joined = work("joined", ofMillis(300));
        scheduler.add(joined);
        interrupted(joined.shield(ofSeconds(1)), t -> t.cancel("enough"));
        assertEquals(List.of("300 joined", "300 joined", "300 Cancelled"), log);
    }

    @Test
    void holdsItBackForSoLongOnly() {
        interrupted(work("work", ofSeconds(10)).shield(ofMillis(250)), t -> t.cancel("enough"));
        assertEquals(List.of("350 work Cancelled", "350 Cancelled", "350 Cancelled"), log);
    }

    @Test
    void holdsItBackForSoLongOnlyFromAnOperation() {
        interrupted(Events.sleep(ofSeconds(10)).shield(ofMillis(250)), t -> t.cancel("enough"));
        assertEquals(List.of("350 Cancelled", "350 Cancelled"), log);
    }

    @Test
    void doesNothingWithoutACancel() {
        interrupted(work("work", ofMillis(300)).shield(ofMillis(10)), t -> {});
        assertEquals(List.of("300 work", "300 work", "300 null"), log);
    }

    // CR-05, SH-005
    @Test
    void doesNotHoldAKillBack() {
        interrupted(work("work", ofSeconds(10)).shield(ofSeconds(5)), t -> t.kill("at once"));
        assertEquals(List.of("100 work Cancelled", "100 Cancelled", "100 Cancelled"), log);
    }

    @Test
    void aKillMayFollowACancel() {
        interrupted(work("work", ofSeconds(10)).shield(ofSeconds(5)), t -> {
            t.cancel("enough");
            scheduler.add(Script.of("killer", v -> Events.sleep(ofMillis(50)), v -> {
                t.kill("at once");
                return null;
            }));
        });
        assertEquals(List.of("150 work Cancelled", "150 Cancelled", "150 Cancelled"), log);
    }

    @Test
    void endsWithTheGrace() {
        interrupted(work("work", ofSeconds(10)).shield(ofSeconds(5)), t -> t.cancel("soon", ofMillis(30)));
        assertEquals(List.of("130 work Cancelled", "130 Cancelled", "130 Cancelled"), log);
    }

    @Test
    void graceDoesNotProlongIt() {
        interrupted(work("work", ofSeconds(10)).shield(ofMillis(20)), t -> t.cancel("soon", ofSeconds(30)));
        assertEquals(List.of("120 work Cancelled", "120 Cancelled", "120 Cancelled"), log);
    }

    @Test
    void aCancelledCoroutineMayWaitInIt() {
        Script target = Script.of(
                        "target",
                        v -> Events.sleep(ofSeconds(10)),
                        v -> {
                            note(v);
                            return work("last words", ofMillis(50)).shield(ofSeconds(1));
                        },
                        v -> {
                            note(v);
                            return Events.sleep(ofMillis(70)).shield(ofSeconds(1));
                        },
                        v -> {
                            note(v);
                            return work("too long", ofSeconds(9)).shield(ofMillis(200));
                        },
                        v -> {
                            note(v);
                            return Events.pass();
                        },
                        v -> {
                            note(v);
                            return null;
                        })
                .seeingFailures();
        scheduler.add(target);
        scheduler.runOnce();
        target.cancel("enough");
        scheduler.run();
        assertEquals(
                List.of(
                        "0 Cancelled",
                        "50 last words",
                        "50 last words",
                        "120 null",
                        "320 too long Cancelled",
                        "320 Cancelled",
                        "320 Cancelled"),
                log);
    }

    @Test
    void noneHelpsWhoWasKilledOrHasNoGraceLeft() {
        for (boolean kill : new boolean[] {true, false}) {
            Script target = Script.of(
                            "target",
                            v -> Events.sleep(ofSeconds(10)),
                            v -> Events.sleep(ofMillis(50)).shield(ofSeconds(1)),
                            v -> {
                                note(v);
                                return work("never", ZERO).shield(ofSeconds(1));
                            },
                            v -> {
                                note(v);
                                return null;
                            })
                    .seeingFailures();
            scheduler.add(target);
            scheduler.runOnce();
            if (kill) {
                target.kill("at once");
            } else {
                target.cancel("at once", ZERO);
            }
            scheduler.run();
        }
        assertEquals(List.of("0 Cancelled", "0 Cancelled", "0 Cancelled", "0 Cancelled"), log);
    }

    @Test
    void holdsBackTheTimeoutOfACaller() {
        Script inner = Script.of("inner", v -> work("work", ofMillis(300)).shield(ofSeconds(1)), v -> Events.pass());
        interrupted(inner.timeout(ofMillis(50)), t -> {});
        assertEquals(List.of("300 work", "300 OperationTimeoutException", "300 null"), log);
    }

    @Test
    void itsOwnTimeoutCountsNevertheless() {
        interrupted(work("work", ofSeconds(10)).shield(ofSeconds(5)).timeout(ofMillis(200)), t -> t.cancel("enough"));
        assertEquals(List.of("200 work Cancelled", "200 OperationTimeoutException", "200 Cancelled"), log);
    }

    @Test
    void aCancelDoesNotLoseTheTimeoutAndTheIdleTimeout() {
        interrupted(
                work("work", ofMillis(150), ofMillis(150), ofSeconds(10))
                        .shield(ofSeconds(5))
                        .idleTimeout(ofMillis(160)),
                t -> t.cancel("enough"));
        assertEquals(List.of("460 work Cancelled", "460 OperationTimeoutException", "460 Cancelled"), log);
    }

    @Test
    void whatIsRaisedIsNotHeldBack() {
        interrupted(work("work", ofSeconds(10)).shield(ofSeconds(5)), t -> t.raise(new IllegalStateException()));
        assertEquals(List.of("100 work IllegalStateException", "100 IllegalStateException", "100 null"), log);
    }

    // CG-113
    @Test
    void shutdownInTwoPhases() {
        scheduler.add(work("idle", ofSeconds(10)));
        Script busy = Script.of("busy", v -> work("request", ofMillis(300)).shield(ofSeconds(60)), v -> Events.pass());
        Script slow = Script.of("slow", v -> work("slow request", ofSeconds(30)).shield(ofSeconds(60)));
        scheduler.add(busy);
        scheduler.add(slow);
        scheduler.runOnce();
        scheduler.shutdown(ofSeconds(1));
        scheduler.run();
        assertEquals(List.of("0 idle Cancelled", "300 request", "1000 slow request Cancelled"), log);
        assertInstanceOf(Cancelled.class, busy.slot);
    }

    @Test
    void aShutdownThatTakesTooLongMayBeHastened() {
        scheduler.add(Script.of("busy", v -> work("request", ofSeconds(30)).shield(ofSeconds(60))));
        scheduler.add(Script.of("other", v -> Events.sleep(ofMillis(100)).shield(ofSeconds(1)), v -> {
            scheduler.shutdown(Duration.ZERO);
            scheduler.shutdownNow();
            return null;
        }));
        scheduler.runOnce();
        scheduler.shutdown(ofSeconds(5));
        scheduler.run();
        assertEquals(List.of("100 request Cancelled"), log);
    }

    @Test
    void anInterruptDoesNotKeepTheLoopAwakeMeanwhile() {
        scheduler.add(Script.of("busy", v -> work("request", ofMillis(300)).shield(ofSeconds(60))));
        scheduler.runOnce();
        Thread.currentThread().interrupt();
        try {
            scheduler.run();
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(List.of("300 request"), log);
        assertFalse(time.polledInterrupted);
        assertTrue(time.polls() < 5, () -> "polls: " + time.polls());
    }

    @Test
    void closingTheSchedulerDoesNotWait() {
        scheduler.add(Script.of("busy", v -> work("request", ofMillis(300)).shield(ofSeconds(60))));
        scheduler.runOnce();
        scheduler.shutdown();
        scheduler.runOnce();
        assertEquals(List.of(), log);
        scheduler.close();
        assertEquals(List.of("0 request Cancelled"), log);
    }

    @Test
    void badDurations() {
        for (Duration bad : List.of(ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThrows(IllegalArgumentException.class, () -> new Parked().shield(bad));
            assertThrows(IllegalArgumentException.class, () -> Events.pass().shield(bad));
            assertThrows(IllegalArgumentException.class, () -> work("any").cancel("why", bad));
            assertThrows(IllegalArgumentException.class, () -> scheduler.shutdown(bad));
        }
    }
}
