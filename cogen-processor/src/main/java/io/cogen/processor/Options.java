package io.cogen.processor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code -A} options ask for.
 *
 * @param dump the simple name of the pass whose result to print, {@code all}, or empty
 * @param debug whether the fields of dead variables keep their values, for a debugger
 * @param lines whose lines machines have: {@code source} or {@code generated}
 */
record Options(String dump, boolean debug, String lines) {
    static final String DUMP = "cogen.dump";
    static final String DEBUG = "cogen.debug";
    static final String LINES = "cogen.lines";
    static final Set<String> NAMES = Set.of(DUMP, DEBUG, LINES);

    /** What can be dumped, in the order of the work. */
    static final List<String> PASSES =
            List.of("Bind", "Desugar", "Spill", "Cut", "Live", "Place", "LayOut", "Emit", "all");

    /** Whether {@code dump} names something, or nothing at all. */
    boolean isKnownDump() {
        return dump.isEmpty() || PASSES.stream().anyMatch(dump::equalsIgnoreCase);
    }

    /** Whether machines have the lines of the user's files. */
    boolean hasSourceLines() {
        return !lines.equals("generated");
    }

    boolean dumps(String pass) {
        return dump.equalsIgnoreCase(pass) || dump.equalsIgnoreCase("all");
    }

    static Options of(Map<String, String> given) {
        return new Options(
                given.getOrDefault(DUMP, ""),
                Boolean.parseBoolean(given.getOrDefault(DEBUG, "false")),
                given.getOrDefault(LINES, "source"));
    }
}
