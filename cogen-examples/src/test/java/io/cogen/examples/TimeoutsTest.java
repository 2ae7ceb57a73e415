package io.cogen.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Scheduler;
import io.cogen.net.ServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class TimeoutsTest {
    @Test
    void waitsForWorkThatEndsInTime() {
        try (Scheduler scheduler = new Scheduler()) {
            assertEquals("done", scheduler.run(TimeoutsCoroutines.waitFor(ofMillis(1), ofSeconds(60))));
        }
    }

    @Test
    void givesUpOnWorkThatDoesNot() {
        try (Scheduler scheduler = new Scheduler()) {
            assertEquals("gave up after 1 ms", scheduler.run(TimeoutsCoroutines.waitFor(ofSeconds(3600), ofMillis(1))));
        }
    }

    @Test
    void theMethodItselfBlocks() {
        assertEquals("done", Timeouts.waitFor(ofMillis(1), ofSeconds(60)));
    }

    /** Ten bytes take at least 100 ms, so 20 ms are never enough; a minute of silence never comes. */
    @Test
    @Tag("slow")
    void aTotalTimeoutCountsFromTheYieldAndAnIdleOneFromTheLastByte() throws Exception {
        try (Scheduler scheduler = new Scheduler();
                ServerSocket listener = ServerSocket.bind("localhost", 0)) {
            int port = listener.localAddress().getPort();
            scheduler.add(TimeoutsCoroutines.drip(listener, ofMillis(10)));
            assertEquals("too slow", scheduler.run(TimeoutsCoroutines.readWithin(port, ofMillis(20))));

            scheduler.add(TimeoutsCoroutines.drip(listener, ofMillis(10)));
            assertEquals("10 bytes", scheduler.run(TimeoutsCoroutines.readWhileItDrips(port, ofSeconds(60))));
        }
    }
}
