package io.cogen.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The table, as Markdown. */
final class Table {
    /*
     * A run of some rows replaces these and keeps the others, each with the commit at which it was measured; but a table is of one
     * machine and one JDK, so one from elsewhere is dropped as a whole.
     */

    private static final String HEAD = """
            | row | what | cogen | Kotlin | virtual threads | hand-written | of Kotlin | of virtual threads | goal | reached | commit |
            |---|---|---|---|---|---|---|---|---|---|---|
            """;

    /** One line: a figure of a row. */
    private record Line(Row row, String figure, String id, String what, String unit, boolean isFree) {}

    private final int jdk;
    private final Collection<Row> rows;
    private final Figures figures;
    private final String machine;
    private final String commit;

    Table(int jdk, Collection<Row> rows, Figures figures, String machine, String commit) {
        this.jdk = jdk;
        this.rows = rows;
        this.figures = figures;
        this.machine = machine;
        this.commit = commit;
    }

    String text() {
        return text(lines());
    }

    private String text(Map<String, String> lines) {
        return machine + "\n\n" + HEAD + String.join("\n", lines.values()) + "\n";
    }

    /** Puts the table where the document says, between {@code <!-- peers 17 -->} and {@code <!-- end peers 17 -->}. */
    void write(Path document) throws IOException {
        String text = Files.readString(document);
        String start = "<!-- peers " + jdk + " -->\n";
        String end = "<!-- end peers " + jdk + " -->";
        int from = text.indexOf(start) + start.length();
        int to = text.indexOf(end);
        if (from < start.length() || to < from) {
            throw new IOException(document + " has no lines " + start.strip() + " and " + end
                    + ", between which the table of JDK " + jdk + " goes");
        }
        Map<String, String> lines = new LinkedHashMap<>();
        String old = text.substring(from, to);
        if (old.startsWith(machine + "\n")) {
            old.lines()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| row "))
                    .forEach(line -> lines.put(line.split("\\|")[1].strip(), line));
        }
        lines.putAll(lines());
        Map<String, String> ordered = new LinkedHashMap<>();
        for (Row row : Row.values()) {
            for (Line line : lines(row)) {
                if (lines.containsKey(line.id)) {
                    ordered.put(line.id, lines.get(line.id));
                }
            }
        }
        Files.writeString(document, text.substring(0, from) + text(ordered) + text.substring(to));
    }

    private Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Row row : rows) {
            for (Line line : lines(row)) {
                lines.put(line.id, format(line));
            }
        }
        return lines;
    }

    private static List<Line> lines(Row row) {
        Line main = new Line(row, "best", row.id(), row.what, row.unit().symbol, false);
        if (row != Row.SLEEPERS) {
            return List.of(main);
        }
        return List.of(
                // A wall time of ten seconds and little more: who is lower says nothing.
                new Line(row, "best", row.id(), row.what, "ms", true),
                new Line(row, "cpu", row.id() + "-cpu", "the same: time of the processor", "ms", false),
                new Line(row, "peak", row.id() + "-peak", "the same: most memory of the process", "MiB", false));
    }

    private String format(Line line) {
        List<String> cells = new ArrayList<>(List.of(line.id, line.what));
        for (Peer peer : Peer.values()) {
            cells.add(cell(line, peer));
        }
        cells.add(ratio(line, Peer.KOTLIN));
        cells.add(ratio(line, Peer.THREADS));
        cells.add(goal(line));
        cells.add(verdict(line));
        cells.add(commit);
        return "| " + String.join(" | ", cells) + " |";
    }

    private OptionalDouble value(Line line, Peer peer) {
        return figures.get(line.row, peer, line.figure);
    }

    private String cell(Line line, Peer peer) {
        OptionalDouble value = value(line, peer);
        if (value.isEmpty()) {
            return "–";
        }
        OptionalDouble bytes = figures.get(line.row, peer, "bytes");
        OptionalDouble median = figures.get(line.row, peer, "median");
        String usual = median.isEmpty() ? "" : " (" + number(median.getAsDouble()) + ")";
        String time = number(value.getAsDouble()) + usual + " " + line.unit;
        return bytes.isEmpty() ? time : time + ", " + bytes(bytes.getAsDouble());
    }

    private static String bytes(double bytes) {
        return bytes < 1e6 ? number(bytes) + " B" : number(bytes / 1e6) + " MB";
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, value < 0.005 ? "0" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    private String ratio(Line line, Peer peer) {
        OptionalDouble cogen = value(line, Peer.COGEN);
        OptionalDouble other = value(line, peer);
        return cogen.isEmpty() || other.isEmpty() ? "–" : number(cogen.getAsDouble() / other.getAsDouble());
    }

    private String goal(Line line) {
        if (line.isFree) {
            return "–";
        }
        Row.Reach reach = line.row.reach;
        if (reach.most() > 0) {
            return "≤ " + number(reach.most()) + " " + line.unit;
        }
        String both = reach.isBelowThreads() ? "below both" : "";
        String share = reach.kotlin(jdk) == 1 ? "" : "≤ " + number(reach.kotlin(jdk)) + " of Kotlin";
        return both.isEmpty() || share.isEmpty() ? both + share : share + ", " + both;
    }

    private String verdict(Line line) {
        OptionalDouble cogen = value(line, Peer.COGEN);
        if (cogen.isEmpty() || line.isFree) {
            return "–";
        }
        double own = cogen.getAsDouble();
        Row.Reach reach = line.row.reach;
        boolean reached = own <= reach.kotlin(jdk) * value(line, Peer.KOTLIN).orElse(Double.MAX_VALUE)
                && (!reach.isBelowThreads() || own <= value(line, Peer.THREADS).orElse(Double.MAX_VALUE))
                && (reach.most() == 0 || own <= reach.most());
        return reached ? "yes" : "**no**";
    }
}
