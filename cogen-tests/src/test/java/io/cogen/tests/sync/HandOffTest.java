package io.cogen.tests.sync;

import io.cogen.core.Operation;
import io.cogen.sync.BoundedSemaphore;
import io.cogen.sync.Condition;
import io.cogen.sync.Event;
import io.cogen.sync.Held;
import io.cogen.sync.InvertedSemaphore;
import io.cogen.sync.Latch;
import io.cogen.sync.Lock;
import io.cogen.sync.ReadWriteLock;
import io.cogen.sync.ReentrantLock;
import io.cogen.sync.Semaphore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/** {@link HandOffContract} on every primitive at which one waits for a grant. Barriers are otherwise: {@link BarrierTest}. */
final class HandOffTest {
    /** Something is held, and handed over. */
    abstract static class Holding extends HandOffContract {
        private @Nullable Held held;

        abstract @Nullable Held take();

        @Override
        void occupy() {
            held = Objects.requireNonNull(take());
        }

        @Override
        void grant() {
            Objects.requireNonNull(held).close();
        }

        @Override
        void passOn(@Nullable Object got) {
            ((Held) Objects.requireNonNull(got)).close();
        }

        @Override
        boolean servesAll() {
            return false;
        }
    }

    /** All who wait go on at once. */
    abstract static class Telling extends HandOffContract {
        @Override
        void occupy() {}

        @Override
        void passOn(@Nullable Object got) {}

        @Override
        boolean servesAll() {
            return true;
        }
    }

    @Nested
    final class OfLock extends Holding {
        private final Lock lock = new Lock();

        @Override
        @Nullable
        Held take() {
            return lock.tryAcquire();
        }

        @Override
        Operation<?, RuntimeException> waits() {
            return lock.acquire();
        }

        @Override
        String rest() {
            return lock.statistics().waiting() + " " + !lock.isHeld();
        }
    }

    @Nested
    final class OfReentrantLock extends Holding {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        @Nullable
        Held take() {
            return lock.tryAcquire();
        }

        @Override
        Operation<?, RuntimeException> waits() {
            return lock.acquire();
        }

        @Override
        String rest() {
            return lock.statistics().waiting() + " "
                    + (!lock.isHeld() && lock.statistics().holds() == 0);
        }
    }

    /** Writers wait for a reader, and for each other. */
    @Nested
    final class OfWriters extends Holding {
        private final ReadWriteLock lock = new ReadWriteLock();

        @Override
        @Nullable
        Held take() {
            return lock.tryAcquireRead();
        }

        @Override
        Operation<?, RuntimeException> waits() {
            return lock.acquireWrite();
        }

        @Override
        String rest() {
            return rest(lock);
        }

        static String rest(ReadWriteLock lock) {
            ReadWriteLock.Statistics now = lock.statistics();
            return now.waitingReaders() + now.waitingWriters() + " " + (now.writer() == null && now.readers() == 0);
        }
    }

    /** Readers wait for a writer. */
    @Nested
    final class OfReaders extends Holding {
        private final ReadWriteLock lock = new ReadWriteLock();

        @Override
        @Nullable
        Held take() {
            return lock.tryAcquireWrite();
        }

        @Override
        Operation<?, RuntimeException> waits() {
            return lock.acquireRead();
        }

        @Override
        boolean servesAll() {
            return true;
        }

        @Override
        String rest() {
            return OfWriters.rest(lock);
        }
    }

    @Nested
    final class OfSemaphore extends Holding {
        private final Semaphore semaphore = new Semaphore(3);

        @Override
        @Nullable
        Held take() {
            return semaphore.tryAcquire(2);
        }

        @Override
        Operation<?, RuntimeException> waits() {
            return semaphore.acquire(2);
        }

        @Override
        String rest() {
            return semaphore.statistics().waiting() + " " + (semaphore.available() == 3);
        }
    }

    @Nested
    final class OfBoundedSemaphore extends Holding {
        private final BoundedSemaphore semaphore = new BoundedSemaphore(1);

        @Override
        @Nullable
        Held take() {
            return semaphore.tryAcquire();
        }

        @Override
        Operation<?, RuntimeException> waits() {
            return semaphore.acquire();
        }

        @Override
        String rest() {
            return semaphore.statistics().waiting() + " " + (semaphore.available() == 1);
        }
    }

    /** Who is woken wakes the next. */
    @Nested
    final class OfConditionOneByOne extends Telling {
        private final Condition<String> condition = new Condition<>();

        @Override
        Operation<?, RuntimeException> waits() {
            return condition.await();
        }

        @Override
        void grant() {
            condition.wakeOne("first");
        }

        @Override
        void passOn(@Nullable Object got) {
            condition.wakeOne("next");
        }

        @Override
        boolean servesAll() {
            return false;
        }

        @Override
        String rest() {
            return condition.waiting() + " true";
        }
    }

    @Nested
    final class OfCondition extends Telling {
        private final Condition<String> condition = new Condition<>();

        @Override
        Operation<?, RuntimeException> waits() {
            return condition.await();
        }

        @Override
        void grant() {
            condition.wakeAll("all");
        }

        @Override
        String rest() {
            return condition.waiting() + " true";
        }
    }

    @Nested
    final class OfEvent extends Telling {
        private final Event event = new Event();

        @Override
        void occupy() {
            event.clear();
        }

        @Override
        Operation<?, RuntimeException> waits() {
            return event.await();
        }

        @Override
        void grant() {
            event.set();
        }

        @Override
        String rest() {
            return event.statistics().waiting() + " " + event.isSet();
        }
    }

    @Nested
    final class OfLatch extends Telling {
        private Latch<Integer> latch = new Latch<>();

        @Override
        void occupy() {
            latch = new Latch<>();
        }

        @Override
        Operation<?, RuntimeException> waits() {
            return latch.await();
        }

        @Override
        void grant() {
            latch.open(1);
        }

        @Override
        String rest() {
            return latch.statistics().waiting() + " " + latch.isOpen();
        }
    }

    @Nested
    final class OfInvertedSemaphore extends Telling {
        private final InvertedSemaphore semaphore = new InvertedSemaphore();

        @Override
        void occupy() {
            semaphore.acquire(2);
        }

        @Override
        Operation<?, RuntimeException> waits() {
            return semaphore.awaitZero();
        }

        @Override
        void grant() {
            semaphore.release();
            semaphore.release();
        }

        @Override
        String rest() {
            return semaphore.statistics().waiting() + " " + (semaphore.count() == 0);
        }
    }
}
