package io.cogen.examples;

import static java.time.Duration.ofMillis;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.core.Yielder;
import io.cogen.pipe.Pipe;
import java.util.List;

/** Two meters are read at the same time, and what they say is summed up: generators, put together. */
public final class Pipelines {
    private Pipelines() {}

    /** A meter that sends a line now and then. */
    @Coroutine
    static void meter(Yielder<String, Void> out, String name, int readings) {
        for (int i = 1; i <= readings; i++) {
            Co.yield(Events.sleep(ofMillis(10)));
            out.yield(i % 3 == 0 ? "# " + name + " is fine" : name + " " + i);
        }
    }

    /** What the lines of a meter say; read ahead by four. */
    private static Pipe<Integer, RuntimeException> readings(Scope scope, String name, int readings) {
        return Pipe.from(PipelinesCoroutines.meter(name, readings))
                .filter(line -> !line.startsWith("#"))
                .map(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
                .buffer(scope, 4);
    }

    @Coroutine
    static int sum(Scope scope, int readings) {
        Pipe<Integer, RuntimeException> both =
                Pipe.merge(scope, List.of(readings(scope, "gas", readings), readings(scope, "water", readings)));
        return Co.yield(both.fold(0, Integer::sum));
    }

    @Coroutine
    static int total(int readings) {
        return Co.yield(Scope.run(scope -> PipelinesCoroutines.sum(scope, readings)));
    }

    /**
     * Reads two meters ten times each.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (Scheduler scheduler = new Scheduler()) {
            System.out.println("total: " + scheduler.run(PipelinesCoroutines.total(10)));
        }
    }
}
