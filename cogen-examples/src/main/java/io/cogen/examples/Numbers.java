package io.cogen.examples;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Generator;
import io.cogen.core.Yielder;

/** Generators: sequences written as loops. */
public final class Numbers {
    private Numbers() {}

    /** The numbers from {@code from} up to but not including {@code to}. */
    @Coroutine
    static void range(Yielder<Integer, Void> out, int from, int to) {
        for (int i = from; i < to; i++) {
            out.yield(i);
        }
    }

    /** Fibonacci's numbers, without end: who reads decides when it is enough. */
    @Coroutine
    static void fibonacci(Yielder<Long, Void> out) {
        long a = 0;
        long b = 1;
        while (true) {
            out.yield(a);
            long next = a + b;
            a = b;
            b = next;
        }
    }

    /** Takes numbers and gives the average so far; {@code null} ends it, and it returns how many there were. */
    @Coroutine
    static int average(Yielder<Double, Double> out) {
        int count = 0;
        double sum = 0;
        double average = 0;
        Double number;
        while ((number = out.yield(average)) != null) {
            count++;
            sum += number;
            average = sum / count;
        }
        return count;
    }

    /**
     * Prints a few of each.
     *
     * @param args none
     */
    public static void main(String[] args) {
        for (int i : NumbersCoroutines.range(1, 4)) {
            System.out.println(i);
        }

        System.out.println(NumbersCoroutines.fibonacci().stream().limit(10).toList());

        Generator<Double, Double, Integer, RuntimeException> average = NumbersCoroutines.average();
        average.resume(); // to the first yield, where it waits for a number
        for (double number : new double[] {10, 20, 60}) {
            average.resume(number);
            System.out.println("average so far: " + average.value());
        }
        average.resume(null);
        System.out.println("of " + average.result());
    }
}
