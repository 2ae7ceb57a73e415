package io.cogen.examples;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import io.cogen.queue.Queue;
import java.util.List;

/** Three stages with bounded queues between them: the slowest one sets the pace, and no stage runs far ahead. */
public final class Pipeline {
    private Pipeline() {}

    @Coroutine
    static void read(Iterable<String> lines, Queue<String> to) {
        for (String line : lines) {
            Co.yield(to.put(line));
        }
        to.close();
    }

    @Coroutine
    static void split(Queue<String> from, Queue<Integer> to) {
        try {
            String line;
            while ((line = Co.yield(from.next())) != null) {
                for (String number : line.split(" ")) {
                    Co.yield(to.put(Integer.parseInt(number)));
                }
            }
            to.close();
        } catch (NumberFormatException wrong) {
            to.close(wrong); // whoever gets from it is told why
        }
    }

    @Coroutine
    static int sum(Queue<Integer> from) {
        int sum = 0;
        Integer each;
        while ((each = Co.yield(from.next())) != null) {
            sum += each;
        }
        return sum;
    }

    @Coroutine
    static int run(Scope scope, Iterable<String> lines) {
        Queue<String> read = new Queue<String>(4).named("lines");
        Queue<Integer> numbers = new Queue<Integer>(16).named("numbers");
        scope.start(PipelineCoroutines.read(lines, read));
        scope.start(PipelineCoroutines.split(read, numbers));
        return Co.yield(PipelineCoroutines.sum(numbers));
    }

    /** The sum of all numbers in all lines. */
    @Coroutine
    static int sumOf(Iterable<String> lines) {
        return Co.yield(Scope.run(scope -> PipelineCoroutines.run(scope, lines)));
    }

    /**
     * Adds up some numbers.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        try (Scheduler scheduler = new Scheduler()) {
            Coro<Integer, RuntimeException> sum = PipelineCoroutines.sumOf(List.of("1 2 3", "4 5", "6"));
            System.out.println(scheduler.run(sum));
        }
    }
}
