package io.cogen.tests.pipe;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Futures;
import io.cogen.core.Scheduler;
import io.cogen.core.Yielder;
import io.cogen.pipe.Pipe;
import io.cogen.pipe.Pipes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/** The bridges obey the rules of Reactive Streams, as its TCK has them, with a scheduler on a thread of its own. */
@Timeout(120)
final class ReactiveStreamsTest {
    private static final CompletableFuture<Void> STOP = new CompletableFuture<>();
    private static Scheduler scheduler;
    private static Thread thread;

    @Coroutine
    static void untilStopped() {
        Co.yield(Futures.await(STOP, RuntimeException.class));
    }

    @BeforeAll
    static void start() {
        scheduler = new Scheduler();
        thread = new Thread(() -> scheduler.run(ReactiveStreamsTestCoroutines.untilStopped()), "scheduler of the TCK");
        thread.start();
    }

    @AfterAll
    static void stop() throws Exception {
        STOP.complete(null);
        thread.join(60_000);
        assertTrue(!thread.isAlive());
        scheduler.close();
    }

    // ------------------------------------------------------------------ publishers

    @Coroutine
    static Void slowly(Yielder<Long, Void> out, long count) {
        for (long i = 0; i < count; i++) {
            Co.yield(Events.pass());
            out.yield(i);
        }
        return null;
    }

    public static final class PublisherOf extends FlowPublisherVerification<Long> {
        private final LongFunction<Pipe<Long, ?>> pipes;

        PublisherOf(LongFunction<Pipe<Long, ?>> pipes) {
            super(Tck.environment());
            this.pipes = pipes;
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return Pipes.toPublisher(scheduler, () -> pipes.apply(elements));
        }

        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            return Pipes.toPublisher(scheduler, () -> {
                throw new IllegalStateException("no pipe");
            });
        }
    }

    private static Stream<DynamicTest> publisher(LongFunction<Pipe<Long, ?>> pipes) {
        return Tck.tests(PublisherOf.class, () -> new PublisherOf(pipes), PublisherOf::setUp, verification -> {});
    }

    @TestFactory
    Stream<DynamicTest> publisherOfAnIterable() {
        return publisher(elements -> Pipe.of(() -> LongStream.range(0, elements).iterator()));
    }

    @TestFactory
    Stream<DynamicTest> publisherOfAGeneratorThatWaits() {
        return publisher(elements ->
                Pipe.from(ReactiveStreamsTestCoroutines.slowly(elements)).map(i -> i));
    }

    // ------------------------------------------------------------------ subscribers

    public static final class SubscriberOf extends FlowSubscriberBlackboxVerification<Integer> {
        private final int prefetch;

        SubscriberOf(int prefetch) {
            super(Tck.environment());
            this.prefetch = prefetch;
        }

        @Override
        public Flow.Subscriber<Integer> createFlowSubscriber() {
            CompletableFuture<Flow.Subscriber<? super Integer>> subscriber = new CompletableFuture<>();
            Futures.toFuture(
                    scheduler,
                    Pipes.<Integer>fromPublisher(subscriber::complete, prefetch).forEach(item -> {}));
            @SuppressWarnings("unchecked") // of Integers, as the publisher is
            Flow.Subscriber<Integer> captured = (Flow.Subscriber<Integer>) subscriber.join();
            return captured;
        }

        @Override
        public Integer createElement(int element) {
            return element;
        }
    }

    private static Stream<DynamicTest> subscriber(int prefetch) {
        return Tck.tests(
                SubscriberOf.class,
                () -> new SubscriberOf(prefetch),
                verification -> {
                    verification.startPublisherExecutorService();
                    verification.setUp();
                },
                SubscriberOf::shutdownPublisherExecutorService);
    }

    @TestFactory
    Stream<DynamicTest> subscriberThatRequestsOneByOne() {
        return subscriber(1);
    }

    @TestFactory
    Stream<DynamicTest> subscriberThatRequestsAhead() {
        return subscriber(16);
    }
}
