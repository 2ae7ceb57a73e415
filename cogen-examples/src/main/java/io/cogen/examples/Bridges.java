package io.cogen.examples;

import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Blocking;
import io.cogen.core.Co;
import io.cogen.core.Futures;
import io.cogen.core.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Between coroutines and the rest of Java: code that blocks, and futures in both directions. */
public final class Bridges {
    private Bridges() {}

    /** Some library that gives futures. */
    interface Shop {
        CompletableFuture<Integer> price(String item);
    }

    /** Reads a file on another thread: the loop must not wait for a disk. */
    @Coroutine
    static List<String> items(Path file) throws IOException {
        String text = Co.yield(Blocking.call(() -> Files.readString(file)).timeout(ofSeconds(5)));
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Waits for the library's futures. */
    @Coroutine
    static int total(Path file, Shop shop) throws IOException {
        int total = 0;
        for (String item : Co.yield(BridgesCoroutines.items(file))) {
            total += Co.yield(Futures.await(shop.price(item), IOException.class).timeout(ofSeconds(5)));
        }
        return total;
    }

    /** For callers who know futures and no coroutines; on any thread. */
    static CompletableFuture<Integer> totalOf(Scheduler scheduler, Path file, Shop shop) {
        return Futures.toFuture(scheduler, BridgesCoroutines.total(file, shop));
    }

    /**
     * Sums up a list of things to buy.
     *
     * @param args none
     * @throws IOException if there is no place for a temporary file
     */
    public static void main(String[] args) throws IOException {
        Path list = Files.createTempFile("list", ".txt");
        Files.writeString(list, "bread\nbutter\n");
        try (Scheduler scheduler = new Scheduler()) {
            totalOf(scheduler, list, item -> CompletableFuture.supplyAsync(item::length))
                    .thenAccept(total -> System.out.println("total: " + total));
            scheduler.run();
        } finally {
            Files.delete(list);
        }
    }
}
