package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The loop goes to sleep while a message comes: it sees the message, or is woken. First whether it saw it, then the wakeups. */
public class MailboxSleep {
    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1", "1, 1"},
            expect = ACCEPTABLE,
            desc = "seen, or woken, or both")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class Holds {
        private final WakesPoller poller = new WakesPoller();
        private final Mailbox mailbox = new Mailbox(poller);

        @Actor
        public void loop(II_Result r) {
            mailbox.goToSleep();
            r.r1 = mailbox.isEmpty() ? 0 : 1;
        }

        @Actor
        public void sender() {
            mailbox.send(() -> {});
        }

        @Arbiter
        public void after(II_Result r) {
            r.r2 = poller.wakeups();
        }
    }

    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1", "1, 1"},
            expect = ACCEPTABLE,
            desc = "seen, or woken, or both")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup, or two")
    @State
    public static class HoldsForTwoSenders {
        private final WakesPoller poller = new WakesPoller();
        private final Mailbox mailbox = new Mailbox(poller);

        @Actor
        public void loop(II_Result r) {
            mailbox.goToSleep();
            r.r1 = mailbox.isEmpty() ? 0 : 1;
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
        public void after(II_Result r) {
            r.r2 = poller.wakeups();
        }
    }

    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1", "1, 1"},
            expect = ACCEPTABLE,
            desc = "seen, or woken, or both")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class BrokenNoBarrier {
        private final WakesPoller poller = new WakesPoller();
        private final BrokenMailbox mailbox = new BrokenMailbox.NoBarrier(poller);

        @Actor
        public void loop(II_Result r) {
            mailbox.goToSleep();
            r.r1 = mailbox.isEmpty() ? 0 : 1;
        }

        @Actor
        public void sender() {
            mailbox.send(() -> {});
        }

        @Arbiter
        public void after(II_Result r) {
            r.r2 = poller.wakeups();
        }
    }

    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1", "1, 1"},
            expect = ACCEPTABLE,
            desc = "seen, or woken, or both")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class BrokenWakesFirst {
        private final WakesPoller poller = new WakesPoller();
        private final BrokenMailbox mailbox = new BrokenMailbox.WakesFirst(poller);

        @Actor
        public void loop(II_Result r) {
            mailbox.goToSleep();
            r.r1 = mailbox.isEmpty() ? 0 : 1;
        }

        @Actor
        public void sender() {
            mailbox.send(() -> {});
        }

        @Arbiter
        public void after(II_Result r) {
            r.r2 = poller.wakeups();
        }
    }

    /** The loop looks before it says that it is going to sleep, and not again. */
    @JCStressTest
    @Outcome(
            id = {"1, 0", "0, 1", "1, 1"},
            expect = ACCEPTABLE,
            desc = "seen, or woken, or both")
    @Outcome(expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class BrokenNoSecondLook {
        private final WakesPoller poller = new WakesPoller();
        private final Mailbox mailbox = new Mailbox(poller);

        @Actor
        public void loop(II_Result r) {
            r.r1 = mailbox.isEmpty() ? 0 : 1;
            mailbox.goToSleep();
        }

        @Actor
        public void sender() {
            mailbox.send(() -> {});
        }

        @Arbiter
        public void after(II_Result r) {
            r.r2 = poller.wakeups();
        }
    }
}
