package io.cogen.testkit;

import io.cogen.core.Scheduler;
import io.cogen.testkit.UnseenFailures.Unseen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a test: its seed, its time, its schedulers, and what is left of them at the end. */
final class TestRun {
    private final long seed;
    private final VirtualTime time = new VirtualTime();
    private final UnseenFailures failures = new UnseenFailures();
    private final List<Scheduler> schedulers = new ArrayList<>();
    private @Nullable Scheduler scheduler;

    TestRun(long seed) {
        this.seed = seed;
    }

    long seed() {
        return seed;
    }

    VirtualTime time() {
        return time;
    }

    UnseenFailures failures() {
        return failures;
    }

    /** The test's own one, always the same. */
    Scheduler scheduler() {
        if (scheduler == null) {
            scheduler = builder().build();
        }
        return scheduler;
    }

    /** What is built with it is looked at in the end, too. */
    Scheduler.Builder builder() {
        return time.builder().randomOrder(seed).onFailure(failures::add).poller(built -> {
            schedulers.add(built);
            return time.poller(built);
        });
    }

    /**
     * Ends it all.
     *
     * @param thrown what the test has failed with already
     * @return what it has to fail with now, if it has not; null if all is well
     */
    @Nullable
    AssertionError end(@Nullable Throwable thrown) {
        Leftovers left = new Leftovers();
        schedulers.forEach(left::lookAt);
        schedulers.forEach(left::close);
        List<Unseen> unseen = failures.takeUnseen();
        String howToReplay = "seed " + seed + ": run the test in this order again with -Dcogen.seed=" + seed
                + " or @Seed(" + seed + (seed == (int) seed ? ")" : "L)");
        if (thrown == null && left.isNothing() && unseen.isEmpty()) {
            return null;
        }
        if (thrown != null) {
            Note note = new Note(left.describe(unseen) + howToReplay);
            unseen.forEach(each -> addSuppressed(note, each.failure, thrown));
            thrown.addSuppressed(note);
            return null;
        }
        Throwable cause = unseen.isEmpty() ? null : unseen.get(0).failure;
        AssertionError error = new AssertionError(left.describe(unseen) + howToReplay, cause);
        unseen.stream().skip(1).forEach(each -> addSuppressed(error, each.failure, cause));
        return error;
    }

    private static void addSuppressed(Throwable to, Throwable failure, @Nullable Throwable shown) {
        if (failure != shown) {
            to.addSuppressed(failure);
        }
    }

    /** What is said about a failure that has a stack trace of its own. */
    private static final class Note extends Throwable {
        private static final long serialVersionUID = 1;

        Note(String message) {
            super(message, null, true, false);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
