package io.cogen.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Several who wait go on by one event, and keep their order. */
final class InOrder {
    /** What lets one go on. */
    interface Wake<W> {
        void wake(W waiter, boolean first);
    }

    private InOrder() {}

    /**
     * Wakes all.
     *
     * @param waiters in the order in which they came
     * @param goesFirst whether one goes to the head of the run queue; asked once for each
     */
    static <W> void wake(List<W> waiters, Predicate<W> goesFirst, Wake<W> wake) {
        List<W> others = new ArrayList<>(waiters.size());
        // Each that goes to the head goes before those who went there earlier: so the last one begins.
        for (int i = waiters.size() - 1; i >= 0; i--) {
            W waiter = waiters.get(i);
            if (goesFirst.test(waiter)) {
                wake.wake(waiter, true);
            } else {
                others.add(waiter);
            }
        }
        for (int i = others.size() - 1; i >= 0; i--) {
            wake.wake(others.get(i), false);
        }
    }
}
