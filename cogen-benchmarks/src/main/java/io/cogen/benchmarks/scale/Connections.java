package io.cogen.benchmarks.scale;

import io.cogen.benchmarks.echo.MessageCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The curve of a server, which is a process of its own, as are those who connect. */
final class Connections {
    private static final Path LIMITS = Path.of("/proc/self/limits");

    /** Files that a process has open beside its connections. */
    private static final int OTHERS = 100;

    private Connections() {}

    /** Leaves out what the limit of open files does not allow, and says so. */
    static List<Point> measure(List<Integer> sizes, int rounds, double seconds)
            throws IOException, InterruptedException {
        int most = mostFiles() - OTHERS;
        List<Integer> possible = sizes.stream().filter(size -> size <= most).toList();
        if (possible.size() < sizes.size()) {
            System.err.println("a process may have " + (most + OTHERS)
                    + " files open (ulimit -Hn): larger numbers of connections are left out");
        }
        List<Point> points = new ArrayList<>();
        try (MessageCost cost = MessageCost.start()) {
            for (int size : possible) {
                double[] nanos = cost.measure(size, rounds, seconds).stream()
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
                points.add(
                        new Point(size, nanos[0], Arrays.stream(nanos).average().orElseThrow()));
            }
        }
        return points;
    }

    /** Server and generator raise the soft limit themselves. */
    private static int mostFiles() throws IOException {
        if (!Files.exists(LIMITS)) {
            return Integer.MAX_VALUE;
        }
        try (Stream<String> lines = Files.lines(LIMITS)) {
            return lines.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split("\\s+")[4])
                    .mapToInt(hard -> hard.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(hard))
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
        }
    }
}
