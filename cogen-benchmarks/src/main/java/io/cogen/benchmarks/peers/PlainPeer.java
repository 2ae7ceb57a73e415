package io.cogen.benchmarks.peers;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/** What one would write by hand, without a coroutine: the limit, where there is one. */
final class PlainPeer {
    private static final Map<String, Work> WORKLOADS = Map.of(
            "yield", PlainPeer::passing,
            "call", size -> fib(size),
            "generator", PlainPeer::generator,
            "queue", PlainPeer::queue);

    private PlainPeer() {}

    public static void main(String[] args) throws Exception {
        Fork.main(WORKLOADS, args);
    }

    private static int fib(int n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    /** Does one step each time it is called. */
    private static final class Task {
        private int left;

        Task(int left) {
            this.left = left;
        }

        boolean step() {
            return --left > 0;
        }
    }

    /** Tasks in a queue, one step each in turn. */
    private static long passing(int size) {
        Queue<Task> ready = new ArrayDeque<>();
        for (int i = 0; i < size; i++) {
            ready.add(new Task(Shape.turns(size)));
        }
        long passed = 0;
        Task task;
        while ((task = ready.poll()) != null) {
            passed++;
            if (task.step()) {
                ready.add(task);
            }
        }
        return passed;
    }

    /** The numbers below a limit. */
    private static final class Numbers implements Iterator<Integer> {
        private final int size;
        private int next;

        Numbers(int size) {
            this.size = size;
        }

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Integer next() {
            if (next >= size) {
                throw new NoSuchElementException("after the last of " + size);
            }
            return next++;
        }
    }

    private static long generator(int size) {
        long sum = 0;
        Iterable<Integer> numbers = () -> new Numbers(size);
        for (int i : numbers) {
            sum += i;
        }
        return sum;
    }

    /** Fills a queue up and empties it, in turns. */
    private static long queue(int size) {
        Queue<Integer> queue = new ArrayDeque<>();
        long sum = 0;
        int i = 0;
        while (i < size || !queue.isEmpty()) {
            while (i < size && queue.size() < Shape.BOUND) {
                queue.add(i++);
            }
            while (!queue.isEmpty()) {
                sum += queue.remove();
            }
        }
        return sum;
    }
}
