package io.cogen.processor.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the generator promises. */
final class ProgramsTest {
    /** An operator that assigns to what there is; a variable of its own may be declared anywhere. */
    private static final Pattern ASSIGNMENT = Pattern.compile("[+][+]|--|[-+*/%&|^]=|<<=|>>=");

    private final Set<Feature> features = Feature.on(17);

    @Test
    void theSameSeedGivesTheSameText() {
        for (long seed = 0; seed < 50; seed++) {
            assertEquals(text(seed), text(seed));
        }
        assertNotEquals(text(1), text(2));
    }

    private String text(long seed) {
        return Programs.write(seed, features).text();
    }

    @Test
    void whatIsTurnedOffDoesNotOccur() {
        Set<Feature> off = EnumSet.of(Feature.LAMBDA, Feature.FINALLY, Feature.GENERIC_METHOD, Feature.SWITCH_ON_ENUM);
        Set<Feature> rest = EnumSet.copyOf(features);
        rest.removeAll(off);
        for (long seed = 0; seed < 50; seed++) {
            Node tree = Programs.write(seed, rest).tree();
            off.forEach(feature -> assertFalse(tree.contains(feature), feature::name));
        }
    }

    /** javac knows no assignment in a guard, not even to a field. */
    @Test
    void guardsAssignNothing() {
        int[] guards = {0};
        for (long seed = 0; seed < 4_000; seed++) {
            Programs.write(seed, Feature.on(25)).tree().walk(node -> {
                if (node.feature() == Feature.GUARD) {
                    guards[0]++;
                    assertFalse(ASSIGNMENT.matcher(node.toString()).find(), node::toString);
                }
            });
        }
        assertTrue(guards[0] > 1_000, () -> "only " + guards[0] + " guards");
    }
}
