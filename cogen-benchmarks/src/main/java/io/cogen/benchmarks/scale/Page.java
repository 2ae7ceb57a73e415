package io.cogen.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures as Markdown.
 *
 * @param document the page that the plots are on
 * @param circumstances machine, JDK, commit
 */
record Page(Path document, String circumstances) {
    /** Writes the plot, and puts it and the table between {@code <!-- scale timers -->} and {@code <!-- end scale timers -->}. */
    void write(Group group, Map<Curve, List<Point>> curves) throws IOException {
        String text = Files.readString(document);
        String start = "<!-- scale " + group.id() + " -->\n";
        String end = "<!-- end scale " + group.id() + " -->";
        int from = text.indexOf(start) + start.length();
        int to = text.indexOf(end);
        if (from < start.length() || to < from) {
            throw new IOException(document + " has no lines " + start.strip() + " and " + end
                    + ", between which the figures of " + group.id() + " go");
        }
        Path plot = document.resolveSibling(image(group));
        Files.createDirectories(plot.getParent());
        Files.writeString(plot, new Plot(group, curves).svg());
        Files.writeString(document, text.substring(0, from) + text(group, curves) + text.substring(to));
    }

    private static String image(Group group) {
        return "images/scale-" + group.id() + ".svg";
    }

    String text(Group group, Map<Curve, List<Point>> curves) {
        StringBuilder text = new StringBuilder();
        text.append("![%s, %s](%s)%n%n".formatted(group.title, group.unit.symbol, image(group)));
        List<Integer> sizes = curves.values().stream()
                .flatMap(Collection::stream)
                .map(Point::size)
                .distinct()
                .sorted()
                .toList();
        text.append("| ").append(group.unit.symbol).append(" |");
        sizes.forEach(size -> text.append(String.format(Locale.ROOT, " %,d |", size)));
        text.append("\n|---|").append("---|".repeat(sizes.size())).append('\n');
        curves.forEach((curve, points) -> {
            text.append("| ").append(curve.title).append(" |");
            for (int size : sizes) {
                text.append(' ').append(cell(group, points, size)).append(" |");
            }
            text.append('\n');
        });
        return text.append('\n').append(circumstances).append('\n').toString();
    }

    private static String cell(Group group, List<Point> points, int size) {
        return points.stream()
                .filter(point -> point.size() == size)
                .map(point -> number(point.best())
                        + (group.unit == Group.Unit.BYTES ? "" : " (" + number(point.mean()) + ")"))
                .findFirst()
                .orElse("–");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }
}
