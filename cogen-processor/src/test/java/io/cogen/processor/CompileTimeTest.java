package io.cogen.processor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What does cogen cost a build? The same sources are compiled with the processor and without it, in turns, so that whatever else
 * the machine does falls on both. It prints a table and asserts no durations; the results are in {@code docs/benchmarks.md}.
 *
 * <p><i>Cold</i> is a new process each time, as from a command line. <i>Warm</i> is one JVM that has compiled all this before, but
 * loads the processor anew each time, as Maven does when it compiles many modules.
 *
 * <p>Run: {@code ./mvnw test -pl cogen-processor -am -Plong -Dtest=CompileTimeTest -Dsurefire.failIfNoSpecifiedTests=false}, and with
 * {@code -Dcogen.turns=9}, say, for more turns than five.
 */
@Tag("long")
final class CompileTimeTest {
    private static final int TURNS = Integer.getInteger("cogen.turns", 5);
    private static final int WARM_UP = 3;

    @TempDir
    Path folder;

    private record Pair(TimedJavac without, TimedJavac with) {}

    /** Goal: less than three times as long. */
    @Test
    void aThousandCoroutinesInAHundredClasses() throws Exception {
        compare("1,000 coroutines in 100 classes", new Workload(folder).with(Workload.SERVICE, 100));
    }

    /** Goal: less than 20 % longer. */
    @Test
    void oneCoroutineAmongTwoHundredClasses() throws Exception {
        Workload workload = new Workload(folder).with(Workload.PLAIN, 199).with(Workload.ONE, 1);
        compare("1 coroutine in 200 classes", workload);
    }

    private static void compare(String what, Workload workload) throws Exception {
        workload.withFactories();
        List<String> without = workload.withoutProcessor();
        List<String> with = workload.withProcessor();
        List<Pair> cold = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            cold.add(new Pair(TimedJavac.cold(without), TimedJavac.cold(with)));
        }
        print(what + ", cold", cold);
        List<Pair> warm = new ArrayList<>();
        for (int i = -WARM_UP; i < TURNS; i++) {
            Pair pair = new Pair(TimedJavac.warm(without), TimedJavac.warm(with));
            if (i >= 0) {
                warm.add(pair);
            }
        }
        print(what + ", warm", warm);
    }

    /** Medians of the times, and of the ratios of neighbouring runs. */
    private static void print(String what, List<Pair> pairs) {
        System.out.printf(
                Locale.ROOT,
                "| %-37s | %6d ms | %6d ms | %s | %s |%n",
                what,
                median(pairs, each -> each.without().millis()),
                median(pairs, each -> each.with().millis()),
                ratios(pairs, TimedJavac::millis),
                ratios(pairs, TimedJavac::cpuMillis));
    }

    private static long median(List<Pair> pairs, ToLongFunction<Pair> what) {
        return pairs.stream().mapToLong(what).sorted().toArray()[pairs.size() / 2];
    }

    private static String ratios(List<Pair> pairs, ToLongFunction<TimedJavac> what) {
        double[] ratios = pairs.stream()
                .mapToDouble(each -> (double) what.applyAsLong(each.with()) / what.applyAsLong(each.without()))
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
    }
}
