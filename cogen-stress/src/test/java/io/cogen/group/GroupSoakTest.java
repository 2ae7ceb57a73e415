package io.cogen.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs the {@link GroupSoak} in a JVM with a small heap.
 *
 * <pre>
 * ./mvnw -pl cogen-stress -am -Psoak test
 *   -Dcogen.soak.minutes=10
 *   -Dcogen.soak.seed=...    that of a run to repeat; threads and time differ all the same
 * </pre>
 */
@Tag("soak")
final class GroupSoakTest {
    @Test
    void nothingIsLeftAndTheLiveSetIsFlat() throws Exception {
        double minutes = Double.parseDouble(System.getProperty("cogen.soak.minutes", "10"));
        String seed = System.getProperty("cogen.soak.seed", String.valueOf(System.nanoTime()));
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.cogen.group.GroupSoak",
                        String.valueOf((long) (minutes * 60)),
                        seed)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = soak.inputReader()) {
            said.lines().forEach(System.out::println);
        }
        assertEquals(0, soak.waitFor(), "seed " + seed);
    }
}
