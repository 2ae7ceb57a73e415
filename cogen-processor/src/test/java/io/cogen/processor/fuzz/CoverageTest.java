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
    private static final int SEEDS = 600;

    /** How often each must occur. */
    private static final int ENOUGH = 5;

    /** How often each must hold a suspension point. */
    private static final int SOME = 2;

    private static final Set<Feature> SUSPENSIONS = EnumSet.range(Feature.YIELD, Feature.AWAIT_OF_VARIABLE);

    /** What holds nothing that could suspend. */
    private static final Set<Feature> OPAQUE = EnumSet.of(
            Feature.STATIC_METHOD,
            Feature.INSTANCE_METHOD,
            Feature.PRIVATE_METHOD,
            Feature.GENERIC_METHOD,
            Feature.SUBCLASS,
            Feature.LITERAL,
            Feature.NULL,
            Feature.LOCAL,
            Feature.CONSTANT_VARIABLE,
            Feature.STATIC_FIELD,
            Feature.INSTANCE_FIELD,
            Feature.PRIVATE_FIELD,
            Feature.INHERITED_FIELD,
            Feature.THIS,
            Feature.FAILING_CALL,
            Feature.EMPTY,
            Feature.BREAK,
            Feature.CONTINUE,
            Feature.LABELED_BREAK,
            Feature.LABELED_CONTINUE,
            Feature.RETHROW,
            Feature.EXISTING_RESOURCE,
            Feature.NULL_RESOURCE,
            Feature.RECORD_PATTERN,
            Feature.NULL_CASE,
            Feature.UNNAMED_VARIABLE);

    private final Set<Feature> features = Feature.on(Runtime.version().feature());
    private final Map<Feature, Integer> found = new EnumMap<>(Feature.class);
    private final Map<Feature, Integer> suspending = new EnumMap<>(Feature.class);

    @BeforeAll
    void countAll() {
        for (int seed = 0; seed < SEEDS; seed++) {
            count(Programs.write(seed, features).tree());
        }
    }

    /** Gives whether there is a suspension point in it. */
    private boolean count(Node node) {
        Feature feature = node.feature();
        boolean suspends = feature != null && SUSPENSIONS.contains(feature);
        for (Node child : node.children()) {
            suspends |= count(child);
        }
        if (feature != null) {
            found.merge(feature, 1, Integer::sum);
            suspending.merge(feature, suspends ? 1 : 0, Integer::sum);
        }
        return suspends;
    }

    @Test
    void everythingOccurs() {
        assertEquals(Collections.emptySet(), missing(found, ENOUGH));
    }

    @Test
    void whateverCanSuspendDoes() {
        Set<Feature> missing = missing(suspending, SOME);
        missing.removeAll(OPAQUE);
        assertEquals(Collections.emptySet(), missing);
    }

    private Set<Feature> missing(Map<Feature, Integer> counts, int least) {
        Set<Feature> missing = EnumSet.copyOf(features);
        missing.removeIf(feature -> counts.getOrDefault(feature, 0) >= least);
        return missing;
    }
}
