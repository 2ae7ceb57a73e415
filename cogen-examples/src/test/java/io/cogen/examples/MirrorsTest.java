package io.cogen.examples;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cogen.core.Scheduler;
import io.cogen.examples.Mirrors.Mirror;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class MirrorsTest {
    private final Mirror never = new Mirror("never", ofHours(1), true);
    private final Mirror works = new Mirror("works", ofMillis(1), true);
    private final Mirror broken = new Mirror("broken", ofMillis(1), false);

    @Test
    void theFirstAnswerCounts() throws IOException {
        try (Scheduler scheduler = new Scheduler()) {
            assertEquals(
                    "the file, from works", scheduler.run(MirrorsCoroutines.fastest(List.of(never, broken, works))));
            assertEquals(0, scheduler.coroutines().size());
        }
    }

    @Test
    void allFailuresAreTold() {
        try (Scheduler scheduler = new Scheduler()) {
            Throwable first = assertThrows(
                    IOException.class, () -> scheduler.run(MirrorsCoroutines.fastest(List.of(broken, broken))));
            assertEquals("broken does not have it", first.getMessage());
            assertEquals(1, first.getSuppressed().length);
        }
    }

    @Test
    void threeWays() throws IOException {
        try (Scheduler scheduler = new Scheduler()) {
            Mirror slow = new Mirror("slow", ofSeconds(1), true);
            assertEquals(
                    List.of(
                            "first: the file, from works",
                            "2 work, but: [broken does not have it]",
                            "all within 1 ms: no"),
                    scheduler.run(MirrorsCoroutines.report(List.of(slow, works, broken))));
        }
    }

    @Test
    void theMethodItselfBlocks() throws IOException {
        assertEquals("the file, from works", Mirrors.fastest(List.of(never, works)));
    }
}
