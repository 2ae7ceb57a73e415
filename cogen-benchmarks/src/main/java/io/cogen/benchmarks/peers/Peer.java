package io.cogen.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;

/** The systems that are compared. */
enum Peer {
    COGEN("cogen", CogenPeer.class.getName(), 17),
    KOTLIN("Kotlin", "io.cogen.benchmarks.kotlin.KotlinPeer", 17),
    THREADS("virtual threads", "io.cogen.benchmarks.threads.VirtualThreadPeer", 21),
    PLAIN("hand-written", PlainPeer.class.getName(), 17);

    final String title;
    private final String main;
    private final int jdk;

    Peer(String title, String main, int jdk) {
        this.title = title;
        this.main = main;
        this.jdk = jdk;
    }

    boolean runsOn(int version) {
        return version >= jdk;
    }

    /** What the JVM is told, beside the class path: the same for all, but for how many threads carry the virtual ones. */
    List<String> flags(Row row) {
        List<String> flags = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx3g"));
        // Where memory is what counts, the heap grows as it must.
        flags.add(row.isOnce() ? "-Xms64m" : "-Xms3g");
        if (this == THREADS) {
            int carriers = row.isParallel() ? 2 : 1;
            flags.add("-Djdk.virtualThreadScheduler.parallelism=" + carriers);
            flags.add("-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers);
        }
        return flags;
    }

    String main() {
        return main;
    }
}
