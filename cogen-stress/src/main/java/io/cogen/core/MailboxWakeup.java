package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Many send to a loop that sleeps: one of them wakes it. The number of wakeups. */
public class MailboxWakeup {
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "one wakes the loop")
    @Outcome(expect = FORBIDDEN, desc = "none, or several")
    @State
    public static class Holds {
        private final WakesPoller poller = new WakesPoller();
        private final Mailbox mailbox = new Mailbox(poller);

        public Holds() {
            mailbox.goToSleep();
        }

        @Actor
        public void sender() {
            mailbox.send(() -> {});
        }

        @Actor
        public void other() {
            mailbox.send(() -> {});
        }

        @Arbiter
        public void after(I_Result r) {
            r.r1 = poller.wakeups();
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "one wakes the loop")
    @Outcome(expect = FORBIDDEN, desc = "none, or several")
    @State
    public static class BrokenNoSwap {
        private final WakesPoller poller = new WakesPoller();
        private final BrokenMailbox mailbox = new BrokenMailbox.NoSwap(poller);

        public BrokenNoSwap() {
            mailbox.goToSleep();
        }

        @Actor
        public void sender() {
            mailbox.send(() -> {});
        }

        @Actor
        public void other() {
            mailbox.send(() -> {});
        }

        @Arbiter
        public void after(I_Result r) {
            r.r1 = poller.wakeups();
        }
    }
}
