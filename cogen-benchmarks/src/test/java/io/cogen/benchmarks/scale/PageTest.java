package io.cogen.benchmarks.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plot and table go where the document says, and nothing else in it changes. */
final class PageTest {
    private static final Map<Curve, List<Point>> CURVES =
            Map.of(Curve.ECHO, List.of(new Point(1, 12_345.6, 23_456.7), new Point(1_000, 99.96, 100.04)));

    @TempDir
    Path directory;

    private Page page(String text) throws IOException {
        return new Page(Files.writeString(directory.resolve("page.md"), text), "a machine; commit abc");
    }

    @Test
    void replacesWhatIsBetweenTheMarkers() throws IOException {
        Page page = page("before\n<!-- scale connections -->\nold\n<!-- end scale connections -->\nbehind\n");

        page.write(Group.CONNECTIONS, CURVES);

        assertEquals("""
                before
                <!-- scale connections -->
                ![Connections: echo of 64 bytes, ns](images/scale-connections.svg)

                | ns | 1 | 1,000 |
                |---|---|---|
                | the server's time of the processor, a message | 12,346 (23,457) | 100.0 (100) |

                a machine; commit abc
                <!-- end scale connections -->
                behind
                """, Files.readString(page.document()));
        assertEquals(
                new Plot(Group.CONNECTIONS, CURVES).svg(),
                Files.readString(directory.resolve("images/scale-connections.svg")));
    }

    @Test
    void doesSoAgain() throws IOException {
        Page page = page("<!-- scale connections -->\n<!-- end scale connections -->\n");
        page.write(Group.CONNECTIONS, CURVES);
        String once = Files.readString(page.document());

        page.write(Group.CONNECTIONS, CURVES);

        assertEquals(once, Files.readString(page.document()));
    }

    @Test
    void saysWhatADocumentLacks() throws IOException {
        Page page = page("<!-- end scale connections -->\n");

        IOException lacks = assertThrows(IOException.class, () -> page.write(Group.CONNECTIONS, CURVES));

        assertTrue(lacks.getMessage().contains("<!-- scale connections -->"), lacks.getMessage());
    }

    @Test
    void aSizeThatOneCurveLacksIsADash() throws IOException {
        Map<Curve, List<Point>> curves = new EnumMap<>(Curve.class);
        curves.put(Curve.ASLEEP, List.of(new Point(1_000, 100, 100)));
        curves.put(Curve.AT_LOCK, List.of(new Point(1_000, 120, 120), new Point(10_000, 110, 110)));

        String text = page("").text(Group.MEMORY, curves);

        assertTrue(text.contains("| asleep | 100 | – |\n"), text);
    }

    @Test
    void aPointIsReadAsItWasWritten() {
        Point point = new Point(1_000_000, 12.345, 67.5);

        assertEquals(point, Point.parse(point.toString()));
    }
}
