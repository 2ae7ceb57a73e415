package io.cogen.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A run queue whose order is drawn from a seed, where it is nobody's right: {@link Scheduler.Builder#randomOrder}. Confined to
 * the loop's thread.
 */
final class ShuffledQueue extends RunQueue {
    /*
     * The ring that it inherits holds who runs next, in an order that is settled: what is left of the last turn, and before
     * that whoever a priority put at the head. Arrivals at the tail wait beside it until a turn begins, and are dealt into
     * the ring then. So nobody overtakes those who were ready a turn earlier, nobody runs twice in a turn, and a program
     * does nothing here that it could not do on some day without the seed.
     *
     * What is dealt are groups: coroutines that one event let go on, in the order that the event gave them.
     */
    private final List<List<Coro<?, ?>>> arrivals = new ArrayList<>();
    private List<Coro<?, ?>> group = List.of();
    private int groupDepth;
    private final SplitMix random;

    ShuffledQueue(long seed) {
        random = new SplitMix(seed);
    }

    @Override
    boolean isEmpty() {
        return super.isEmpty() && arrivals.isEmpty();
    }

    @Override
    void addLast(Coro<?, ?> coro) {
        if (groupDepth == 0) {
            arrivals.add(List.of(coro));
            return;
        }
        if (group.isEmpty()) {
            group = new ArrayList<>();
            arrivals.add(group);
        }
        group.add(coro);
    }

    @Override
    void startGroup() {
        groupDepth++;
    }

    @Override
    void endGroup() {
        if (--groupDepth == 0) {
            group = List.of();
        }
    }

    @Override
    void startTurn() {
        for (int left = arrivals.size(); left > 0; left--) {
            // The last one fills the gap; in which order it comes is the seed's business as well.
            int chosen = (int) ((random.next() >>> 1) % left);
            for (Coro<?, ?> coro : arrivals.get(chosen)) {
                super.addLast(coro);
            }
            arrivals.set(chosen, arrivals.get(left - 1));
        }
        arrivals.clear();
    }
}
