package io.cogen.core;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;

/** {@link Mailbox} again, as far as it matters here; each subclass has one flaw. */
class BrokenMailbox {
    final Queue<Runnable> messages = new MpscUnboundedVarHandleArrayQueue<>(16);
    final AtomicBoolean asleep = new AtomicBoolean();
    final Poller poller;

    BrokenMailbox(Poller poller) {
        this.poller = poller;
    }

    void send(Runnable message) {
        messages.add(message);
        wakeup();
    }

    void wakeup() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            poller.wakeup();
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    void goToSleep() {
        asleep.set(true);
    }

    /** The store may pass the look for messages that comes behind it. */
    static final class NoBarrier extends BrokenMailbox {
        NoBarrier(Poller poller) {
            super(poller);
        }

        @Override
        void goToSleep() {
            asleep.lazySet(true);
        }
    }

    /** Looks whether the loop sleeps before the message is there. */
    static final class WakesFirst extends BrokenMailbox {
        WakesFirst(Poller poller) {
            super(poller);
        }

        @Override
        void send(Runnable message) {
            wakeup();
            messages.add(message);
        }
    }

    /** The flag is looked at and taken back in two steps. */
    static final class NoSwap extends BrokenMailbox {
        NoSwap(Poller poller) {
            super(poller);
        }

        @Override
        void wakeup() {
            if (asleep.get()) {
                asleep.set(false);
                poller.wakeup();
            }
        }
    }
}
