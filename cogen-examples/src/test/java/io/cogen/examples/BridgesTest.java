package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class BridgesTest {
    @TempDir
    Path folder;

    private Path list;

    @BeforeEach
    void write() throws IOException {
        list = Files.writeString(folder.resolve("list"), "bread\n\nbutter\n");
    }

    @Test
    void sumsUpWhatTheFuturesGive() throws Exception {
        try (Scheduler scheduler = new Scheduler()) {
            assertEquals(
                    11,
                    scheduler.run(BridgesCoroutines.total(list, item -> CompletableFuture.supplyAsync(item::length))));
        }
    }

    @Test
    void theMethodItselfDoesTheSame() throws Exception {
        assertEquals(11, Bridges.total(list, item -> CompletableFuture.completedFuture(item.length())));
    }

    @Test
    void failuresComeAsTheyAre() {
        IOException soldOut = new IOException("sold out");
        try (Scheduler scheduler = new Scheduler()) {
            assertSame(
                    soldOut,
                    assertThrows(
                            IOException.class,
                            () -> scheduler.run(
                                    BridgesCoroutines.total(list, item -> CompletableFuture.failedFuture(soldOut)))));
            assertThrows(
                    NoSuchFileException.class, () -> scheduler.run(BridgesCoroutines.items(folder.resolve("nowhere"))));
        }
    }

    @Test
    void aCoroutineAsAFutureAndItsFailure() {
        try (Scheduler scheduler = new Scheduler()) {
            CompletableFuture<Integer> total =
                    Bridges.totalOf(scheduler, list, item -> CompletableFuture.completedFuture(1));
            CompletableFuture<Integer> failed = Bridges.totalOf(scheduler, folder.resolve("nowhere"), item -> null);
            scheduler.run();
            assertEquals(2, total.join());
            assertInstanceOf(
                    NoSuchFileException.class,
                    assertThrows(CompletionException.class, failed::join).getCause());
        }
    }

    @Test
    void whoCancelsTheOuterFutureCancelsTheInnerOne() {
        CompletableFuture<Integer> neverTold = new CompletableFuture<>();
        try (Scheduler scheduler = new Scheduler()) {
            CompletableFuture<Integer> total = Bridges.totalOf(scheduler, list, item -> neverTold);
            scheduler.post(() -> total.cancel(true));
            scheduler.run();
            assertTrue(total.isCancelled());

            CompletableFuture<Integer> later = Bridges.totalOf(scheduler, list, item -> {
                scheduler.executor().execute(() -> scheduler.executor().execute(scheduler::shutdown));
                return neverTold;
            });
            scheduler.run();
            assertTrue(later.isCancelled());
            assertTrue(neverTold.isCancelled());
        }
    }
}
