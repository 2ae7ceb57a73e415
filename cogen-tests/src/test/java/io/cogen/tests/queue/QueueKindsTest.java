package io.cogen.tests.queue;

import io.cogen.queue.LifoQueue;
import io.cogen.queue.PriorityQueue;
import io.cogen.queue.Queue;
import org.junit.jupiter.api.Nested;

/** The contract, of each kind. */
final class QueueKindsTest {
    @Nested
    final class BoundedTest extends QueueContract {
        @Override
        Queue<Integer> build() {
            return new Queue<>(3);
        }
    }

    @Nested
    final class OfOneTest extends QueueContract {
        @Override
        Queue<Integer> build() {
            return new Queue<>(1);
        }
    }

    @Nested
    final class UnboundedTest extends QueueContract {
        @Override
        Queue<Integer> build() {
            return new Queue<>();
        }
    }

    @Nested
    final class RendezvousTest extends QueueContract {
        @Override
        Queue<Integer> build() {
            return Queue.rendezvous();
        }
    }

    @Nested
    final class LifoTest extends QueueContract {
        @Override
        Queue<Integer> build() {
            return new LifoQueue<>();
        }
    }

    @Nested
    final class BoundedLifoTest extends QueueContract {
        @Override
        Queue<Integer> build() {
            return new LifoQueue<>(2);
        }
    }

    @Nested
    final class PriorityTest extends QueueContract {
        @Override
        Queue<Integer> build() {
            return PriorityQueue.natural();
        }
    }

    @Nested
    final class BoundedPriorityTest extends QueueContract {
        @Override
        Queue<Integer> build() {
            return PriorityQueue.natural(2);
        }
    }
}
