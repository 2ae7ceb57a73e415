package io.cogen.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** The loop parks while another thread wakes it: it does not stay parked. Whether it did. */
public class Parking {
    /**
     * A parked thread that nobody wakes is seen by the time only; so a poll gets two seconds, and is lost if they ran out
     * although the wakeup was over for one. The two meet before each, or else the waker would be far ahead.
     */
    private static final class Meeting {
        private static final long LIMIT = 2_000_000_000;
        private static final long LATE = 1_000_000_000;
        /** One that is lost is enough, since it costs two seconds. */
        private static volatile boolean enough;

        private final int jitter = System.identityHashCode(this);
        private volatile boolean there;
        private long took;
        private long returned;
        private long woken;

        void poll(Poller poller) {
            there = true;
            if (enough) {
                return;
            }
            spin(jitter & 31);
            long start = System.nanoTime();
            poller.poll(LIMIT);
            returned = System.nanoTime();
            took = returned - start;
            enough |= took >= LIMIT;
        }

        void wakeup(Poller poller) {
            while (!there) {
                Thread.onSpinWait();
            }
            spin(jitter >>> 5 & 63);
            poller.wakeup();
            woken = System.nanoTime();
        }

        private static void spin(int times) {
            for (int i = 0; i < times; i++) {
                Thread.onSpinWait();
            }
        }

        boolean isLost() {
            return took >= LIMIT && returned - woken >= LATE;
        }
    }

    /** {@link ParkingPoller} again; each subclass has one flaw. */
    abstract static class Broken implements Poller {
        final AtomicReference<Thread> parked = new AtomicReference<>();
        final AtomicBoolean woken = new AtomicBoolean();

        @Override
        public void wakeup() {
            woken.set(true);
            Thread thread = parked.get();
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public boolean isWaiting() {
            return false;
        }

        @Override
        public void close() {}
    }

    /** Looks whether it was woken before it says who parks, and not again. */
    static final class LooksFirst extends Broken {
        @Override
        public void poll(long nanos) {
            if (!woken.get()) {
                parked.set(Thread.currentThread());
                LockSupport.parkNanos(this, nanos);
            }
            parked.set(null);
            woken.set(false);
        }
    }

    /** Does not look. */
    static final class NeverLooks extends Broken {
        @Override
        public void poll(long nanos) {
            parked.set(Thread.currentThread());
            LockSupport.parkNanos(this, nanos);
            parked.set(null);
        }
    }

    @JCStressTest
    @Outcome(id = "false", expect = ACCEPTABLE, desc = "woken")
    @Outcome(id = "true", expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class Holds {
        private final Poller poller = new ParkingPoller();
        private final Meeting meeting = new Meeting();

        @Actor
        public void loop() {
            meeting.poll(poller);
        }

        @Actor
        public void waker() {
            meeting.wakeup(poller);
        }

        @Arbiter
        public void after(Z_Result r) {
            r.r1 = meeting.isLost();
        }
    }

    @JCStressTest
    @Outcome(id = "false", expect = ACCEPTABLE, desc = "woken")
    @Outcome(id = "true", expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class BrokenLooksFirst {
        private final Poller poller = new LooksFirst();
        private final Meeting meeting = new Meeting();

        @Actor
        public void loop() {
            meeting.poll(poller);
        }

        @Actor
        public void waker() {
            meeting.wakeup(poller);
        }

        @Arbiter
        public void after(Z_Result r) {
            r.r1 = meeting.isLost();
        }
    }

    @JCStressTest
    @Outcome(id = "false", expect = ACCEPTABLE, desc = "woken")
    @Outcome(id = "true", expect = FORBIDDEN, desc = "a lost wakeup")
    @State
    public static class BrokenNeverLooks {
        private final Poller poller = new NeverLooks();
        private final Meeting meeting = new Meeting();

        @Actor
        public void loop() {
            meeting.poll(poller);
        }

        @Actor
        public void waker() {
            meeting.wakeup(poller);
        }

        @Arbiter
        public void after(Z_Result r) {
            r.r1 = meeting.isLost();
        }
    }
}
