package io.cogen.tests.sync;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random numbers that hang on the test's seed, as the order does in which its scheduler runs twenty coroutines. */
final class Dice {
    private Dice() {}

    @Coroutine
    static void draw(int number, List<Integer> drawn) {
        drawn.add(number);
    }

    static Random of(Scheduler scheduler) {
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            scheduler.add(DiceCoroutines.draw(i, drawn));
        }
        scheduler.run();
        return new Random(drawn.hashCode());
    }
}
