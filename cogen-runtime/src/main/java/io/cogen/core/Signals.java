package io.cogen.core;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who waits for which signal, and which signallers wait for more of them. Confined to the loop's thread. */
final class Signals {
    /*
     * At rest each signaller that waits wants more recipients than there are: only somebody who comes can change that, and then
     * the first signaller that is content takes all. So nothing has to be done when a waiter or a signaller leaves, and
     * a signaller that wants many does not hold up one behind it that wants few.
     *
     * A name is here as long as somebody waits.
     */

    /** Those that wait for one name, each in the order in which they came. */
    static final class Channel {
        final Object name;
        Set<WaitForSignal<?>> waiters = new LinkedHashSet<>();
        final Set<Signal> signallers = new LinkedHashSet<>();

        Channel(Object name) {
            this.name = name;
        }
    }

    private final Map<Object, Channel> channels = new HashMap<>();

    /** How many names somebody waits for. */
    int size() {
        return channels.size();
    }

    int waiting(Object name) {
        Channel channel = channels.get(name);
        return channel == null ? 0 : channel.waiters.size();
    }

    /** Adds a waiter; if that contents a signaller, both are served, and the channel is gone perhaps. */
    Channel addWaiter(WaitForSignal<?> waiter) {
        Channel channel = channels.computeIfAbsent(waiter.name, Channel::new);
        channel.waiters.add(waiter);
        for (Signal signaller : channel.signallers) {
            if (signaller.isContentWith(channel.waiters.size())) {
                channel.signallers.remove(signaller);
                signaller.settleHere(wakeAll(channel, signaller), Operation.DONE);
                break;
            }
        }
        return channel;
    }

    Channel addSignaller(Signal signaller) {
        Channel channel = channels.computeIfAbsent(signaller.name, Channel::new);
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
        // Who is woken from a Select withdraws its other clauses, and these perhaps wait here too: so the set is not
        // this one any more.
        Set<WaitForSignal<?>> waiters = channel.waiters;
        channel.waiters = channel.signallers.isEmpty() ? Collections.emptySet() : new LinkedHashSet<>();
        int woken = 0;
        for (WaitForSignal<?> waiter : waiters) {
            if (waiter.isWaiting()) {
                waiter.wake(signal.value, first);
                woken++;
            }
        }
        removeIfEmpty(channel);
        return woken;
    }

    /** Withdraws a waiter or a signaller. */
    void remove(Channel channel, Operation<?, ?> withdrawn) {
        if (withdrawn instanceof Signal) {
            channel.signallers.remove(withdrawn);
        } else {
            channel.waiters.remove(withdrawn);
        }
        removeIfEmpty(channel);
    }

    private void removeIfEmpty(Channel channel) {
        if (channel.waiters.isEmpty() && channel.signallers.isEmpty()) {
            channels.remove(channel.name);
        }
    }
}
