package io.cogen.testkit;

import io.cogen.core.Scheduler;
import io.cogen.testkit.UnseenFailures.Unseen;
import java.util.ArrayList;
import java.util.List;

/** What a test's schedulers still have to do when it ends. */
final class Leftovers {
    private final StringBuilder dump = new StringBuilder();
    private int coroutines;
    private int timers;
    private int running;

    void lookAt(Scheduler scheduler) {
        try {
            coroutines += scheduler.coroutines().size();
            timers += scheduler.timers();
            dump.append(scheduler.dump());
        } catch (RuntimeException changesMeanwhile) {
            // It runs on another thread, which close() is going to find.
            dump.append("(not to be seen: ").append(changesMeanwhile).append(")\n");
        }
    }

    /** Cancels what is left, so that it does not reach into the next test. */
    void close(Scheduler scheduler) {
        try {
            scheduler.close();
        } catch (IllegalStateException stillRuns) {
            running++;
            scheduler.shutdown();
        }
    }

    boolean isNothing() {
        return coroutines + timers + running == 0;
    }

    /** Empty, or some lines. */
    String describe(List<Unseen> unseen) {
        List<String> kinds = new ArrayList<>();
        count(kinds, running, "scheduler that still runs", "schedulers that still run");
        count(kinds, coroutines, "coroutine that has not ended", "coroutines that have not ended");
        count(kinds, timers, "armed timer", "armed timers");
        count(kinds, unseen.size(), "failure that nobody saw", "failures that nobody saw");
        if (kinds.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("the test left behind " + String.join(", ", kinds) + "\n");
        dump.toString().lines().forEach(line -> text.append("    ").append(line).append('\n'));
        unseen.forEach(each -> text.append("    ").append(firstLine(each)).append('\n'));
        return text.toString();
    }

    private static void count(List<String> kinds, int number, String one, String many) {
        if (number > 0) {
            kinds.add(number + " " + (number == 1 ? one : many));
        }
    }

    /** The rest is in the failure itself, which comes with the message. */
    private static String firstLine(Unseen unseen) {
        return unseen.toString().lines().findFirst().orElse("");
    }
}
