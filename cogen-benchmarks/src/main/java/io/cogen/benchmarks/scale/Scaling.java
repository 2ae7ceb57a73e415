package io.cogen.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;

/**
 * From figures to places on a line of a length.
 *
 * @param least at its beginning
 * @param most at its end
 * @param isLog whether steps are factors
 */
record Scaling(double least, double most, boolean isLog) {
    /** More than this between the least and the most, and the least would lie on the axis. */
    private static final double FAR_APART = 50;

    /** For figures that are read off: from zero, or, if they are far apart, by factors. */
    static Scaling of(double least, double most) {
        if (most > FAR_APART * least) {
            return decades(least, most);
        }
        double step = step(most);
        return new Scaling(0, Math.max(step, step * Math.ceil(most / step)), false);
    }

    /** By factors, from one power of ten to another. */
    static Scaling decades(double least, double most) {
        int from = (int) Math.floor(Math.log10(least));
        int to = (int) Math.ceil(Math.log10(most));
        return new Scaling(Math.pow(10, from), Math.pow(10, Math.max(to, from + 1)), true);
    }

    /** From 0 to 1. */
    double place(double value) {
        return isLog ? Math.log10(value / least) / Math.log10(most / least) : (value - least) / (most - least);
    }

    /** What is written on the axis. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (isLog) {
            for (int i = 0; i <= Math.round(Math.log10(most / least)); i++) {
                ticks.add(least * Math.pow(10, i));
            }
        } else {
            double step = step(most);
            for (int i = 0; i <= Math.round(most / step); i++) {
                ticks.add(i * step);
            }
        }
        return ticks;
    }

    /** 1, 2 or 5 with zeros, so that there are four to ten steps. */
    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double first = most / power;
        return first >= 5 ? power : first > 2 ? power / 2 : power / 5;
    }
}
