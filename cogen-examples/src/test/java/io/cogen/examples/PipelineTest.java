package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Scheduler;
import io.cogen.queue.QueueClosedException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PipelineTest {
    @Test
    void allNumbersArrive() {
        List<String> lines = IntStream.range(0, 100).mapToObj(i -> i + " " + i).toList();
        try (Scheduler scheduler = new Scheduler()) {
            assertEquals(9_900, scheduler.run(PipelineCoroutines.sumOf(lines)));
        }
    }

    @Test
    void theLastStageIsToldWhatWentWrongInTheOneBefore() {
        List<String> lines = List.of("1 2", "three");
        try (Scheduler scheduler = new Scheduler()) {
            QueueClosedException closed =
                    assertThrows(QueueClosedException.class, () -> scheduler.run(PipelineCoroutines.sumOf(lines)));
            assertTrue(closed.getCause() instanceof NumberFormatException, closed::toString);
        }
    }

    @Test
    void itCanBeCalledAsAMethod() {
        assertEquals(21, Pipeline.sumOf(List.of("1 2 3", "4 5", "6")));
    }
}
