package io.cogen.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Blocking;
import io.cogen.core.Scheduler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** An operation of one's own that another thread completes. CG-050. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class RunInThreadTest {
    @Test
    void theFunctionRunsInAThreadAndItsValueComesBack() throws Exception {
        try (Scheduler scheduler = new Scheduler()) {
            String where = scheduler.run(
                    RunInThreadCoroutines.ask(() -> Thread.currentThread().getName(), ofSeconds(60)));
            assertEquals("RunInThread", where);
        }
    }

    @Test
    void whatItThrowsIsThrownAtTheYield() {
        IOException failure = new IOException("broken");
        try (Scheduler scheduler = new Scheduler()) {
            assertSame(
                    failure,
                    assertThrows(
                            IOException.class,
                            () -> scheduler.run(RunInThreadCoroutines.ask(
                                    () -> {
                                        throw failure;
                                    },
                                    ofSeconds(60)))));
        }
    }

    /** The function waits for another coroutine, which runs while it waits. */
    @Test
    void theLoopGoesOnMeanwhile() throws Exception {
        List<String> log = new ArrayList<>();
        CountDownLatch ticked = new CountDownLatch(2);
        try (Scheduler scheduler = new Scheduler()) {
            scheduler.add(RunInThreadCoroutines.tick(2, tick -> {
                log.add(tick);
                ticked.countDown();
            }));
            String answer = scheduler.run(RunInThreadCoroutines.ask(
                    () -> {
                        ticked.await();
                        return "answer";
                    },
                    ofSeconds(60)));
            assertEquals("answer", answer);
            assertEquals(List.of("tick 1", "tick 2"), log);
        }
    }

    @Test
    void aTimeoutInterruptsTheThread() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Scheduler scheduler = new Scheduler()) {
            String answer = scheduler.run(RunInThreadCoroutines.ask(
                    () -> {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException told) {
                            interrupted.countDown();
                        }
                        return "too late";
                    },
                    ofMillis(1)));
            assertEquals("no answer", answer);
            interrupted.await();
        }
    }

    @Test
    void itWorksOnAPlainThreadToo() throws Exception {
        Thread.currentThread().setName("plain");
        assertTrue(Blocking.run(new RunInThread<>(() -> true)));
        assertEquals("v", RunInThread.ask(() -> "v", ofSeconds(60)));
    }
}
