package io.cogen.processor;

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

/** The rooms of the processor know each other in one direction, and javac stays in the first of them. */
final class RoomsTest {
    private static final String ROOMS = "io.cogen.processor.";

    /** From the bottom up: a room may use what stands above it here. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "diagnostic", Set.of(),
            "model", Set.of(),
            "shadow", Set.of(),
            "scan", Set.of("diagnostic", "model"),
            "check", Set.of("diagnostic", "model", "shadow", "scan"),
            "bind", Set.of("diagnostic", "model", "shadow", "scan"),
            "lower", Set.of("model"),
            "classfile", Set.of(),
            "emit", Set.of("model", "lower"));

    private static final Set<String> KNOWS_JAVAC = Set.of("shadow", "check", "bind");
    private static final Pattern EDGE = Pattern.compile("(\\S+) +-> (\\S+)");

    @Test
    void noRoomLooksBack() {
        Set<String> forbidden = new TreeSet<>();
        for (MatchResult edge : edges()) {
            String from = room(edge.group(1));
            String to = room(edge.group(2));
            boolean inside = edge.group(1).startsWith(ROOMS) && edge.group(2).startsWith(ROOMS);
            if (inside
                    && !from.equals(to)
                    && !MAY_USE.getOrDefault(from, Set.of()).contains(to)) {
                forbidden.add(from + " -> " + to);
            }
        }
        assertEquals(Set.of(), forbidden);
    }

    @Test
    void nobodyLooksOutOfTheDoor() {
        Set<String> forbidden = new TreeSet<>();
        for (MatchResult edge : edges()) {
            if (edge.group(1).startsWith(ROOMS) && edge.group(2).equals("io.cogen.processor")) {
                forbidden.add(edge.group());
            }
        }
        assertEquals(Set.of(), forbidden);
    }

    @Test
    void javacsTreesStayInTheFirstRooms() {
        Set<String> forbidden = new TreeSet<>();
        for (MatchResult edge : edges()) {
            if (edge.group(1).startsWith(ROOMS)
                    && !KNOWS_JAVAC.contains(room(edge.group(1)))
                    && edge.group(2).startsWith("com.sun.")) {
                forbidden.add(edge.group());
            }
        }
        assertEquals(Set.of(), forbidden);
    }

    @Test
    void emitTakesNothingButNamesFromLower() {
        Set<String> used = new TreeSet<>();
        for (MatchResult edge : edges("-verbose:class")) {
            if (edge.group(1).startsWith(ROOMS + "emit.") && edge.group(2).startsWith(ROOMS + "lower.")) {
                used.add(edge.group(2));
            }
        }
        assertEquals(Set.of(ROOMS + "lower.Names"), used);
    }

    @Test
    void thePassesKnowNothingOfACompiler() {
        Set<String> forbidden = new TreeSet<>();
        for (MatchResult edge : edges("-verbose:class")) {
            if (edge.group(1).matches("io\\.cogen\\.processor\\.(diagnostic|model|lower)\\..*")
                    && edge.group(2)
                            .matches("javax\\.(lang\\.model\\.(type|util)|tools|annotation\\.processing)\\..*")) {
                forbidden.add(edge.group());
            }
        }
        assertEquals(Set.of(), forbidden);
    }

    private static String room(String packageName) {
        return packageName.startsWith(ROOMS) ? packageName.substring(ROOMS.length()) : packageName;
    }

    private static List<MatchResult> edges() {
        return edges("-verbose:package");
    }

    private static List<MatchResult> edges(String verbosity) {
        StringWriter out = new StringWriter();
        // The folder below the module descriptor: jdeps would resolve the module's dependencies otherwise.
        int failed = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(System.err), verbosity, "-filter:none", "target/classes/io");
        assertEquals(0, failed, out::toString);
        List<MatchResult> edges = EDGE.matcher(out.toString())
                .results()
                .filter(edge -> edge.group(1).startsWith("io.cogen."))
                .toList();
        assertTrue(edges.size() >= MAY_USE.size(), out::toString);
        return edges;
    }
}
