package io.cogen.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.core.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Coroutines that live and end together. A file is to be had from several mirrors, each of which takes its time or fails: ask all of
 * them at once and take the first answer, or wait for all; nobody is left behind, whatever happens.
 */
public final class Mirrors {
    private Mirrors() {}

    /** A mirror: what it is called, how long it takes, and whether it has the file. */
    record Mirror(String name, Duration delay, boolean works) {}

    /** What asking a mirror gives. */
    @Coroutine
    static String ask(Mirror mirror) throws IOException {
        Co.yield(Events.sleep(mirror.delay()));
        if (!mirror.works()) {
            throw new IOException(mirror.name() + " does not have it");
        }
        return "the file, from " + mirror.name();
    }

    /** The first answer; the other mirrors are no longer asked then. Fails if all fail. */
    @Coroutine
    static String fastest(List<Mirror> mirrors) throws IOException {
        List<Coro<String, IOException>> asked = new ArrayList<>();
        for (Mirror each : mirrors) {
            asked.add(MirrorsCoroutines.ask(each));
        }
        return Co.yield(Scope.any(asked));
    }

    /** How many mirrors have the file. One that does not is no reason to stop. */
    @Coroutine
    static int survey(Scope scope, List<Mirror> mirrors) {
        List<Coro<String, IOException>> asked = new ArrayList<>();
        for (Mirror each : mirrors) {
            asked.add(scope.start(MirrorsCoroutines.ask(each)));
        }
        int working = 0;
        for (Coro<String, IOException> each : asked) {
            try {
                Co.yield(each);
                working++;
            } catch (IOException broken) {
                // the supervisor says so
            }
        }
        return working;
    }

    /** Asks in three ways. */
    @Coroutine
    static List<String> report(List<Mirror> mirrors) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("first: " + Co.yield(MirrorsCoroutines.fastest(mirrors)));
        List<String> broken = new ArrayList<>();
        int working = Co.yield(Scope.supervise(
                (mirror, failure) -> broken.add(String.valueOf(failure.getMessage())),
                scope -> MirrorsCoroutines.survey(scope, mirrors)));
        lines.add(working + " work, but: " + broken);
        try {
            Co.yield(Scope.all(List.of(MirrorsCoroutines.ask(mirrors.get(0)), MirrorsCoroutines.ask(mirrors.get(1))))
                    .timeout(ofMillis(1)));
        } catch (OperationTimeoutException late) {
            lines.add("all within 1 ms: no");
        }
        return lines;
    }

    /**
     * Asks three mirrors.
     *
     * @param args none
     * @throws IOException if no mirror has the file
     */
    public static void main(String[] args) throws IOException {
        List<Mirror> mirrors = List.of(
                new Mirror("slow", ofSeconds(1), true),
                new Mirror("quick", ofMillis(200), true),
                new Mirror("broken", ofMillis(50), false));
        try (Scheduler scheduler = new Scheduler()) {
            scheduler.run(MirrorsCoroutines.report(mirrors)).forEach(System.out::println);
        }
    }
}
