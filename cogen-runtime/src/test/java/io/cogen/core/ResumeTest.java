package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Events#suspend} and {@link Coro#resume}; who runs; names and states. */
@Timeout(20)
final class ResumeTest extends AsyncFixture {
    private String refused(Coro<?, ?> target) {
        return assertThrows(IllegalStateException.class, () -> target.resume("v"))
                .getMessage();
    }

    // ------------------------------------------------------------------ suspend, resume

    // SH-002, SH-028: the yield gives the value, the coroutine goes on in its turn
    @Test
    void aCoroutineResumesAnother() {
        Script waits = start(v -> Events.suspend(), v -> log.add("got " + v));
        scheduler.add(Script.of("other", v -> {
            waits.resume(42);
            return log.add("goes on first");
        }));
        scheduler.run();

        assertEquals(List.of("goes on first", "got 42"), log);
    }

    // SH-002, SH-006: any may resume any other, and both sides take turns
    @Test
    void transferIsSymmetric() {
        List<Script> two = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int me = i;
            two.add(Script.of("c" + i, v -> Events.suspend(), v -> {
                        int n = (Integer) v;
                        log.add("c" + me + " " + n);
                        if (n > 0) {
                            two.get(1 - me).resume(n - 1);
                        } else {
                            two.get(0).cancel("end of the test");
                            two.get(1).cancel("end of the test");
                        }
                        return null;
                    })
                    .forever());
            scheduler.add(two.get(i));
        }
        scheduler.runOnce();
        two.get(0).resume(4);
        scheduler.run();

        assertEquals(List.of("c0 4", "c1 3", "c0 2", "c1 1", "c0 0"), log);
    }

    @Test
    void theInnermostCalleeGoesOn() {
        Script callee = Script.of("callee", v -> Events.suspend(), v -> "callee got " + v);
        Script caller = start(v -> callee, v -> log.add(v));
        caller.resume("v");
        scheduler.run();

        assertEquals(List.of("callee got v"), log);
    }

    @Test
    void nullIsAValue() {
        Script waits = start(v -> Events.suspend());
        waits.resume(null);
        scheduler.run();

        assertEquals(Operation.DONE, waits.state);
        assertNull(waits.slot);
    }

    // SH-015, SH-021, SH-022: who does not wait there cannot be resumed, and it is said why
    @Test
    void refusesOnesThatDoNotWaitThere() throws Exception {
        Script fresh = Script.of("fresh", v -> Events.suspend());
        assertTrue(refused(fresh).contains("test.Scripts.fresh (Scripts.java:10) has not begun"));
        scheduler.add(fresh);
        assertTrue(refused(fresh).contains("is about to begin"));
        scheduler.runOnce();
        fresh.resume("first");
        assertTrue(refused(fresh).contains("has not gone on since"));
        scheduler.run();
        assertEquals("first", fresh.slot);
        assertTrue(refused(fresh).contains("has returned"));

        Script sleeps = start(v -> Events.sleep(ofSeconds(1)));
        assertTrue(refused(sleeps).contains("waits for sleep PT1S"));
        Script[] self = new Script[1];
        self[0] = Script.of("self", v -> log.add(refused(self[0])));
        scheduler.run(self[0]);
        assertTrue(log.get(0).toString().endsWith("test.Scripts.self (Scripts.java:10) runs"));
        scheduler.run();
    }

    // SEEDS 4.4: what came first counts
    @Test
    void aCancelBeforeAResumeAndAfterIt() {
        Script cancelled = start(v -> Events.suspend());
        cancelled.cancel("first");
        assertTrue(refused(cancelled).contains("only a coroutine that waits"));
        Script resumed = start(v -> Events.suspend(), v -> log.add(v));
        resumed.resume("v");
        resumed.cancel("second");
        scheduler.run();

        assertEquals(List.of("v"), log);
        assertEquals(CoroState.RETURNED, resumed.state());
        assertInstanceOf(Cancelled.class, cancelled.slot);
    }

    @Test
    void aSuspensionMayTimeOut() throws Exception {
        assertInstanceOf(
                OperationTimeoutException.class, this.yield(Events.suspend().timeout(ofSeconds(2))));
        assertEquals(ofSeconds(2), time.elapsed());
    }

    // CG-010
    @Test
    void anotherThreadMayResume() throws Exception {
        List<String> told = new ArrayList<>();
        CountDownLatch waits = new CountDownLatch(1);
        try (Scheduler real = Scheduler.builder()
                .onFailure((coro, failure) -> told.add(coro.name() + " " + failure.getMessage()))
                .build()) {
            Script target = Script.of("target", v -> Events.suspend(), v -> log.add(v));
            real.add(target);
            real.add(Script.of("starter", v -> {
                waits.countDown();
                return null;
            }));
            Thread other = new Thread(() -> {
                try {
                    waits.await();
                } catch (InterruptedException interrupted) {
                    return;
                }
                target.resume("from outside");
                target.resume("once too often");
            });
            other.start();
            real.run();
            other.join();
            real.run();

            assertEquals(List.of("from outside"), log);
            // The second one finds it waiting no more, whether it has run meanwhile or not.
            assertEquals(1, told.size());
            assertTrue(told.get(0).startsWith("test.Scripts.target "), told.get(0));
        }
        Script late = Script.of("late", v -> Events.suspend());
        Scheduler closed = VirtualTime.scheduler();
        closed.add(late);
        closed.close();
        assertThrows(IllegalStateException.class, () -> late.resume("v"));
    }

    // ------------------------------------------------------------------ current

    // SH-004: the innermost one that runs
    @Test
    void currentIsTheInnermostThatRuns() throws Exception {
        assertNull(Coro.current());
        Script callee = Script.of(
                "callee",
                v -> log.add(Coro.current().name()),
                v -> Events.sleep(ofSeconds(1)),
                v -> log.add(Coro.current().name()));
        Parked op = new Parked();
        op.onProcess = () -> log.add("process " + Coro.current().name());
        op.done = true;
        Script atOnce = Script.of("atOnce", v -> op);
        Script caller = Script.of(
                "caller",
                v -> log.add(Coro.current().name()),
                v -> atOnce,
                v -> log.add(Coro.current().name()),
                v -> callee,
                v -> log.add(Coro.current().name()));
        scheduler.add(Script.of("other", v -> log.add(Coro.current().name())));
        scheduler.run(caller);

        log.replaceAll(name -> name.toString().replace("test.Scripts.", ""));
        assertEquals(List.of("other", "caller", "process atOnce", "caller", "callee", "callee", "caller"), log);
        assertNull(Coro.current());
    }

    @Test
    void currentWorksDeepDown() throws Exception {
        Script chain = Script.of("deepest", v -> log.add(Coro.current().name()), v -> Events.pass());
        for (int i = 0; i < 1_000; i++) {
            Script callee = chain;
            Script[] self = new Script[1];
            self[0] = Script.of("c" + i, v -> callee, v -> assertSameCurrent(self[0]));
            chain = self[0];
        }
        scheduler.run(chain);

        assertEquals(List.of("test.Scripts.deepest"), log);
    }

    private static Object assertSameCurrent(Coro<?, ?> expected) {
        assertSame(expected, Coro.current());
        return true;
    }

    @Test
    void nobodyIsCurrentOutside() throws Exception {
        scheduler.post(() -> log.add(Coro.current() == null));
        scheduler.add(Script.of("c", v -> Events.pass()));
        scheduler.run();
        Thread other = new Thread(() -> log.add(Coro.current() == null));
        scheduler.run(Script.of("c", v -> {
            other.start();
            other.join();
            return null;
        }));
        List<Object> handler = new ArrayList<>();
        try (Scheduler another = Scheduler.builder()
                .onFailure((coro, failure) -> handler.add(String.valueOf(Coro.current())))
                .build()) {
            another.add(Script.of("fails", v -> {
                throw new IOException("of the test");
            }));
            another.run();
        }

        assertEquals(List.of(true, true), log);
        assertEquals(List.of("null"), handler);
    }

    @Test
    void anAsynchronousGeneratorRunsInItsResumption() throws Exception {
        AsyncScript generator =
                AsyncScript.of("generator", v -> log.add(Coro.current().name()), v -> AsyncScript.out(1));
        this.yield(generator.resume());

        assertEquals(List.of("test.Async.generator"), log);
    }

    // ------------------------------------------------------------------ names, states

    // SH-010, CG-032, CR-01
    @Test
    void namesShowEverywhere() throws Exception {
        Script script = Script.of("method", v -> Events.sleep(ofSeconds(1)));
        assertSame(script, script.named("connection 17"));
        scheduler.add(script);
        scheduler.runOnce();

        assertEquals("connection 17", script.name());
        assertEquals("connection 17 (Scripts.java:11) waits for sleep PT1S", script.toString());
        assertEquals("connection 17 (Scripts.java:11) waits for sleep PT1S, for PT0S\n", scheduler.dump());
        Object timeout = this.yield(Events.join(script).timeout(ofSeconds(0)));
        assertEquals("connection 17 was not done within PT0S", ((Throwable) timeout).getMessage());
        scheduler.run();
        assertEquals("connection 17", script.name());
        assertThrows(IllegalArgumentException.class, () -> script.named(" "));
        assertThrows(NullPointerException.class, () -> script.named(null));
    }

    // CG-032: every state there is
    @Test
    void statesFromNewToTheEnd() throws Exception {
        Script[] two = new Script[2];
        Runnable look = () -> log.add(two[0].state() + " " + two[1].state());
        Parked op = new Parked();
        op.onProcess = look;
        two[1] = Script.of("callee", v -> op, v -> Events.pass(), v -> {
            look.run();
            return null;
        });
        two[0] = Script.of(
                "caller",
                v -> {
                    look.run();
                    return two[1];
                },
                v -> {
                    look.run();
                    throw new IOException("of the test");
                });
        look.run();
        Script joiner = Script.of("joiner", v -> Events.join(two[0])).seeingFailures();
        scheduler.add(two[0]);
        scheduler.add(joiner);
        look.run();
        scheduler.runOnce();
        look.run();
        assertEquals(CoroState.WAITING, joiner.state());
        scheduler.post(() -> {
            op.finish("v");
            look.run();
        });
        scheduler.run();
        look.run();

        assertEquals(
                List.of(
                        "NEW NEW",
                        "READY NEW",
                        "RUNNING NEW",
                        "WAITING RUNNING",
                        "WAITING WAITING",
                        "WAITING READY",
                        "WAITING RUNNING",
                        "RUNNING RETURNED",
                        "FAILED RETURNED"),
                log);
        assertEquals(CoroState.RETURNED, joiner.state());
        assertTrue(CoroState.FAILED.isDone() && CoroState.RETURNED.isDone() && !CoroState.WAITING.isDone());
    }

    @Test
    void onlyItsOwnCancelMakesItCancelled() throws Exception {
        Script target = start(v -> Events.sleep(ofSeconds(9)), v -> {
            throw (Throwable) v;
        });
        Script joiner = Script.of("joiner", v -> Events.join(target));
        Script watcher = Script.of("watcher", v -> Events.join(joiner)).seeingFailures();
        scheduler.add(joiner);
        scheduler.add(watcher);
        scheduler.runOnce();
        target.cancel("why");
        scheduler.run();
        Script fresh = Script.of("fresh");
        fresh.cancel("why");

        assertEquals(CoroState.CANCELLED, target.state());
        assertEquals(CoroState.FAILED, joiner.state());
        assertEquals(CoroState.RETURNED, watcher.state());
        assertEquals(CoroState.CANCELLED, fresh.state());
    }
}
