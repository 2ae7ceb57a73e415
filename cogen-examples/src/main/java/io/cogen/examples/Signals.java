package io.cogen.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import java.util.ArrayList;
import java.util.List;

/** A race: runners wait for the shot, and the shot waits until all runners are there. */
public final class Signals {
    private final List<String> finished = new ArrayList<>();

    private Signals() {}

    @Coroutine
    void run(String name, int speed) {
        String shot = Co.yield(Events.waitForSignal("start", String.class).timeout(ofSeconds(5)));
        Co.yield(Events.sleep(ofMillis(100 / speed)));
        finished.add(name + " (" + shot + ")");
    }

    /** Starts the race as soon as so many are there; gives how many have started. */
    @Coroutine
    int race(int runners) {
        for (int speed = 1; speed <= runners; speed++) {
            Co.yield(Events.add(SignalsCoroutines.run(this, "runner " + speed, speed)));
        }
        return Co.yield(Events.signal("start", "bang").recipients(runners).timeout(ofSeconds(1)));
    }

    /** Who has run, in the order in which they came in. */
    static List<String> raceOf(int runners, Scheduler scheduler) {
        Signals signals = new Signals();
        int started = scheduler.run(SignalsCoroutines.race(signals, runners));
        scheduler.run();
        return started == signals.finished.size() ? signals.finished : List.of("somebody is lost");
    }

    /**
     * Runs a race.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        try (Scheduler scheduler = new Scheduler()) {
            System.out.println(raceOf(4, scheduler));
        }
    }
}
