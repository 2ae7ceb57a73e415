package io.cogen.benchmarks.scale;

import java.util.Locale;

/**
 * What was measured at one size.
 *
 * @param size of how many
 * @param best the best round, for an operation
 * @param mean of all rounds, with the collections of garbage
 */
record Point(int size, double best, double mean) {
    /** As {@link #toString} writes it. */
    static Point parse(String line) {
        String[] words = line.split(" ");
        return new Point(Integer.parseInt(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d %.3f %.3f", size, best, mean);
    }
}
