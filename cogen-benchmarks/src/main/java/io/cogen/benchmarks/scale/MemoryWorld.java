package io.cogen.benchmarks.scale;

import io.cogen.annotations.Coroutine;
import io.cogen.benchmarks.scale.World.Counter;
import io.cogen.core.Scheduler;

/** Nothing of cogen: what it costs to get at one of many objects, when it is not known before which one. */
final class MemoryWorld {
    private MemoryWorld() {}

    static World touching(int size) {
        Cell[] cells = new Cell[size];
        for (int i = 0; i < size; i++) {
            cells[i] = new Cell();
        }
        Order order = new Order(size);
        Cell first = cells[order.next()];
        Cell last = first;
        for (int i = 1; i < size; i++) {
            last.next = cells[order.next()];
            last = last.next;
        }
        last.next = first;
        Walk walk = new Walk(first);
        return new World(new Scheduler(), 1, times -> MemoryWorldCoroutines.touch(times, walk), walk.done);
    }

    /** With its header as long as a line of the cache. */
    static final class Cell {
        Cell next = this;
        long a;
        long b;
        long c;
        long d;
        long e;
        long f;
    }

    /** Goes on where it stopped. */
    static final class Walk {
        final Counter done = new Counter();
        private Cell at;

        Walk(Cell first) {
            at = first;
        }

        void on(int times) {
            Cell cell = at;
            for (int i = 0; i < times; i++) {
                cell.a++;
                cell = cell.next;
            }
            at = cell;
            done.count += times;
        }
    }

    @Coroutine
    static void touch(int times, Walk walk) {
        walk.on(times);
    }
}
