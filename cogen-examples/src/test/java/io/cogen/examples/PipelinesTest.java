package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Scheduler;
import org.junit.jupiter.api.Test;

final class PipelinesTest {
    @Test
    void sumsUpWhatBothMetersSay() {
        try (Scheduler scheduler = new Scheduler()) {
            assertEquals(2 * (1 + 2 + 4 + 5 + 7), scheduler.run(PipelinesCoroutines.total(7)));
            assertEquals(0, scheduler.run(PipelinesCoroutines.total(0)));
        }
    }
}
