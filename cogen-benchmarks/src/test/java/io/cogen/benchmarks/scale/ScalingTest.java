package io.cogen.benchmarks.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Axes begin and end with round numbers. */
final class ScalingTest {
    @Test
    void figuresThatAreNearAreReadFromZero() {
        Scaling scaling = Scaling.of(20, 130);

        assertEquals(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0, 140.0), scaling.ticks());
        assertEquals(0.5, scaling.place(70));
    }

    @Test
    void theMostIsOnTheAxisIfItIsRound() {
        assertEquals(
                List.of(0.0, 100.0, 200.0, 300.0, 400.0, 500.0),
                Scaling.of(100, 500).ticks());
    }

    @Test
    void oneHasAnAxisToo() {
        assertEquals(
                List.of(0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0),
                Scaling.of(1, 1).ticks());
        assertEquals(List.of(1.0, 10.0), Scaling.decades(1, 1).ticks());
    }

    @Test
    void figuresThatAreFarApartAreReadByFactors() {
        Scaling scaling = Scaling.of(3, 170);

        assertEquals(List.of(1.0, 10.0, 100.0, 1_000.0), scaling.ticks());
        assertEquals(1 / 3.0, scaling.place(10), 1e-9);
    }
}
