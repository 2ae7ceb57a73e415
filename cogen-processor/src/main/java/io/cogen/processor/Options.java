package io.cogen.processor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code -A} options ask for.
 *
 * @param dump the simple name of the pass whose result to print, {@code all}, or empty
 * @param debug whether the fields of dead variables keep their values, for a debugger
 */
record Options(String dump, boolean debug) {
    static final String DUMP = "cogen.dump";
    static final String DEBUG = "cogen.debug";
    static final Set<String> NAMES = Set.of(DUMP, DEBUG);

    /** What can be dumped, in the order of the work. */
    static final List<String> PASSES =
            List.of("Bind", "Desugar", "Spill", "Cut", "Live", "Place", "LayOut", "Emit", "all");

    /** Whether {@code dump} names something, or nothing at all. */
    boolean isKnownDump() {
        return dump.isEmpty() || PASSES.stream().anyMatch(dump::equalsIgnoreCase);
    }

    boolean dumps(String pass) {
        return dump.equalsIgnoreCase(pass) || dump.equalsIgnoreCase("all");
    }

    static Options of(Map<String, String> given) {
        return new Options(given.getOrDefault(DUMP, ""), Boolean.parseBoolean(given.getOrDefault(DEBUG, "false")));
    }
}
