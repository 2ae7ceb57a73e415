package io.cogen.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The programs of a few hundred seeds have everything in them, and suspension points in everything that can hold them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CoverageTest {
    private static final int SEEDS = 400;

    /** How often each must occur. */
    private static final int ENOUGH = 5;

    private static final Set<Feature> SUSPENSIONS = EnumSet.range(Feature.YIELD, Feature.AWAIT_OF_VARIABLE);

    private final Set<Feature> features = Feature.on(Runtime.version().feature());
    private final Map<Feature, Integer> found = new EnumMap<>(Feature.class);
    private final Map<Feature, Integer> suspending = new EnumMap<>(Feature.class);

    @BeforeAll
    void count() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Programs.write(seed, features).tree().walk(node -> {
                if (node.feature() != null) {
                    found.merge(node.feature(), 1, Integer::sum);
                    if (SUSPENSIONS.stream().anyMatch(node::contains)) {
                        suspending.merge(node.feature(), 1, Integer::sum);
                    }
                }
            });
        }
    }

    @Test
    void everythingOccurs() {
        Set<Feature> missing = EnumSet.copyOf(features);
        missing.removeIf(feature -> found.getOrDefault(feature, 0) >= ENOUGH);
        assertEquals(Collections.emptySet(), missing);
    }
}
