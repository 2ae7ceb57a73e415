package io.cogen.benchmarks.scale;

import io.cogen.benchmarks.peers.Jvm;
import io.cogen.benchmarks.peers.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code ./bench scale}: measures each cost at each size, and makes plots and tables. */
public final class Scale {
    private static final String USAGE = """
            ./bench scale [plot...] [option...]
              --short           a few minutes: a fork of less time, three sizes; prints only
              --forks=N         JVMs for each curve; the best counts. By default 2
              --seconds=N       to warm up, and again to measure, at each size. By default 0.5
              --print           does not write docs/benchmarks.md and docs/images/scale-*.svg
            The plots: %s
            """;

    /** The same for all; the memory is there before it is used. */
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Xmx3g", "-Xms3g", "-XX:+AlwaysPreTouch", CurveFork.class.getName());

    private final Set<Group> groups = EnumSet.noneOf(Group.class);
    private boolean isShort;
    private boolean prints;
    private int forks = 2;
    private double seconds = 0.5;
    private boolean hasFailed;

    private Scale(String[] args) {
        for (String arg : args) {
            if (arg.startsWith("--")) {
                option(arg);
            } else {
                groups.add(Group.named(arg).orElseThrow(() -> usage("no such plot: " + arg)));
            }
        }
        if (groups.isEmpty()) {
            groups.addAll(EnumSet.allOf(Group.class));
        }
    }

    /**
     * Measures and writes.
     *
     * @param args see {@code ./bench scale --help}
     * @throws IOException if the document or a plot cannot be written
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            if (List.of(args).contains("--help")) {
                throw usage("");
            }
            new Scale(args).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private void option(String arg) {
        String[] parts = arg.split("=", 2);
        String value = parts.length == 2 ? parts[1] : "";
        switch (parts[0]) {
            case "--short" -> {
                isShort = true;
                prints = true;
                forks = 1;
                seconds = 0.2;
            }
            case "--forks" -> forks = Integer.parseInt(value);
            case "--seconds" -> seconds = Double.parseDouble(value);
            case "--print" -> prints = true;
            default -> throw usage("no such option: " + arg);
        }
    }

    private static IllegalArgumentException usage(String problem) {
        List<String> ids = EnumSet.allOf(Group.class).stream().map(Group::id).toList();
        return new IllegalArgumentException(problem + "\n" + USAGE.formatted(String.join(" ", ids)));
    }

    private void run() throws IOException, InterruptedException {
        String circumstances = Machine.describe() + (Jvm.canPin() ? "; pinned to one core" : "; not pinned")
                + "; commit " + Machine.commit();
        Page page = new Page(Path.of("docs", "benchmarks.md"), circumstances);
        for (Group group : groups) {
            Map<Curve, List<Point>> curves = measure(group);
            if (curves.isEmpty()) {
                continue;
            }
            // At once: what has been measured is not lost if something fails later.
            if (prints) {
                System.out.println(page.text(group, curves));
            } else {
                page.write(group, curves);
            }
        }
        if (hasFailed) {
            System.exit(1);
        }
    }

    /** A curve that fails costs its figures, and not those of all others. */
    private Map<Curve, List<Point>> measure(Group group) throws InterruptedException {
        Map<Curve, List<Point>> curves = new EnumMap<>(Curve.class);
        for (Curve curve : group.curves()) {
            try {
                List<Point> points = curve == Curve.ECHO ? echo() : fork(curve);
                curves.put(curve, points);
                System.err.println(curve + " " + points);
            } catch (IOException failure) {
                System.err.println(failure.getMessage());
                hasFailed = true;
            }
        }
        return curves;
    }

    private List<Point> echo() throws IOException, InterruptedException {
        return Connections.measure(Group.CONNECTIONS.sizes(isShort), isShort ? 2 : 5, Math.max(0.5, 2 * seconds));
    }

    private List<Point> fork(Curve curve) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(FLAGS);
        options.addAll(List.of(curve.name(), Long.toString((long) (seconds * 1_000))));
        curve.group.sizes(isShort).forEach(size -> options.add(size.toString()));
        // What lives on the heap is the same each time.
        int times = curve.group.unit == Group.Unit.BYTES ? 1 : forks;
        Map<Integer, Point> best = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            for (String line : Jvm.run(true, options)) {
                Point point = Point.parse(line);
                best.merge(point.size(), point, (one, other) -> one.best() <= other.best() ? one : other);
            }
        }
        return List.copyOf(best.values());
    }
}
