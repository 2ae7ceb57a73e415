package io.cogen.processor;

import io.cogen.processor.model.Bulk;
import java.util.ArrayList;
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

    /** What is wrong with them, as messages. */
    List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        if (!dump.isEmpty() && PASSES.stream().noneMatch(dump::equalsIgnoreCase)) {
            mistakes.add("-A" + DUMP + "=" + dump + ": no such pass; there are " + String.join(", ", PASSES));
        }
        if (!lines.equals("source") && !lines.equals("generated")) {
            mistakes.add("-A" + LINES + "=" + lines + ": say source, or generated");
        }
        if (method == 0) {
            mistakes.add(
                    "-A" + METHOD + ": say how many bytes of bytecode a method may have, a number from 1 to 99999");
        }
        return mistakes;
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

    /** 0 for anything but a number in range. */
    private static int method(String given) {
        return given.isEmpty() ? Bulk.METHOD : given.matches("[1-9]\\d{0,4}") ? Integer.parseInt(given) : 0;
    }
}
