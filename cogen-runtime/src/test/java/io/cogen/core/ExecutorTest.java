package io.cogen.core;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Scheduler#executor()}. */
@Timeout(20)
final class ExecutorTest {
    private final List<Object> log = new ArrayList<>();
    private final List<Throwable> unhandled = new ArrayList<>();
    private final Scheduler scheduler = new VirtualTime()
            .builder()
            .onFailure((coro, failure) -> unhandled.add(failure))
            .build();
    private final Executor executor = scheduler.executor();

    @Test
    void tasksRunInTheLoopInOrder() {
        executor.execute(() -> log.add(Scheduler.current()));
        executor.execute(() -> log.add("second"));
        assertEquals(List.of(), log);
        scheduler.run();
        assertEquals(List.of(scheduler, "second"), log);
        scheduler.close();
    }

    @Test
    void anotherThreadsFutureGoesOnInTheLoop() throws Exception {
        try (Scheduler real = new Scheduler()) {
            CompletableFuture<Thread> here = new CompletableFuture<>();
            Script coro = Script.of("test", v -> {
                CompletableFuture<Integer> elsewhere = CompletableFuture.supplyAsync(() -> 1);
                elsewhere.thenAcceptAsync(w -> here.complete(Thread.currentThread()), real.executor());
                return Futures.await(here);
            });
            assertSame(Thread.currentThread(), real.run(coro));
        }
    }

    @Test
    void whatATaskThrowsGoesToTheHandler() {
        executor.execute(() -> {
            throw new IllegalStateException("broken");
        });
        executor.execute(() -> log.add("goes on"));
        scheduler.run();
        assertEquals("broken", unhandled.get(0).getMessage());
        assertEquals(List.of("goes on"), log);
        scheduler.close();
    }

    @Test
    void aClosedSchedulerRejects() {
        scheduler.close();
        RejectedExecutionException e =
                assertThrows(RejectedExecutionException.class, () -> executor.execute(() -> log.add("no")));
        assertEquals("the scheduler is closed", e.getMessage());
        assertThrows(NullPointerException.class, () -> executor.execute(null));
    }

    @Test
    void eachTaskRunsOrIsRejectedHoweverTheCloseFalls() throws Exception {
        for (int i = 0; i < 200; i++) {
            Scheduler closing = new Scheduler();
            int[] ran = new int[1];
            int[] taken = new int[1];
            Thread sender = new Thread(() -> {
                try {
                    while (true) {
                        closing.executor().execute(() -> ran[0]++);
                        taken[0]++;
                    }
                } catch (RejectedExecutionException end) {
                    // as it should
                }
            });
            sender.start();
            closing.runOnce();
            closing.close();
            sender.join();
            assertEquals(taken[0], ran[0]);
        }
    }

    @Test
    void blockingCallsMayComeBackThroughIt() {
        scheduler.add(Script.of("test", v -> Events.sleep(ofSeconds(1)), v -> {
            executor.execute(() -> assertInstanceOf(Scheduler.class, Scheduler.current()));
            return Events.pass();
        }));
        scheduler.run();
        assertEquals(List.of(), unhandled);
        scheduler.close();
    }
}
