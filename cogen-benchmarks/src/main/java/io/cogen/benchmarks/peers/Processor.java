package io.cogen.benchmarks.peers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The time that this process had a processor, but for the JIT compilers. */
public final class Processor {
    /*
     * The JVM tells the time of Java threads only, and that of the process in steps of 10 ms; the collector's belongs to a workload as
     * well. Linux tells it for each thread, in nanoseconds, but for one that runs only up to its last tick; so this thread is asked
     * for itself, and with one core no other runs just now.
     */
    private static final Path THREADS = Path.of("/proc/self/task");

    private final String self;

    private final boolean isKnown = Files.exists(Path.of("/proc/self/schedstat"));
    private final Map<String, Long> last = new HashMap<>();

    /**
     * To be asked by the same thread only.
     *
     * @throws IOException if the system does not tell what it seemed to
     */
    public Processor() throws IOException {
        self = isKnown ? Path.of("/proc/thread-self").toRealPath().getFileName().toString() : "";
    }

    /**
     * How much it is now, to begin with.
     *
     * @return nanoseconds, from some moment; where the system does not tell, those of the clock
     * @throws IOException if the system does not tell any more
     */
    public long nanos() throws IOException {
        if (!isKnown) {
            return System.nanoTime();
        }
        long others = others();
        return others + own();
    }

    /**
     * What came since. To look at the other threads takes a tenth of a millisecond of this one, which is not counted.
     *
     * @param start what {@link #nanos} said
     * @return nanoseconds
     * @throws IOException if the system does not tell any more
     */
    public long since(long start) throws IOException {
        if (!isKnown) {
            return System.nanoTime() - start;
        }
        long own = own();
        return others() + own - start;
    }

    private static long own() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private long others() throws IOException {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            for (Path thread : threads) {
                look(thread);
            }
        }
        // With the last known of those that have ended.
        return last.values().stream().mapToLong(Long::longValue).sum();
    }

    private void look(Path thread) {
        String id = thread.getFileName().toString();
        if (id.equals(self)) {
            return;
        }
        try {
            String[] times = Files.readString(thread.resolve("schedstat")).split(" ");
            // Asked each time: a thread gets its name a moment after it began.
            if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler.*\\s*")) {
                last.remove(id);
            } else {
                last.put(id, Long.valueOf(times[0]));
            }
        } catch (IOException ended) {
            // between the list and the look
        }
    }
}
