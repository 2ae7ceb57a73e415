package io.cogen.core;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ScopeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<Throwable> unhandled = new ArrayList<>();
    private final Scheduler scheduler =
            time.builder().onFailure((coro, failure) -> unhandled.add(failure)).build();
    private final List<String> log = new ArrayList<>();
    private final IOException failure = new IOException("broken");

    @AfterEach
    void nothingIsLeft() {
        assertTrue(scheduler.roots.isEmpty(), scheduler::dump);
        assertEquals(0, scheduler.wheel.size());
        scheduler.close();
        assertEquals(List.of(), unhandled);
    }

    private void note(String what) {
        log.add(time.elapsed().toMillis() + " " + what);
    }

    /** Sleeps, and returns its name or fails; notes how it ends. */
    private Script worker(String name, long millis, Throwable... fails) {
        return Script.of(name, v -> Events.sleep(ofMillis(millis)), v -> {
                    if (v instanceof Throwable thrown) {
                        note(name + " " + thrown.getClass().getSimpleName());
                        throw thrown;
                    }
                    note(name);
                    if (fails.length > 0) {
                        throw fails[0];
                    }
                    return name;
                })
                .seeingFailures();
    }

    private Coro<Object, Exception> body(Script.Step... steps) {
        return Script.of("body", steps);
    }

    private Object outcome(Operation<?, ?> operation) throws Exception {
        return scheduler.run(Script.of("test", v -> operation).seeingFailures());
    }

    // ------------------------------------------------------------------ waiting for all

    // SH-010
    @Test
    void waitsForItsChildren() throws Exception {
        Object seen = outcome(Scope.run(scope -> body(v -> {
            scope.start(worker("a", 300));
            scope.start(worker("b", 200));
            return "result";
        })));
        assertEquals("result", seen);
        assertEquals(List.of("200 b", "300 a"), log);
    }

    @Test
    void withoutChildrenItIsACall() throws Exception {
        assertEquals("x", outcome(Scope.run(scope -> worker("x", 10))));
        assertEquals(ofMillis(10), time.elapsed());
        assertSame(failure, outcome(Scope.run(scope -> worker("x", 10, failure))));
    }

    @Test
    void childrenGiveTheirResultsToWhoeverYieldsThem() throws Exception {
        Object seen = outcome(Scope.run(scope -> {
            Coro<Object, Exception> a = scope.start(worker("a", 300));
            Coro<Object, Exception> b = scope.start(worker("b", 200));
            return body(v -> a, v -> {
                log.add("got " + v);
                return b;
            });
        }));
        assertEquals("b", seen);
        assertEquals(List.of("200 b", "300 a", "got a"), log);
    }

    @Test
    void childrenMayStartOthers() throws Exception {
        outcome(Scope.run(scope -> body(v -> {
            scope.start(Script.of("first", w -> Events.sleep(ofMillis(100)), w -> {
                scope.start(Script.of("second", x -> Events.sleep(ofMillis(100)), x -> {
                    scope.start(worker("third", 100));
                    return null;
                }));
                return null;
            }));
            return null;
        })));
        assertEquals(List.of("300 third"), log);
    }

    // ------------------------------------------------------------------ failures

    @Test
    void theFirstFailureCancelsTheOthersAndTheBody() throws Exception {
        Object seen = outcome(Scope.run(scope -> {
            scope.start(worker("a", 300));
            scope.start(worker("b", 100, failure));
            return worker("body", 500);
        }));
        assertSame(failure, seen);
        assertEquals(List.of("100 b", "100 body Cancelled", "100 a Cancelled"), log);
        assertEquals(0, failure.getSuppressed().length);
    }

    @Test
    void theBodysFailureCancelsTheChildren() throws Exception {
        Object seen = outcome(Scope.run(scope -> {
            scope.start(worker("a", 300));
            return worker("body", 100, failure);
        }));
        assertSame(failure, seen);
        assertEquals(List.of("100 body", "100 a Cancelled"), log);
    }

    @Test
    void theYieldThrowsWhenAllHaveEnded() throws Exception {
        outcome(Scope.run(scope -> {
            scope.start(Script.of(
                            "slow to end",
                            v -> Events.sleep(ofSeconds(9)),
                            v -> worker("cleanup", 70).shield(ofSeconds(1)))
                    .seeingFailures());
            return worker("body", 100, failure);
        }));
        note("over");
        assertEquals(List.of("100 body", "170 cleanup", "170 over"), log);
    }

    @Test
    void whatFailsLaterIsSuppressed() throws Exception {
        IllegalStateException second = new IllegalStateException("second");
        Object seen = outcome(Scope.run(scope -> {
            scope.start(Script.of("a", v -> Events.sleep(ofSeconds(1)), v -> {
                        throw second;
                    })
                    .seeingFailures());
            scope.start(worker("b", 100, failure));
            return worker("body", 500);
        }));
        assertSame(failure, seen);
        assertEquals(List.of(second), List.of(failure.getSuppressed()));
    }

    @Test
    void aChildThatSomebodyCancelledHasNotFailed() throws Exception {
        Object seen = outcome(Scope.run(scope -> {
            Script a = worker("a", 300);
            scope.start(a);
            return body(v -> Events.sleep(ofMillis(10)), v -> {
                a.cancel("not needed");
                return Events.sleep(ofMillis(10));
            });
        }));
        assertNull(seen);
        assertEquals(List.of("10 a Cancelled"), log);
    }

    @Test
    void aBodyThatSwallowsTheCancelDoesNotHideTheFailure() throws Exception {
        Object seen = outcome(Scope.run(scope -> {
            scope.start(worker("b", 100, failure));
            return Script.of("body", v -> Events.sleep(ofSeconds(1)), v -> "swallowed")
                    .seeingFailures();
        }));
        assertSame(failure, seen);
    }

    @Test
    void aFunctionThatThrowsIsTheFailure() throws Exception {
        IllegalStateException thrown = new IllegalStateException();
        Object seen = outcome(Scope.<Object, Exception>run(scope -> {
            scope.start(worker("a", 300));
            throw thrown;
        }));
        assertSame(thrown, seen);
        assertInstanceOf(NullPointerException.class, outcome(Scope.<Object, Exception>run(scope -> null)));
        assertEquals(List.of(), log);
    }

    @Test
    void whatIsRaisedWhileItWaitsForChildrenIsAFailure() throws Exception {
        Script waiter = Script.of(
                        "test",
                        v -> Scope.run(scope -> {
                            scope.start(worker("a", 300));
                            return body(w -> "value");
                        }))
                .seeingFailures();
        scheduler.add(waiter);
        scheduler.runOnce();
        waiter.raise(failure);
        scheduler.run();
        assertSame(failure, waiter.slot);
        assertEquals(List.of("0 a Cancelled"), log);
    }

    @Test
    void whatIsRaisedAsTheBodyEndsIsAFailure() throws Exception {
        try (Scheduler hasty = time.builder().budget(1).build()) {
            Script[] held = new Script[1];
            held[0] = Script.of(
                            "test",
                            v -> Scope.run(scope -> {
                                scope.start(Script.of("child", w -> "quick"));
                                return body(w -> {
                                    held[0].raise(failure);
                                    return "value";
                                });
                            }))
                    .seeingFailures();
            assertSame(failure, hasty.run(held[0]));
        }
    }

    // ------------------------------------------------------------------ cancels and timeouts

    @Test
    void aCancelReachesBodyAndChildren() throws Exception {
        Script waiter = Script.of(
                "test",
                v -> Scope.run(scope -> {
                    scope.start(worker("a", 300));
                    scope.start(worker("b", 300));
                    return worker("body", 500);
                }));
        scheduler.add(waiter);
        scheduler.add(Script.of("other", v -> Events.sleep(ofMillis(100)), v -> {
            waiter.cancel("enough");
            return null;
        }));
        scheduler.run();
        assertEquals("enough", assertInstanceOf(Cancelled.class, waiter.slot).reason());
        assertEquals(List.of("100 a Cancelled", "100 b Cancelled", "100 body Cancelled"), log);
    }

    @Test
    void aCancelReachesChildrenBehindTheBody() throws Exception {
        for (boolean kill : new boolean[] {false, true}) {
            Script waiter = Script.of(
                    "test",
                    v -> Scope.run(scope -> {
                        scope.start(worker("a", 300));
                        return body(w -> "value");
                    }));
            scheduler.add(waiter);
            scheduler.runOnce();
            scheduler.runOnce();
            if (kill) {
                waiter.kill("at once");
            } else {
                waiter.cancel("enough");
            }
            scheduler.run();
            assertInstanceOf(Cancelled.class, waiter.slot);
        }
        assertEquals(List.of("0 a Cancelled", "0 a Cancelled"), log);
    }

    @Test
    void timesOutAsAWhole() throws Exception {
        Object seen = outcome(Scope.run(scope -> {
                    scope.start(worker("a", 300));
                    return worker("body", 500);
                })
                .timeout(ofMillis(200)));
        assertInstanceOf(OperationTimeoutException.class, seen);
        assertEquals(List.of("200 a Cancelled", "200 body Cancelled"), log);
    }

    @Test
    void timesOutWhileItWaitsForChildren() throws Exception {
        Object seen = outcome(Scope.run(scope -> {
                    scope.start(worker("a", 300));
                    return body(v -> "value");
                })
                .timeout(ofMillis(200)));
        assertInstanceOf(OperationTimeoutException.class, seen);
        assertEquals(List.of("200 a Cancelled"), log);
    }

    @Test
    void theProgressOfChildrenCountsForItsIdleTimeout() throws Exception {
        Object seen = outcome(Scope.run(scope -> {
                    scope.start(Script.of(
                            "child",
                            v -> Events.sleep(ofMillis(80)),
                            v -> Events.sleep(ofMillis(80)),
                            v -> Events.sleep(ofSeconds(1))));
                    return body(v -> new Parked());
                })
                .idleTimeout(ofMillis(100)));
        assertTrue(assertInstanceOf(OperationTimeoutException.class, seen).isIdle());
        assertEquals(ofMillis(260), time.elapsed());
    }

    @Test
    void itsTimeoutMayBeChangedFromInside() throws Exception {
        Object seen = outcome(Scope.run(scope -> body(
                        v -> Events.sleep(ofMillis(90)),
                        v -> {
                            assertEquals(ofMillis(10), scope.remaining());
                            scope.timeout(ofMillis(100));
                            return Events.sleep(ofMillis(90));
                        },
                        v -> {
                            assertEquals(ofMillis(10), scope.remaining());
                            scope.clearTimeout();
                            assertNull(scope.remaining());
                            return Events.sleep(ofSeconds(5));
                        },
                        v -> {
                            scope.timeout(ofMillis(20));
                            return Events.sleep(ofSeconds(5));
                        }))
                .timeout(ofMillis(100)));
        OperationTimeoutException timeout = assertInstanceOf(OperationTimeoutException.class, seen);
        assertEquals(ofMillis(20), timeout.limit());
        assertEquals(ofMillis(5200), time.elapsed());
    }

    @Test
    void aTimeoutFromInsideAlone() throws Exception {
        Object seen = outcome(Scope.run(scope -> body(v -> {
            assertNull(scope.remaining());
            scope.timeout(ofMillis(20));
            return Events.sleep(ofSeconds(5));
        })));
        assertInstanceOf(OperationTimeoutException.class, seen);
        assertEquals(ofMillis(20), time.elapsed());
    }

    @Test
    void remainingLooksAtTheCallsAround() throws Exception {
        List<Duration> remaining = new ArrayList<>();
        outcome(Scope.run(outer -> Script.of(
                        "outer",
                        v -> Scope.run(inner -> body(w -> {
                                    remaining.add(inner.remaining());
                                    remaining.add(outer.remaining());
                                    return null;
                                }))
                                .timeout(ofSeconds(9))))
                .timeout(ofSeconds(3)));
        assertEquals(List.of(ofSeconds(3), ofSeconds(3)), remaining);
    }

    @Test
    void nestedTimeoutsAreCaughtByTheirOwnFrame() throws Exception {
        for (long inner : new long[] {100, 300}) {
            Object seen = outcome(Script.of(
                            "middle",
                            v -> Scope.run(scope -> worker("body", 1_000)).timeout(ofMillis(inner)),
                            v -> {
                                note("caught inside " + v.getClass().getSimpleName());
                                return "caught";
                            })
                    .seeingFailures()
                    .timeout(ofMillis(200)));
            note(seen instanceof Throwable t ? t.getClass().getSimpleName() : String.valueOf(seen));
        }
        assertEquals(
                List.of(
                        "100 body Cancelled",
                        "100 caught inside OperationTimeoutException",
                        "100 caught",
                        "300 body Cancelled",
                        "300 caught inside Cancelled",
                        "300 caught"),
                log);
    }

    @Test
    void cancelFromInside() throws Exception {
        Object seen = outcome(Scope.run(scope -> {
            scope.start(worker("a", 300));
            scope.start(Script.of("c", v -> Events.sleep(ofMillis(100)), v -> {
                assertFalse(scope.isCancelled());
                scope.cancel("done here");
                assertTrue(scope.isCancelled());
                return null;
            }));
            return worker("body", 500);
        }));
        assertEquals(
                "done here",
                assertInstanceOf(ScopeCancelledException.class, seen).reason());
        assertEquals(List.of("100 body Cancelled", "100 a Cancelled"), log);
    }

    @Test
    void cancelFromInsideKeepsAResult() throws Exception {
        Object seen = outcome(Scope.run(scope -> body(v -> {
            scope.start(worker("a", 300));
            scope.start(Script.of("c", w -> Events.sleep(ofMillis(100)), w -> {
                scope.cancel("done here");
                return null;
            }));
            return "value";
        })));
        assertEquals("value", seen);
        assertEquals(List.of("100 a Cancelled"), log);
    }

    @Test
    void childrenOfACancelledScopeDoNotRun() throws Exception {
        outcome(Scope.run(scope -> body(v -> {
            scope.cancel("done here");
            Script late = worker("late", 0);
            assertTrue(scope.start(late).isDone());
            assertInstanceOf(Cancelled.class, late.slot);
            return null;
        })));
        assertEquals(List.of(), log);
    }

    @Test
    void cancelFromAnotherThread() throws Exception {
        Scope[] held = new Scope[1];
        Thread other = new Thread(() -> {
            held[0].cancel("from outside");
            assertThrows(IllegalStateException.class, () -> held[0].timeout(ofSeconds(1)));
            assertThrows(IllegalStateException.class, () -> held[0].remaining());
            assertThrows(IllegalStateException.class, () -> held[0].start(worker("a", 0)));
            log.add("tried");
        });
        Object seen = outcome(Scope.run(scope -> body(
                v -> {
                    held[0] = scope;
                    other.start();
                    other.join();
                    return Events.pass();
                },
                v -> Events.sleep(ofSeconds(5)))));
        assertEquals(
                "from outside",
                assertInstanceOf(ScopeCancelledException.class, seen).reason());
        assertEquals(Duration.ZERO, time.elapsed());
        assertEquals(List.of("tried"), log);
    }

    // ------------------------------------------------------------------ daemons, starting

    @Test
    void daemonsEndWithTheOthers() throws Exception {
        Object seen = outcome(Scope.run(scope -> body(v -> {
            scope.startDaemon(worker("daemon", 10_000));
            scope.start(worker("a", 300));
            return Events.sleep(ofMillis(100));
        })));
        assertNull(seen);
        assertEquals(List.of("300 a", "300 daemon Cancelled"), log);
    }

    @Test
    void daemonsAloneDoNotKeepItOpen() throws Exception {
        outcome(Scope.run(scope -> body(v -> {
            scope.startDaemon(worker("daemon", 10_000));
            return Events.sleep(ofMillis(100));
        })));
        assertEquals(List.of("100 daemon Cancelled"), log);
    }

    @Test
    void aDaemonThatFailsIsAFailure() throws Exception {
        assertSame(failure, outcome(Scope.run(scope -> {
            scope.startDaemon(worker("daemon", 50, failure));
            return worker("body", 100);
        })));
    }

    @Test
    void startsUntilReady() throws Exception {
        Object seen = outcome(Scope.run(scope -> body(
                v -> scope.<Object, Exception>startUntilReady(
                        ready -> Script.of("server", w -> Events.sleep(ofMillis(50)), w -> {
                            ready.set("port 7");
                            ready.set("again");
                            return worker("serving", 100);
                        })),
                v -> {
                    note("ready: " + v);
                    return v;
                })));
        assertEquals("port 7", seen);
        assertEquals(List.of("50 ready: port 7", "150 serving"), log);
    }

    @Test
    void whatFailsBeforeItIsReadyFailsTheStartOnly() throws Exception {
        Object seen = outcome(Scope.run(scope -> Script.of(
                        "body",
                        v -> scope.<Object, Exception>startUntilReady(ready -> worker("server", 50, failure)),
                        v -> {
                            assertSame(failure, v);
                            return scope.<Object, Exception>startUntilReady(ready -> worker("quiet", 50));
                        },
                        v -> {
                            assertInstanceOf(IllegalStateException.class, v);
                            return "still here";
                        })
                .seeingFailures()));
        assertEquals("still here", seen);
    }

    @Test
    void aStartThatIsCancelledCancelsTheChild() throws Exception {
        Object seen = outcome(Scope.run(scope -> Script.of(
                        "body",
                        v -> scope.<Object, Exception>startUntilReady(ready -> worker("server", 500))
                                .timeout(ofMillis(50)))
                .seeingFailures()));
        assertInstanceOf(OperationTimeoutException.class, seen);
        assertEquals(List.of("50 server Cancelled"), log);
    }

    // ------------------------------------------------------------------ supervisors

    @Test
    void aSupervisorGoesOn() throws Exception {
        List<String> told = new ArrayList<>();
        Object seen = outcome(Scope.supervise(
                (child, thrown) -> told.add(child.name() + " " + thrown.getMessage()),
                scope -> body(v -> {
                    scope.start(worker("a", 50, failure));
                    scope.start(worker("b", 100));
                    return "value";
                })));
        assertEquals("value", seen);
        assertEquals(List.of("50 a", "100 b"), log);
        assertEquals(List.of("test.Scripts.a broken"), told);
    }

    @Test
    void aSupervisorMayStartItAgain() throws Exception {
        Scope[] held = new Scope[1];
        outcome(Scope.supervise((child, thrown) -> held[0].start(worker("again", 30)), scope -> {
            held[0] = scope;
            scope.start(worker("a", 50, failure));
            return body(v -> null);
        }));
        assertEquals(List.of("50 a", "80 again"), log);
    }

    @Test
    void aSupervisorThatThrowsFailsTheScope() throws Exception {
        IllegalStateException thrown = new IllegalStateException();
        Object seen = outcome(Scope.supervise(
                (child, any) -> {
                    throw thrown;
                },
                scope -> {
                    scope.start(worker("a", 50, failure));
                    return worker("body", 100);
                }));
        assertSame(thrown, seen);
        assertEquals(List.of(failure), List.of(thrown.getSuppressed()));
    }

    // ------------------------------------------------------------------ all, race, any

    // SH-031
    @Test
    void allGivesAllResultsInOrder() throws Exception {
        assertEquals(
                List.of("a", "b", "c"), outcome(Scope.all(List.of(worker("a", 30), worker("b", 10), worker("c", 20)))));
        assertEquals(ofMillis(30), time.elapsed());
        assertEquals(List.of(), outcome(Scope.all(List.<Script>of())));
    }

    @Test
    void allFailsWithTheFirst() throws Exception {
        Object seen = outcome(Scope.all(List.of(worker("a", 30), worker("b", 10, failure))));
        assertSame(failure, seen);
        assertEquals(List.of("10 b", "10 a Cancelled"), log);
    }

    @Test
    void allHasNoResultsIfOneWasCancelled() throws Exception {
        Script a = worker("a", 30);
        scheduler.add(Script.of("other", v -> Events.sleep(ofMillis(5)), v -> {
            a.cancel("why not");
            return null;
        }));
        Object seen = outcome(Scope.all(List.of(a, worker("b", 10))));
        assertInstanceOf(
                Cancelled.class,
                assertInstanceOf(IllegalStateException.class, seen).getCause());
    }

    @Test
    void theFirstWinsTheRace() throws Exception {
        assertEquals("b", outcome(Scope.race(List.of(worker("a", 30), worker("b", 10)))));
        assertEquals(List.of("10 b", "10 a Cancelled"), log);
    }

    @Test
    void theFirstWinsTheRaceIfItFailsToo() throws Exception {
        assertSame(failure, outcome(Scope.race(List.of(worker("a", 30), worker("b", 10, failure)))));
    }

    @Test
    void losersAreAwaited() throws Exception {
        Script slow = Script.of(
                        "slow to end",
                        v -> Events.sleep(ofSeconds(9)),
                        v -> worker("cleanup", 70).shield(ofSeconds(1)))
                .seeingFailures();
        assertEquals("b", outcome(Scope.race(List.of(slow, worker("b", 10)))));
        assertEquals(ofMillis(80), time.elapsed());
    }

    @Test
    void aWinnersResultBeatsACancel() throws Exception {
        Script slow = Script.of(
                        "slow to end",
                        v -> Events.sleep(ofSeconds(9)),
                        v -> worker("cleanup", 70).shield(ofSeconds(1)))
                .seeingFailures();
        Script waiter = Script.of(
                        "test",
                        v -> Scope.race(List.of(slow, worker("b", 10))),
                        v -> {
                            note("won by " + v);
                            return Events.pass();
                        },
                        v -> {
                            note(v.getClass().getSimpleName());
                            return null;
                        })
                .seeingFailures();
        scheduler.add(waiter);
        scheduler.add(Script.of("other", v -> Events.sleep(ofMillis(40)), v -> {
            waiter.cancel("too late");
            return null;
        }));
        scheduler.run();
        assertEquals(List.of("10 b", "80 cleanup", "80 won by b", "80 Cancelled"), log);
    }

    @Test
    void aLosersFailureIsNotDropped() throws Exception {
        Script bad = Script.of("bad", v -> Events.sleep(ofSeconds(9)), v -> {
                    throw failure;
                })
                .seeingFailures();
        assertEquals("b", outcome(Scope.race(List.of(bad, worker("b", 10)))));
        assertEquals(List.of(failure), unhandled);
        unhandled.clear();
    }

    @Test
    void twoAtOnceHaveOneWinner() throws Exception {
        assertEquals("a", outcome(Scope.race(List.of(worker("a", 10), worker("b", 10)))));
    }

    @Test
    void anyTakesTheFirstThatReturns() throws Exception {
        assertEquals("b", outcome(Scope.any(List.of(worker("a", 10, failure), worker("b", 20), worker("c", 30)))));
        assertEquals(List.of("10 a", "20 b", "20 c Cancelled"), log);
    }

    @Test
    void aLosersFailureIsNoMatterForAny() throws Exception {
        assertEquals("a", outcome(Scope.any(List.of(worker("a", 10), worker("b", 10, failure)))));
        assertEquals(List.of("10 a", "10 b"), log);
    }

    @Test
    void anyFailsIfAllFail() throws Exception {
        IllegalStateException second = new IllegalStateException();
        Object seen = outcome(Scope.any(List.of(worker("a", 10, failure), worker("b", 20, second))));
        assertSame(failure, seen);
        assertEquals(List.of(second), List.of(failure.getSuppressed()));
    }

    @Test
    void aRaceOfNoneIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> Scope.race(List.<Script>of()));
        assertThrows(IllegalArgumentException.class, () -> Scope.any(List.<Script>of()));
    }

    @Test
    void theDumpSaysWhoBelongsWhereAndUntilWhen() throws Exception {
        String[] dump = new String[1];
        outcome(Scope.run(scope -> {
                    scope.start(worker("child", 300));
                    scope.start(Script.of("cancelled", v -> worker("inner", 150).shield(ofSeconds(1))));
                    return body(v -> Events.sleep(ofMillis(100)), v -> {
                        scope.cancel("enough");
                        dump[0] = scheduler.dump();
                        return null;
                    });
                })
                .timeout(ofMillis(500)));
        List<String> lines = dump[0].lines().toList();
        assertEquals(
                "test.Scripts.test (Scripts.java:11) calls Scope.run of test.Scripts.test, for PT0.1S, times out in PT0.4S",
                lines.get(0));
        assertEquals("  Scope.run of test.Scripts.test calls test.Scripts.body, for PT0.1S", lines.get(1));
        assertEquals(
                "test.Scripts.child (Scripts.java:11) can go on, cancelled: enough, in a scope of test.Scripts.test",
                lines.get(3));
        assertEquals(
                "test.Scripts.cancelled (Scripts.java:11) calls test.Scripts.inner, cancelled: enough, for PT0.1S,"
                        + " in a scope of test.Scripts.test",
                lines.get(4));
    }

    // ------------------------------------------------------------------ mistakes

    @Test
    void whatIsOverStaysOver() throws Exception {
        Scope[] held = new Scope[1];
        outcome(Scope.run(scope -> {
            held[0] = scope;
            return body(v -> null);
        }));
        assertThrows(IllegalStateException.class, () -> held[0].start(worker("a", 0)));
        assertThrows(IllegalStateException.class, () -> held[0].timeout(ofSeconds(1)));
        assertThrows(IllegalStateException.class, () -> held[0].remaining());
        held[0].cancel("late");
        assertTrue(held[0].isCancelled());
    }

    @Test
    void aChildMustNotHaveBegun() throws Exception {
        Script begun = worker("begun", 10);
        scheduler.add(begun);
        Object seen = outcome(Scope.run(scope -> body(v -> {
            scope.start(begun);
            return null;
        })));
        assertNotNull(assertInstanceOf(IllegalStateException.class, seen).getMessage());
        scheduler.run();
    }

    @Test
    void itIsForOneUse() throws Exception {
        Operation<Object, Exception> once = Scope.run(scope -> body(v -> "x"));
        assertEquals("x", outcome(once));
        assertInstanceOf(IllegalStateException.class, outcome(once));
    }
}
