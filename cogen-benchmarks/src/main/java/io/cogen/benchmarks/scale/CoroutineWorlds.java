package io.cogen.benchmarks.scale;

import io.cogen.annotations.Coroutine;
import io.cogen.benchmarks.scale.World.Counter;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;

/** Coroutines that just run. */
final class CoroutineWorlds {
    private CoroutineWorlds() {}

    /** All pass in turn. */
    static World passing(int size) {
        Scheduler scheduler = new Scheduler();
        Counter done = new Counter();
        for (int i = 1; i < size; i++) {
            scheduler.add(CoroutineWorldsCoroutines.pass(Integer.MAX_VALUE, done));
        }
        return new World(scheduler, size, times -> CoroutineWorldsCoroutines.pass(times, done), done);
    }

    @Coroutine
    static void pass(int times, Counter done) {
        for (int i = 0; i < times; i++) {
            Co.yield(Events.pass());
            done.count++;
        }
    }

    /** All are added, and then all run to their ends. */
    static World spawning(int size) {
        Scheduler scheduler = new Scheduler();
        Counter done = new Counter();
        return new World(scheduler, size, times -> CoroutineWorldsCoroutines.spawn(size, times, scheduler, done), done);
    }

    @Coroutine
    static void spawn(int size, int times, Scheduler scheduler, Counter done) {
        for (int i = 0; i < times; i++) {
            for (int j = 0; j < size; j++) {
                scheduler.add(CoroutineWorldsCoroutines.count(done));
            }
            Co.yield(Events.pass());
        }
    }

    @Coroutine
    static void count(Counter done) {
        done.count++;
    }
}
