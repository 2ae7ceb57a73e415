package io.cogen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The packages of the runtime know each other in one direction, and core knows no socket and no selector. */
final class RoomsTest {
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "io.cogen.core", Set.of(),
            "io.cogen.sync", Set.of("io.cogen.core"),
            "io.cogen.group", Set.of("io.cogen.core"),
            "io.cogen.pipe", Set.of("io.cogen.core"),
            "io.cogen.proactor", Set.of("io.cogen.core"),
            "io.cogen.net", Set.of("io.cogen.core", "io.cogen.proactor"),
            "io.cogen.pubsub", Set.of("io.cogen.core"),
            "io.cogen.queue", Set.of("io.cogen.core"));
    private static final Pattern EDGE = Pattern.compile("(\\S+) +-> (\\S+)");

    @Test
    void noRoomLooksBack() {
        Set<String> forbidden = new TreeSet<>();
        for (MatchResult edge : edges()) {
            String from = edge.group(1);
            String to = edge.group(2);
            if (to.startsWith("io.cogen.")
                    && !from.equals(to)
                    && !MAY_USE.getOrDefault(from, Set.of()).contains(to)) {
                forbidden.add(from + " -> " + to);
            }
        }
        assertEquals(Set.of(), forbidden);
    }

    @Test
    void coreKnowsNoSocketAndNoSelector() {
        Set<String> forbidden = new TreeSet<>();
        for (MatchResult edge : edges()) {
            if (edge.group(1).equals("io.cogen.core")
                    && edge.group(2).matches("java\\.net|java\\.nio\\.channels.*|java\\.util\\.logging")) {
                forbidden.add(edge.group());
            }
        }
        assertEquals(Set.of(), forbidden);
    }

    private static List<MatchResult> edges() {
        StringWriter out = new StringWriter();
        // The folder below the module descriptor: jdeps would resolve the module's dependencies otherwise.
        int failed = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(System.err),
                        "-verbose:package",
                        "-filter:none",
                        "target/classes/io");
        assertEquals(0, failed, out::toString);
        List<MatchResult> edges = EDGE.matcher(out.toString())
                .results()
                .filter(edge -> edge.group(1).startsWith("io.cogen."))
                .toList();
        assertTrue(edges.size() >= MAY_USE.size(), out::toString);
        return edges;
    }
}
