package io.cogen.tests.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Operation;
import io.cogen.core.Scheduler;
import io.cogen.pipe.Pipe;
import io.cogen.pipe.Pipes;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Publishers and subscribers on threads of their own: no wakeup is lost. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class FlowThreadsTest {
    @Test
    void fromAnotherThread() throws Exception {
        try (Scheduler scheduler = new Scheduler();
                SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
            Thread sender = new Thread(() -> {
                while (publisher.getNumberOfSubscribers() == 0) {
                    Thread.onSpinWait();
                }
                for (int i = 0; i < 100_000; i++) {
                    publisher.submit(i);
                }
                publisher.close();
            });
            sender.start();
            long sum = scheduler.run(Pipes.fromPublisher(publisher, 64).fold(0L, Long::sum));
            assertEquals(100_000L * 99_999 / 2, sum);
            sender.join();
        }
    }

    @Test
    void twoSchedulersOnTwoThreads() throws Exception {
        try (Scheduler there = new Scheduler();
                Scheduler here = new Scheduler()) {
            Flow.Publisher<Integer> publisher = Pipes.toPublisher(
                    there, () -> Pipe.of(IntStream.range(0, 100_000).boxed().toList()));
            Coro<Long, Exception> sum = Pipes.fromPublisher(publisher, 8).fold(0L, Long::sum);
            Coro<Void, RuntimeException> keeper = FlowThreadsTestCoroutines.forever(this);
            Thread thread = new Thread(() -> assertThrows(Cancelled.class, () -> there.run(keeper)));
            thread.start();
            assertEquals(100_000L * 99_999 / 2, here.run(sum));
            keeper.cancel("done");
            thread.join();
        }
    }

    @Coroutine
    void forever() {
        Co.yield(new Outside());
    }

    static final class Outside extends Operation<Void, RuntimeException> {
        @Override
        protected boolean process(Scheduler scheduler, Coro<?, ?> coro) {
            keepAlive();
            return false;
        }
    }
}
