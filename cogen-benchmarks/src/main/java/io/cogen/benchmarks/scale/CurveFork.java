package io.cogen.benchmarks.scale;

import io.cogen.benchmarks.peers.Fork;
import io.cogen.benchmarks.peers.Processor;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What runs in a JVM that {@link Scale} has started: one curve. */
final class CurveFork {
    /*
     * All sizes are in one JVM, so that they have the same compiled code: what is measured is what more of something costs, and not
     * what the compiler makes of a program that never sees more than one. So first a few sizes take turns until that code is there, and
     * then each size has some time to warm up, and as much to be measured. Before that a collection moves what exists to the old
     * generation, where a program that runs for long has it. The time counts as the peers' does.
     */

    /** In a round at least; more if a turn has more. */
    private static final int OPERATIONS = 50_000;

    private static final List<Integer> WARM_UP = List.of(1, 10, 1_000);

    private CurveFork() {}

    /**
     * Writes a {@link Point} for each size.
     *
     * @param args curve, milliseconds to warm up and again to measure, sizes
     */
    public static void main(String[] args) throws IOException {
        Curve curve = Curve.valueOf(args[0]);
        long nanos = Long.parseLong(args[1]) * 1_000_000;
        int[] sizes = Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray();
        if (curve.group.unit == Group.Unit.BYTES) {
            weigh(curve, 1); // loads classes
            for (int size : sizes) {
                double bytes = (double) weigh(curve, size) / size;
                System.out.println(new Point(size, bytes, bytes));
            }
        } else {
            for (int i = 0; i < 3; i++) {
                for (int size : WARM_UP) {
                    run(curve.world(size), nanos / 4, 1);
                }
            }
            for (int size : sizes) {
                System.out.println(measure(curve, size, nanos));
            }
        }
        System.out.flush();
        // Without an end for all those that wait.
        Runtime.getRuntime().halt(0);
    }

    private static long weigh(Curve curve, int size) {
        long before = Fork.liveHeap();
        World world = curve.world(size);
        world.settle();
        long bytes = Fork.liveHeap() - before;
        Reference.reachabilityFence(world);
        return bytes;
    }

    private static Point measure(Curve curve, int size, long nanos) throws IOException {
        World world = curve.world(size);
        world.settle();
        System.gc();
        run(world, nanos, 1);
        List<Round> rounds = run(world, nanos, 3);
        long time = rounds.stream().mapToLong(Round::nanos).sum();
        long operations = rounds.stream().mapToLong(Round::operations).sum();
        double best = rounds.stream().mapToDouble(Round::each).min().orElseThrow();
        return new Point(size, best, (double) time / operations);
    }

    private record Round(long nanos, long operations) {
        double each() {
            return (double) nanos / operations;
        }
    }

    /** The rounds of some time, and so many at least. */
    private static List<Round> run(World world, long nanos, int least) throws IOException {
        Processor processor = new Processor();
        List<Round> rounds = new ArrayList<>();
        long begin = processor.nanos();
        do {
            long start = processor.nanos();
            long operations = world.round(OPERATIONS);
            rounds.add(new Round(processor.since(start), operations));
        } while (rounds.size() < least || processor.since(begin) < nanos);
        return rounds;
    }
}
