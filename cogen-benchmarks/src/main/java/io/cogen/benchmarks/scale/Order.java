package io.cogen.benchmarks.scale;

import java.util.SplittableRandom;

/** All numbers from 0 to below a size, in an order drawn by lot, over and over: nothing that is near has been used a moment ago. */
final class Order {
    private final int size;
    /** Made when it is first used, so that it does not count as memory of what is measured. */
    private int[] numbers = {};

    private int at;

    Order(int size) {
        this.size = size;
    }

    int next() {
        if (numbers.length == 0) {
            draw();
        }
        int number = numbers[at];
        at = at + 1 == size ? 0 : at + 1;
        return number;
    }

    private void draw() {
        SplittableRandom random = new SplittableRandom(size);
        numbers = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            numbers[i] = numbers[j];
            numbers[j] = i;
        }
    }
}
