package io.cogen.tests.sync;

import io.cogen.core.Operation;
import io.cogen.sync.Held;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A primitive, and beside it the simplest thing that behaves as it should: {@link ModelTest} does the same to both. */
abstract class Model {
    static final int ACTORS = 5;

    /** What an actor is to do: yield something, or call something. */
    record Command(@Nullable Operation<?, RuntimeException> operation, Runnable call) {
        static Command yields(Operation<?, RuntimeException> operation) {
            return new Command(operation, () -> {});
        }

        static Command calls(Runnable call) {
            return new Command(null, call);
        }
    }

    /** By actor: what it got from the primitive and has not closed. Filled by the test. */
    final List<Deque<Held>> held = new ArrayList<>();

    /** Who has to wait, according to the model. */
    final TreeSet<Integer> waiting = new TreeSet<>();

    Model() {
        for (int i = 0; i < ACTORS; i++) {
            held.add(new ArrayDeque<>());
        }
    }

    /** Chooses something for an actor that does not wait, and does it to the model. */
    abstract Command next(int actor, Random dice);

    /** An actor that waits gives up. */
    abstract void givesUp(int actor);

    /** The model in words, and the primitive in the same words. */
    abstract String expected();

    abstract String actual();

    Command closes(int actor) {
        return Command.calls(() -> held.get(actor).pop().close());
    }
}
