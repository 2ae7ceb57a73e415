package io.cogen.processor;

import io.cogen.processor.model.Bulk;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code -A} options ask for.
 *
 * @param dump the simple name of the pass whose result to print, {@code all}, or empty
 * @param debug whether the fields of dead variables keep their values, for a debugger
 * @param lines whose lines machines have: {@code source} or {@code generated}
 * @param method how many bytes of bytecode a method of a machine may have, about: longer bodies go into several
 */
record Options(String dump, boolean debug, String lines, int method) {
    static final String DUMP = "cogen.dump";
    static final String DEBUG = "cogen.debug";
    static final String LINES = "cogen.lines";
    static final String METHOD = "cogen.method";
    static final Set<String> NAMES = Set.of(DUMP, DEBUG, LINES, METHOD);

    /** What can be dumped, in the order of the work. */
    static final List<String> PASSES =
            List.of("Bind", "Desugar", "Spill", "Cut", "Divide", "Live", "Place", "LayOut", "Emit", "all");

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
                given.getOrDefault(LINES, "source"),
                method(given.getOrDefault(METHOD, "")));
    }

    /** Anything but a number in range is as if nothing were said. */
    private static int method(String given) {
        return given.matches("[1-9]\\d{0,4}") ? Integer.parseInt(given) : Bulk.METHOD;
    }
}
