package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The echo server in a JVM of its own: with a thousand clients and worse, and with none. */
@Tag("slow")
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
final class EchoServerCrowdTest {
    private static final int CLIENTS = 1_000;
    private static final int LINES = 100;
    private static final int SLOW_READERS = 5;
    private static final int OF_EACH_BAD_KIND = 20;

    @Test
    void aThousandClientsAreServedWhateverOthersDoAndNothingIsLeft() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the noise: " + seed);
        try (ServerProcess server = ServerProcess.start(ObservedEchoServer.class)) {
            warmUp(server);
            Report before = settled(server, 1);

            Crowd crowd = new Crowd(server);
            CountDownLatch connected = new CountDownLatch(CLIENTS);
            List<Semaphore> permits =
                    Stream.generate(() -> new Semaphore(0)).limit(SLOW_READERS).toList();
            for (Semaphore mine : permits) {
                crowd.start("slow reader", () -> crowd.readsSlowly(mine, CLIENTS));
            }
            for (int i = 0; i < CLIENTS; i++) {
                int id = i;
                crowd.start("client " + id, () -> {
                    try {
                        crowd.wellBehaved(id, LINES, connected);
                    } finally {
                        connected.countDown(); // a failure keeps nobody waiting
                        permits.forEach(Semaphore::release);
                    }
                });
                if (i < OF_EACH_BAD_KIND) {
                    crowd.start("resetter " + id, () -> crowd.vanishes(true));
                    crowd.start("leaver " + id, () -> crowd.vanishes(false));
                    crowd.start("longest line " + id, crowd::sendsTheLongestLine);
                    crowd.start("too long a line " + id, crowd::sendsTooLongALine);
                    crowd.start("noise " + id, () -> crowd.sendsNoise(seed + id));
                }
            }
            crowd.join();

            Report after = settled(server, 1, before.descriptors());
            System.out.println("before: " + before);
            System.out.println("after:  " + after);
            assertEquals(0, after.timers(), "timers");
            assertTrue(after.descriptors() <= before.descriptors(), "descriptors are left: " + after);
            assertEquals("", server.log());
        }
    }

    @Test
    void anIdleServerUsesNoProcessorTime() throws Exception {
        try (ServerProcess server = ServerProcess.start(ObservedEchoServer.class);
                java.net.Socket idle = server.connect()) {
            assertEquals(Crowd.WELCOME, Crowd.reader(idle).readLine());
            warmUp(server);
            settled(server, 2);
            Duration before = cpuTime(server);
            assertFalse(server.process.waitFor(10, TimeUnit.SECONDS), "the server has ended");
            Duration process = cpuTime(server).minus(before);
            Report after = settled(server, 2);

            System.out.println("CPU time of an idle server in 10 s: " + process.toMillis() + " ms for the process, "
                    + after.loopNanos() / 1_000 + " us for the thread of the loop");
            // A loop that polled every 10 ms would take ten times as much; a spinning one, 10 s. The rest of the JVM
            // has some
            // housekeeping to do.
            assertTrue(after.loopNanos() < 2_000_000, "the loop used " + after.loopNanos() + " ns");
            assertTrue(process.toMillis() < 1_000, "the process used " + process);
        }
    }

    /** Some conversations, so that what is loaded once has been. */
    private static void warmUp(ServerProcess server) throws InterruptedException {
        Crowd first = new Crowd(server);
        for (int id = 0; id < 4; id++) {
            int client = id;
            first.start("warm-up", () -> first.wellBehaved(client, 10, new CountDownLatch(0)));
        }
        first.start("warm-up", () -> first.vanishes(true));
        first.start("warm-up", first::sendsTooLongALine);
        first.join();
    }

    private static Report settled(ServerProcess server, int coroutines) throws IOException {
        return settled(server, coroutines, Integer.MAX_VALUE);
    }

    /**
     * The report once there are as few coroutines and descriptors as said, or after a long wait; the server learns of closed
     * connections a little later, and a report may come in the middle of a close.
     */
    private static Report settled(ServerProcess server, int coroutines, int descriptors) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Report report;
        do {
            report = Report.parse(server.ask("report"));
        } while ((report.coroutines() != coroutines || report.descriptors() > descriptors) && System.nanoTime() < end);
        Report last = report;
        assertEquals(coroutines, last.coroutines(), () -> "coroutines are left: " + last);
        return report;
    }

    private static Duration cpuTime(ServerProcess server) {
        return server.process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
