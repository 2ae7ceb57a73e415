package io.cogen.processor.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tries one program after the other, and makes those small that fail. */
final class Fuzzer {
    /** How many programs javac compiles in one go. */
    private static final int BATCH = 10;

    /** How many findings that look alike are shrunk; the others are counted. Differences all look alike. */
    private static final int SHRUNK = 3;

    private static final int SHRUNK_DIFFERENCES = 30;

    private static final int SHRINKING_SECONDS = 60;

    private final Set<Feature> features;
    private final Consumer<Report> listener;
    private final Trial trial = new Trial(Duration.ofSeconds(30));
    private final Trial smaller = new Trial(Duration.ofSeconds(5));
    private final Map<String, Integer> counts = new HashMap<>();

    /** @param listener is told of each finding */
    Fuzzer(Set<Feature> features, Consumer<Report> listener) {
        this.features = features;
        this.listener = listener;
    }

    /** Tries the programs of this seed and of those that follow, as long as there is time. */
    void run(long firstSeed, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long seed = firstSeed; System.nanoTime() < end; seed += BATCH) {
            run(seed, BATCH);
        }
    }

    /** Tries the program of one seed. */
    void run(long seed) {
        run(seed, 1);
    }

    private void run(long firstSeed, int count) {
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            programs.add(Programs.write(firstSeed + i, features));
        }
        List<Finding> findings = trial.run(programs);
        for (int i = 0; i < count; i++) {
            if (findings.get(i) != null) {
                add(firstSeed + i, programs.get(i), findings.get(i));
            }
        }
    }

    private void add(long seed, Program program, Finding finding) {
        int times = counts.merge(finding.kind() + " " + finding.essence(), 1, Integer::sum);
        if (times > (finding.kind() == Finding.Kind.DIFFERENCE ? SHRUNK_DIFFERENCES : SHRUNK)) {
            return;
        }
        if (finding.kind() == Finding.Kind.MISTAKE) {
            listener.accept(new Report(seed, finding, program)); // what is smaller has mistakes of its own
            return;
        }
        Program shrunk = new Shrinker(other -> isLike(finding, smaller.run(other)), SHRINKING_SECONDS).shrink(program);
        Finding left = smaller.run(shrunk);
        listener.accept(new Report(seed, left == null ? finding : left, left == null ? program : shrunk));
    }

    private static boolean isLike(Finding finding, Finding other) {
        return other != null && other.isLike(finding);
    }

    /** What has been done. */
    String summary() {
        StringBuilder text = new StringBuilder();
        text.append(trial.methods())
                .append(" methods compared in ")
                .append(trial.scripts())
                .append(" scripts");
        counts.forEach((what, times) ->
                text.append("\n  ").append(times).append(" times ").append(what));
        return text.toString();
    }
}
