package io.cogen.processor.emit;

import java.util.List;

/**
 * Where the machines of a generated class come from.
 *
 * @param className the binary name of the generated class
 * @param machines the simple names of its members that are machines
 * @param lines for each line of the generated file that of the user's file, or 0
 */
public record Origin(String className, List<String> machines, List<Integer> lines) {
    /** Whether a class is a machine, or stands in one. */
    public boolean covers(String binaryName) {
        for (String each : machines) {
            String machine = className + "$" + each;
            if (binaryName.startsWith(machine)
                    && (binaryName.length() == machine.length() || binaryName.charAt(machine.length()) == '$')) {
                return true;
            }
        }
        return false;
    }

    /** The line of the user's file that a line of the generated one stands for; 0 if none is known. */
    public int line(int generated) {
        return generated < 1 || generated > lines.size() ? 0 : lines.get(generated - 1);
    }
}
