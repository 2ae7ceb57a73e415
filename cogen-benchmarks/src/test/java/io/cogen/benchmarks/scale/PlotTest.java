package io.cogen.benchmarks.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A plot is a small picture whose text is text, and its points are where they belong. */
final class PlotTest {
    private static final List<Point> FLAT = List.of(new Point(1, 50, 60), new Point(1_000, 50, 60));
    private static final List<Point> RISING = List.of(new Point(1, 10, 10), new Point(1_000, 100, 120));

    private static String svg(List<Point> first, List<Point> second) {
        Map<Curve, List<Point>> curves = new EnumMap<>(Curve.class);
        curves.put(Curve.SWITCH, first);
        curves.put(Curve.SPAWN, second);
        return new Plot(Group.COROUTINES, curves).svg();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String[] coordinates(String svg, int curve) throws Exception {
        return ((Element) parsed(svg).getElementsByTagName("polyline").item(curve))
                .getAttribute("points")
                .split("[ ,]");
    }

    @Test
    void pointsLieBetweenTheAxes() throws Exception {
        String svg = svg(FLAT, RISING);

        String[] flat = coordinates(svg, 0);
        String[] rising = coordinates(svg, 1);

        assertEquals("70", flat[0], "1 is where the axis begins");
        assertEquals("720", flat[2], "1,000 is where it ends");
        assertEquals(flat[1], flat[3]);
        double zero = 400;
        double fifty = zero - Double.parseDouble(flat[1]);
        assertEquals(fifty / 5, zero - Double.parseDouble(rising[1]), 0.01);
        assertEquals(fifty * 2, zero - Double.parseDouble(rising[3]), 0.01);
    }

    @Test
    void whatIsFarApartGoesByFactors() throws Exception {
        String svg = svg(List.of(new Point(1, 1, 1), new Point(10, 10, 10)), List.of(new Point(1, 100, 100)));

        String[] low = coordinates(svg, 0);

        assertEquals(400, Double.parseDouble(low[1]), 0.01);
        assertEquals(250, Double.parseDouble(low[3]), 0.01, "10 is halfway from 1 to 100");
        assertTrue(svg.contains("both axes by factors of ten"), svg);
    }

    @Test
    void textIsTextAndNothingIsLoaded() throws Exception {
        String svg = svg(FLAT, RISING);

        assertTrue(svg.contains(">" + Curve.SWITCH.title + "</text>"), svg);
        assertTrue(svg.contains(">1,000</text>"), svg);
        assertEquals(0, parsed(svg).getElementsByTagName("script").getLength());
        assertFalse(svg.contains("href") || svg.contains("url(") || svg.contains("@import"), svg);
        assertTrue(svg.length() < 20_000, () -> "characters: " + svg.length());
    }

    @Test
    void theSameFiguresGiveTheSamePlot() {
        assertEquals(svg(FLAT, RISING), svg(FLAT, RISING));
    }
}
