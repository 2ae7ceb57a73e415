package io.cogen.examples;

import java.util.Arrays;
import java.util.List;

/**
 * What {@link ObservedEchoServer} says about itself in one line: coroutines that have not ended, armed timers, open
 * descriptors, and the CPU time of the loop since the report before.
 */
record Report(int coroutines, int timers, int descriptors, long loopNanos) {
    static Report parse(String line) {
        if (line == null || !line.matches("\\d+( \\d+){3}")) {
            throw new IllegalArgumentException("not a report: " + line);
        }
        List<Long> numbers = Arrays.stream(line.split(" ")).map(Long::valueOf).toList();
        return new Report(
                numbers.get(0).intValue(),
                numbers.get(1).intValue(),
                numbers.get(2).intValue(),
                numbers.get(3));
    }

    String format() {
        return coroutines + " " + timers + " " + descriptors + " " + loopNanos;
    }
}
