package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Generator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NumbersTest {
    @Test
    void rangeIsAnIterable() {
        List<Integer> seen = new ArrayList<>();
        for (int i : NumbersCoroutines.range(3, 6)) {
            seen.add(i);
        }
        assertEquals(List.of(3, 4, 5), seen);
    }

    @Test
    void anEmptyRangeEndsAtOnce() {
        assertFalse(NumbersCoroutines.range(3, 3).resume());
    }

    @Test
    void whoReadsDecidesHowManyFibonacciNumbersThereAre() {
        assertEquals(
                List.of(0L, 1L, 1L, 2L, 3L, 5L, 8L, 13L, 21L, 34L),
                NumbersCoroutines.fibonacci().stream().limit(10).toList());
    }

    @Test
    void averageTakesWhatIsSentAndReturnsHowManyThereWere() {
        Generator<Double, Double, Integer, RuntimeException> average = NumbersCoroutines.average();
        assertTrue(average.resume());
        assertTrue(average.resume(10.0));
        assertEquals(10.0, average.value());
        assertTrue(average.resume(20.0));
        assertEquals(15.0, average.value());
        assertFalse(average.resume(null));
        assertEquals(2, average.result());
    }

    @Test
    void theMethodItselfRunsAsOrdinaryCode() {
        List<Integer> seen = new ArrayList<>();
        Numbers.range(
                value -> {
                    seen.add(value);
                    return null;
                },
                1,
                4);
        assertEquals(List.of(1, 2, 3), seen);
    }
}
