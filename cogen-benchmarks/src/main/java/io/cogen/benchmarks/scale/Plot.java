package io.cogen.benchmarks.scale;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A plot, as SVG: sizes to the right, by factors of ten, what they cost upwards. */
final class Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int RIGHT = 40;
    private static final int BELOW = 60;
    private static final int LINE = 20;

    /** A background of its own, so that it is readable whatever the page does with what is transparent. */
    private static final String STYLE = """

            text { font: 13px sans-serif; fill: #24292f; stroke: none }
            .title { font-size: 16px; font-weight: bold }
            .page { fill: #ffffff }
            .grid { stroke: #d8dee4 }
            .c0 { color: #0b62a4 } .c1 { color: #c4500a } .c2 { color: #0a7d4f } .c3 { color: #8a3ea8 } .c4 { color: #806000 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 }
              .page { fill: #0d1117 }
              .grid { stroke: #30363d }
              .c0 { color: #6cb6ff } .c1 { color: #ff9e64 } .c2 { color: #5fd39b } .c3 { color: #d19cf0 } .c4 { color: #e3c04a }
            }
            """;

    private final Group group;
    private final Map<Curve, List<Point>> curves;
    private final Scaling across;
    private final Scaling up;
    private final int top;

    Plot(Group group, Map<Curve, List<Point>> curves) {
        this.group = group;
        this.curves = curves;
        List<Point> points =
                curves.values().stream().flatMap(Collection::stream).toList();
        across = Scaling.decades(
                points.stream().mapToInt(Point::size).min().orElseThrow(),
                points.stream().mapToInt(Point::size).max().orElseThrow());
        up = Scaling.of(
                points.stream().mapToDouble(Point::best).min().orElseThrow(),
                points.stream().mapToDouble(Point::best).max().orElseThrow());
        top = 2 * LINE + LINE * curves.size() + LINE;
    }

    String svg() {
        int height = top + HEIGHT + BELOW;
        Svg svg = new Svg(WIDTH, height, group.title, STYLE);
        svg.element("rect", "", "class", "page", "width", WIDTH, "height", height);
        svg.element("text", group.title + ", " + group.unit.symbol, "class", "title", "x", LEFT, "y", 28);
        axes(svg);
        int number = 0;
        for (Map.Entry<Curve, List<Point>> curve : curves.entrySet()) {
            curve(svg, number++, curve.getKey(), curve.getValue());
        }
        return svg.end();
    }

    private double x(double size) {
        return LEFT + across.place(size) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return top + (1 - up.place(value)) * HEIGHT;
    }

    private void axes(Svg svg) {
        for (double tick : up.ticks()) {
            double y = y(tick);
            svg.element("line", "", "class", "grid", "x1", LEFT, "x2", WIDTH - RIGHT, "y1", y, "y2", y);
            svg.element("text", number(tick), "x", LEFT - 8, "y", y + 4, "text-anchor", "end");
        }
        for (double tick : across.ticks()) {
            double x = x(tick);
            svg.element("line", "", "class", "grid", "x1", x, "x2", x, "y1", top, "y2", top + HEIGHT);
            svg.element("text", number(tick), "x", x, "y", top + HEIGHT + LINE, "text-anchor", "middle");
        }
        String axis = group.axis + (up.isLog() ? " (both axes by factors of ten)" : "");
        svg.element("text", axis, "x", x(across.most()), "y", top + HEIGHT + 2 * LINE, "text-anchor", "end");
    }

    /** A curve, and what it is, in a line of its own above all. */
    private void curve(Svg svg, int number, Curve curve, List<Point> points) {
        String line = points.stream()
                .map(point -> Svg.value(x(point.size())) + "," + Svg.value(y(point.best())))
                .collect(Collectors.joining(" "));
        String color = "c" + number;
        svg.element(
                "polyline",
                "",
                "class",
                color,
                "points",
                line,
                "fill",
                "none",
                "stroke",
                "currentColor",
                "stroke-width",
                2);
        for (Point point : points) {
            marker(svg, number, x(point.size()), y(point.best()));
        }
        double y = 2 * LINE + LINE * number + 8;
        svg.element(
                "line",
                "",
                "class",
                color,
                "x1",
                LEFT,
                "x2",
                LEFT + 28,
                "y1",
                y,
                "y2",
                y,
                "stroke",
                "currentColor",
                "stroke-width",
                2);
        marker(svg, number, LEFT + 14, y);
        svg.element("text", curve.title, "x", LEFT + 36, "y", y + 4);
    }

    /** Each curve has a shape of its own, for those who do not see colours. */
    private static void marker(Svg svg, int number, double x, double y) {
        String shape = switch (number) {
            case 0 -> "M-4,-4h8v8h-8z";
            case 1 -> "M0,-5l5,9h-10z";
            case 2 -> "M0,-5l5,5l-5,5l-5,-5z";
            case 3 -> "M0,5l5,-9h-10z";
            default -> "M-5,-1.5h10v3h-10z";
        };
        String at = "translate(" + Svg.value(x) + " " + Svg.value(y) + ")";
        svg.element("path", "", "class", "c" + number, "fill", "currentColor", "d", shape, "transform", at);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.1f", value);
    }
}
