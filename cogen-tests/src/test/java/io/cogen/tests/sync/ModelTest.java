package io.cogen.tests.sync;

import static java.time.Duration.ofNanos;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.sync.BarrierBrokenException;
import io.cogen.sync.Held;
import io.cogen.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Random operations on a primitive and on a {@link Model}: after each of them the same ones wait, and the same one holds it. */
final class ModelTest {
    private static final int STEPS = 60;

    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final List<Coro<Void, RuntimeException>> actors = new ArrayList<>();
    private final TreeSet<Integer> waiting = new TreeSet<>();

    /** Does what it is told, one thing after the other. */
    @Coroutine
    void actor(int number, Model model) {
        while (true) {
            Model.Command command = (Model.Command) Co.yield(Events.suspend());
            if (command == null) {
                return;
            }
            command.call().run();
            if (command.operation() == null) {
                continue;
            }
            waiting.add(number);
            try {
                Object got = Co.yield(command.operation());
                if (got instanceof Held held) {
                    model.held.get(number).push(held);
                }
            } catch (Enough | BarrierBrokenException stopped) {
                // it waits no more
            }
            waiting.remove(number);
        }
    }

    @Coroutine
    void script(Model model, Random dice) {
        Scheduler scheduler = Scheduler.current();
        for (int i = 0; i < Model.ACTORS; i++) {
            actors.add(scheduler.add(ModelTestCoroutines.actor(this, i, model).named("actor " + i)));
        }
        Co.yield(Events.sleep(ofNanos(1)));
        StringBuilder story = new StringBuilder(model.getClass().getSimpleName());
        for (int step = 0; step < STEPS; step++) {
            int actor = dice.nextInt(Model.ACTORS);
            Coro<Void, RuntimeException> coro = actors.get(actor);
            if (!model.waiting.contains(actor)) {
                Model.Command command = model.next(actor, dice);
                story.append("\n").append(actor).append(": ").append(command.operation());
                coro.resume(command);
            } else if (dice.nextInt(3) == 0) {
                model.waiting.remove(actor);
                model.givesUp(actor);
                story.append("\n").append(actor).append(" gives up");
                coro.raise(new Enough());
            } else {
                continue;
            }
            Co.yield(Events.sleep(ofNanos(1))); // until all wait
            assertEquals(model.waiting, waiting, story::toString);
            assertEquals(model.expected(), model.actual(), story::toString);
        }
        for (int i = 0; i < Model.ACTORS; i++) {
            if (waiting.contains(i)) {
                actors.get(i).raise(new Enough());
                Co.yield(Events.sleep(ofNanos(1)));
            }
        }
        for (Coro<Void, RuntimeException> each : actors) {
            each.resume(null);
        }
    }

    @Seeds(300)
    void behavesAsTheModel(Scheduler scheduler) {
        Random dice = Dice.of(scheduler);
        for (Model model : Models.all()) {
            actors.clear();
            scheduler.run(ModelTestCoroutines.script(this, model, dice));
            scheduler.run();
            assertNotNull(model);
            assertEquals(new TreeSet<>(), waiting);
        }
    }
}
