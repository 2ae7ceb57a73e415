package io.cogen.benchmarks.peers;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What runs in a JVM that {@link Peers} has started: one workload of one system. */
public final class Fork {
    /*
     * Rounds are repeated until the time for warming up is over, and again until that for measuring is. The best one counts: noise
     * only ever adds. What counts is the time on the processor, since other programs may want the same core. Figures go to standard
     * output, a name and a number in each line.
     */

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Fork() {}

    /**
     * Measures.
     *
     * @param workloads a system's, by the rows' names
     * @param args row, size, milliseconds to warm up and again to measure
     * @throws Exception what the workload throws
     */
    public static void main(Map<String, Work> workloads, String[] args) throws Exception {
        Work work = workloads.get(args[0]);
        if (work == null) {
            System.out.println("absent 1");
            return;
        }
        Row row = Row.named(args[0]).orElseThrow();
        int size = Integer.parseInt(args[1]);
        if (row == Row.MEMORY) {
            print("best", work.run(size) / (double) size);
        } else if (row.isOnce()) {
            once(row, work, size);
        } else {
            rounds(row, work, size, Long.parseLong(args[2]));
        }
        // Some leave threads behind, or coroutines that sleep.
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void rounds(Row row, Work work, int size, long millis) throws Exception {
        repeat(row, work, size, millis);
        List<Round> rounds = repeat(row, work, size, millis);
        double items = row.items(size) * (row.unit() == Row.Unit.MILLIS ? 1e6 : 1);
        // Two cores are needed to be fast where there are two loops, so that only the clock tells.
        ToLongFunction<Round> figure = row.isParallel() ? Round::clock : Round::processor;
        long[] times = rounds.stream().mapToLong(figure).sorted().toArray();
        print("best", times[0] / items);
        print("median", times[times.length / 2] / items);
        print("clock", rounds.stream().mapToLong(Round::clock).min().orElseThrow() / items);
        print("rounds", times.length);
        print("bytes", rounds.stream().mapToLong(Round::bytes).average().orElseThrow() / row.items(size));
    }

    /** What one cost: nanoseconds of the processor and of the clock, bytes. */
    private record Round(long processor, long clock, long bytes) {}

    private static List<Round> repeat(Row row, Work work, int size, long millis) throws Exception {
        Processor processor = new Processor();
        List<Round> rounds = new ArrayList<>();
        // Also when to end is a matter of the processor, or else nothing is compiled yet where others keep it.
        long end = processor.nanos() + millis * 1_000_000;
        do {
            long processorStart = processor.nanos();
            long bytesStart = allocated();
            long start = System.nanoTime();
            long result = work.run(size);
            long clock = System.nanoTime() - start;
            long bytes = allocated() - bytesStart;
            rounds.add(new Round(processor.since(processorStart), clock, bytes));
            check(row, size, result);
        } while (processor.nanos() < end || rounds.size() < 3);
        return rounds;
    }

    private static void once(Row row, Work work, int size) throws Exception {
        Processor processor = new Processor();
        long cpu = processor.nanos();
        long start = System.nanoTime();
        check(row, size, work.run(size));
        print("best", (System.nanoTime() - start) / 1e6);
        print("cpu", processor.since(cpu) / 1e6);
        print("peak", peakKilobytes() / 1024.0);
    }

    private static void check(Row row, int size, long result) {
        if (result != row.expected(size)) {
            throw new IllegalStateException(row + " of " + size + " gave " + result + ", not " + row.expected(size));
        }
    }

    /** What all threads have allocated; carriers of virtual threads are among them. */
    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    /** The most memory that the process ever had; 0 where the system does not say. */
    private static long peakKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    /**
     * The heap that is in use after a collection.
     *
     * @return bytes
     */
    public static long liveHeap() {
        // The serial collector compacts everything each fourth time only, and else leaves some that is dead where it
        // lies.
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.3f%n", name, value);
    }
}
