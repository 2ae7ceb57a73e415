package io.cogen.processor.fuzz;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Random methods behave as machines as they do as methods.
 *
 * <p>{@code -Dcogen.fuzz.seed=123} tries that program alone; {@code -Dcogen.fuzz.minutes=60} goes on from there, or from
 * anywhere, for an hour. {@code -Dcogen.fuzz.without=} leaves {@link Feature}s out.
 */
@Tag("slow")
final class FuzzTest {
    private static final String SEED = "cogen.fuzz.seed";
    private static final String MINUTES = "cogen.fuzz.minutes";

    private final Set<Feature> features = Feature.on(Runtime.version().feature());
    private final List<Report> reports = new ArrayList<>();
    private final Fuzzer fuzzer = new Fuzzer(features, this::add);

    @Test
    void machinesLeaveTheTraceOfTheirMethods() {
        Long seed = Long.getLong(SEED);
        Integer minutes = Integer.getInteger(MINUTES);
        if (minutes != null) {
            run(seed == null ? anySeed() : seed, Duration.ofMinutes(minutes));
        } else if (seed != null) {
            fuzzer.run(seed);
        } else {
            run(1, Duration.ofSeconds(40));
            run(anySeed(), Duration.ofSeconds(20));
        }
        check();
    }

    @Test
    @Tag("long")
    @DisabledIfSystemProperty(
            named = MINUTES,
            matches = ".*",
            disabledReason = "the other test takes as long as was asked")
    void alsoForTenMinutes() {
        run(anySeed(), Duration.ofMinutes(10));
        check();
    }

    private static long anySeed() {
        return new Random().nextInt(Integer.MAX_VALUE);
    }

    private void run(long seed, Duration time) {
        System.out.println("fuzzing from seed " + seed + " for " + time);
        fuzzer.run(seed, time);
    }

    private void add(Report report) {
        System.out.println(report);
        reports.add(report);
    }

    private void check() {
        System.out.println(fuzzer.summary());
        if (!reports.isEmpty()) {
            fail(reports.stream()
                    .map(Report::toString)
                    .collect(Collectors.joining("\n\n", fuzzer.summary() + "\n\n", "")));
        }
    }
}
