package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RunQueueTest {
    @Test
    void doesWhatADequeDoes() {
        long seed = System.nanoTime();
        System.out.println("RunQueueTest: seed " + seed);
        Random random = new Random(seed);
        RunQueue queue = new RunQueue();
        ArrayDeque<Coro<?, ?>> reference = new ArrayDeque<>();
        for (int i = 0; i < 200_000; i++) {
            boolean grows = i / 20_000 % 2 == 0;
            Coro<?, ?> coro = Script.of("c");
            if (random.nextInt(10) < (grows ? 6 : 3)) {
                if (random.nextInt(4) == 0) {
                    queue.addFirst(coro);
                    reference.addFirst(coro);
                } else {
                    queue.addLast(coro);
                    reference.addLast(coro);
                }
            } else {
                assertSame(reference.poll(), queue.poll(), () -> "seed " + seed);
            }

            assertEquals(reference.isEmpty(), queue.isEmpty());
            assertSame(reference.peekLast(), queue.last());
        }
    }
}
