package io.cogen.core;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who waits for which signal, and which signallers wait for more of them. Confined to the loop's thread. */
final class Signals {
    /*
     * At rest each signaller that waits wants more recipients than there are: only somebody who comes can change that, and then
     * the first signaller that is content takes all. So nothing has to be done when a waiter or a signaller leaves, and
     * a signaller that wants many does not hold up one behind it that wants few.
     *
     * A name is here as long as somebody waits.
     */

    /** Those that wait for one name, each in the order in which they came: the waiters in a list that goes through themselves. */
    static final class Channel {
        final Object name;
        private @Nullable WaitForSignal<?> first;
        private @Nullable WaitForSignal<?> last;
        private int waiters;

        /** Null until there is one. */
        private @Nullable Set<Signal> signallers;

        Channel(Object name) {
            this.name = name;
        }

        private void add(WaitForSignal<?> waiter) {
            waiter.previous = last;
            if (last == null) {
                first = waiter;
            } else {
                last.next = waiter;
            }
            last = waiter;
            waiters++;
        }

        private void remove(WaitForSignal<?> waiter) {
            WaitForSignal<?> before = waiter.previous;
            WaitForSignal<?> behind = waiter.next;
            if (before == null && first != waiter) {
                return; // taken out already, by whoever is about to end its wait
            }
            if (before == null) {
                first = behind;
            } else {
                before.next = behind;
                waiter.previous = null;
            }
            if (behind == null) {
                last = before;
            } else {
                behind.previous = before;
                waiter.next = null;
            }
            waiters--;
        }

        private boolean isEmpty() {
            return first == null && (signallers == null || signallers.isEmpty());
        }
    }

    private final Map<Object, Channel> channels = new HashMap<>();

    /** How many names somebody waits for. */
    int size() {
        return channels.size();
    }

    int waiting(Object name) {
        Channel channel = channels.get(name);
        return channel == null ? 0 : channel.waiters;
    }

    /** Adds a waiter; if that contents a signaller, both are served, and the channel is gone perhaps. */
    Channel addWaiter(WaitForSignal<?> waiter) {
        Channel channel = channels.computeIfAbsent(waiter.name, Channel::new);
        channel.add(waiter);
        if (channel.signallers != null) {
            serve(channel, channel.signallers);
        }
        return channel;
    }

    private void serve(Channel channel, Set<Signal> signallers) {
        for (Signal signaller : signallers) {
            if (signaller.isContentWith(channel.waiters)) {
                signallers.remove(signaller);
                signaller.settleHere(wakeAll(channel, signaller), Operation.DONE);
                return;
            }
        }
    }

    Channel addSignaller(Signal signaller) {
        Channel channel = channels.computeIfAbsent(signaller.name, Channel::new);
        if (channel.signallers == null) {
            channel.signallers = new LinkedHashSet<>();
        }
        channel.signallers.add(signaller);
        return channel;
    }

    /** Wakes all that wait for a signal; gives their number. */
    int wakeAll(Signal signal) {
        Channel channel = channels.get(signal.name);
        return channel == null ? 0 : wakeAll(channel, signal);
    }

    private int wakeAll(Channel channel, Signal signal) {
        boolean first = signal.favoursWoken();
        int woken = 0;
        // One at a time: who is woken from a Select withdraws its other clauses, and these perhaps wait here too.
        for (WaitForSignal<?> waiter = channel.first; waiter != null; waiter = channel.first) {
            channel.remove(waiter);
            waiter.wake(signal.value, first);
            woken++;
        }
        removeIfEmpty(channel);
        return woken;
    }

    void remove(Channel channel, Signal withdrawn) {
        if (channel.signallers != null) {
            channel.signallers.remove(withdrawn);
        }
        removeIfEmpty(channel);
    }

    void remove(Channel channel, WaitForSignal<?> withdrawn) {
        channel.remove(withdrawn);
        removeIfEmpty(channel);
    }

    private void removeIfEmpty(Channel channel) {
        if (channel.isEmpty()) {
            channels.remove(channel.name, channel);
        }
    }
}
