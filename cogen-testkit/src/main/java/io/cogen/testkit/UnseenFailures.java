package io.cogen.testkit;

import io.cogen.core.Coro;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The failures that a test's schedulers had to hand to their {@linkplain io.cogen.core.Scheduler.Builder#onFailure handler}, since
 * nobody else saw them. A test that has some when it ends fails; one that means them to happen takes them:
 *
 * <pre>{@code
 * @CoroutineTest
 * void aBrokenPeerIsReported(Scheduler scheduler, UnseenFailures failures) {
 *     scheduler.add(PeerCoroutines.serve(broken));
 *     scheduler.run();
 *     assertEquals("broken", failures.take(IOException.class).getMessage());
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> All methods may be called from any thread.
 */
public final class UnseenFailures {
    private final List<Unseen> all = new ArrayList<>();

    UnseenFailures() {}

    /**
     * Takes all that have come so far.
     *
     * @return in the order in which they came; empty if there are none
     */
    public synchronized List<Throwable> take() {
        List<Throwable> taken = new ArrayList<>();
        all.forEach(unseen -> taken.add(unseen.failure));
        all.clear();
        return taken;
    }

    /**
     * Takes the first one of a type.
     *
     * @param <X> the type
     * @param type the type
     * @return the failure
     * @throws AssertionError if there is none; the message says which there are
     */
    public synchronized <X extends Throwable> X take(Class<X> type) {
        Objects.requireNonNull(type, "type");
        for (Unseen unseen : all) {
            if (type.isInstance(unseen.failure)) {
                all.remove(unseen);
                return type.cast(unseen.failure);
            }
        }
        throw new AssertionError("no unseen failure is a " + type.getName() + ", but there are: " + all);
    }

    synchronized void add(@Nullable Coro<?, ?> coro, Throwable failure) {
        all.add(new Unseen(coro == null ? "a posted task" : coro.name(), failure));
    }

    synchronized List<Unseen> takeUnseen() {
        List<Unseen> taken = List.copyOf(all);
        all.clear();
        return taken;
    }

    /** For messages. */
    @Override
    public synchronized String toString() {
        return all.toString();
    }

    /** Whose failure, and which. */
    static final class Unseen {
        final String who;
        final Throwable failure;

        Unseen(String who, Throwable failure) {
            this.who = who;
            this.failure = failure;
        }

        @Override
        public String toString() {
            return who + ": " + failure;
        }
    }
}
