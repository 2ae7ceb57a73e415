package io.cogen.core;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jctools.queues.varhandle.MpscUnboundedVarHandleArrayQueue;

/** The one door for other threads: what they want done on the scheduler's thread, and the wakeup of a loop that waits. */
final class Mailbox {
    /*
     * No wakeup is lost: a sender stores the message and then looks whether the loop is asleep; the loop says that it is
     * going to sleep and then looks for messages. Both stores are sequentially consistent (AtomicBoolean.set; the queue's
     * offer claims its place by a compare-and-set, and isEmpty() looks at claimed places), so at least one of the two sees
     * the other. And of many senders one wakes the loop: the one whose compare-and-set takes the flag back.
     */
    private final Queue<Runnable> messages = new MpscUnboundedVarHandleArrayQueue<>(16);
    private final AtomicBoolean asleep = new AtomicBoolean();
    private volatile Poller poller;

    Mailbox(Poller poller) {
        this.poller = poller;
    }

    Poller poller() {
        return poller;
    }

    /** The loop's thread, while it is awake. */
    void poller(Poller replacement) {
        poller = replacement;
    }

    /** Any thread. */
    void send(Runnable message) {
        messages.add(message);
        wakeup();
    }

    /** Any thread. */
    void wakeup() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            poller.wakeup();
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Does what has been sent so far, in order; what is sent meanwhile waits, so that it cannot go on for ever. */
    void open() {
        if (messages.isEmpty()) {
            return;
        }
        for (int left = messages.size(); left > 0; left--) {
            Runnable message = messages.poll();
            if (message != null) {
                message.run();
            }
        }
    }

    /** From here on a sender wakes the poller; the caller now looks again whether there is a reason not to wait. */
    void goToSleep() {
        asleep.set(true);
    }

    void getUp() {
        asleep.set(false);
    }
}
