package io.cogen.tests.pipe;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Cancelled;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.OperationTimeoutException;
import io.cogen.core.Scheduler;
import io.cogen.core.Yielder;
import io.cogen.pipe.Pipe;
import io.cogen.pipe.Pipes;
import io.cogen.testkit.CoroutineTest;
import io.cogen.testkit.Seeds;
import io.cogen.testkit.UnseenFailures;
import io.cogen.testkit.VirtualTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Publishers of pipes and pipes of publishers: what ends whom, and how far each runs ahead. The rules are the TCK's part. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FlowTest {
    private final List<Object> log = new ArrayList<>();
    private int made;

    @BeforeEach
    void noOtherThreads(VirtualTime time) {
        time.patience(ofMillis(0)); // a subscription might wait for one, as far as the scheduler knows
    }

    @Coroutine
    String numbers(Yielder<Integer, Void> out, int count, boolean fails) throws IOException {
        try {
            for (int i = 1; i <= count; i++) {
                Co.yield(Events.sleep(ofSeconds(1)));
                made++;
                out.yield(i);
            }
            if (fails) {
                throw new IOException("failed");
            }
            return "returned";
        } finally {
            log.add("closing");
            Co.yield(Events.sleep(ofSeconds(1)));
            log.add("closed");
        }
    }

    private Pipe<Integer, IOException> numbers(int count) {
        return Pipe.from(FlowTestCoroutines.numbers(this, count, false));
    }

    /** Writes down what it is told. */
    private final class Recorder implements Flow.Subscriber<Object> {
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Object item) {
            log.add(item);
            if (item.equals(66)) {
                throw new IllegalArgumentException("no 66");
            }
        }

        @Override
        public void onError(Throwable failure) {
            log.add(failure);
        }

        @Override
        public void onComplete() {
            log.add("complete");
        }
    }

    private Flow.Subscription subscribe(Flow.Publisher<?> publisher) {
        Recorder recorder = new Recorder();
        publisher.subscribe(recorder);
        return recorder.subscription;
    }

    @Coroutine
    static void after(int seconds, Runnable action) {
        Co.yield(Events.sleep(ofSeconds(seconds)));
        action.run();
    }

    // ------------------------------------------------------------------ toPublisher

    @CoroutineTest
    void itemsAreMadeWhenTheyAreRequested(Scheduler scheduler) {
        Flow.Subscription subscription = subscribe(Pipes.toPublisher(scheduler, () -> numbers(3)));
        scheduler.add(FlowTestCoroutines.after(10, () -> {
            assertEquals(0, made);
            subscription.request(2);
        }));
        scheduler.add(FlowTestCoroutines.after(20, () -> {
            assertEquals(2, made);
            assertEquals(List.of(1, 2), log);
            subscription.request(Long.MAX_VALUE);
        }));
        scheduler.run();
        assertEquals(List.of(1, 2, 3, "closing", "closed", "complete"), log);
        subscription.request(1);
        subscription.cancel();
        scheduler.run();
        assertEquals(6, log.size());
    }

    @CoroutineTest
    void eachSubscriberHasARunOfItsOwn(Scheduler scheduler) {
        Flow.Publisher<Integer> publisher = Pipes.toPublisher(scheduler, () -> Pipe.of(List.of(1, 2)));
        subscribe(publisher).request(3);
        subscribe(publisher).request(3);
        scheduler.run();
        assertEquals(2, log.stream().filter(each -> each.equals(1)).count());
        assertEquals(2, log.stream().filter(each -> each.equals("complete")).count());
    }

    @CoroutineTest
    void aCancelBetweenItemsClosesAtLeisure(Scheduler scheduler) {
        Flow.Subscription subscription = subscribe(Pipes.toPublisher(scheduler, () -> numbers(3)));
        subscription.request(1);
        scheduler.add(FlowTestCoroutines.after(5, subscription::cancel));
        scheduler.run();
        assertEquals(List.of(1, "closing", "closed"), log);
    }

    @CoroutineTest
    void aCancelInAWaitEndsTheWait(Scheduler scheduler) {
        Flow.Subscription subscription = subscribe(Pipes.toPublisher(
                scheduler,
                () -> Pipe.repeat(() -> Events.waitForSignal("never"))
                        .zip(numbers(3).throwing(RuntimeException.class), (a, b) -> b)));
        subscription.request(1);
        scheduler.add(FlowTestCoroutines.after(5, subscription::cancel));
        scheduler.run();
        assertEquals(List.of(), log);
    }

    @CoroutineTest
    void aCancelBeforeTheBeginning(Scheduler scheduler) {
        subscribe(Pipes.toPublisher(scheduler, () -> {
                    throw new AssertionError("nobody asked");
                }))
                .cancel();
        scheduler.run();
        assertEquals(List.of(), log);
    }

    @CoroutineTest
    void failuresAreTold(Scheduler scheduler) {
        subscribe(Pipes.toPublisher(scheduler, () -> Pipe.from(FlowTestCoroutines.numbers(this, 1, true))))
                .request(9);
        scheduler.run();
        assertEquals(List.of(1, "closing", "closed"), log.subList(0, 3));
        assertEquals("failed", assertInstanceOf(IOException.class, log.get(3)).getMessage());
        log.clear();
        subscribe(Pipes.toPublisher(scheduler, () -> Pipe.of(Arrays.asList(1, null))))
                .request(9);
        scheduler.run();
        assertInstanceOf(NullPointerException.class, log.get(1));
        log.clear();
        subscribe(Pipes.toPublisher(scheduler, () -> null));
        scheduler.run();
        assertInstanceOf(NullPointerException.class, log.get(0));
    }

    @CoroutineTest
    void aRequestForNothingIsAnErrorAlsoInAWait(Scheduler scheduler) {
        Flow.Subscription subscription = subscribe(Pipes.toPublisher(scheduler, () -> numbers(3)));
        subscription.request(1);
        scheduler.add(FlowTestCoroutines.after(0, () -> subscription.request(0)));
        scheduler.run();
        assertInstanceOf(IllegalArgumentException.class, log.get(log.size() - 1));
        assertFalse(log.contains(1));
    }

    @CoroutineTest
    void aSubscriberThatFailsIsReportedAndToldNothingMore(Scheduler scheduler, UnseenFailures failures) {
        subscribe(Pipes.toPublisher(scheduler, () -> numbers(3).map(i -> i * 33)))
                .request(9);
        scheduler.run();
        assertEquals(List.of(33, 66, "closing", "closed"), log);
        assertEquals("no 66", failures.take(IllegalArgumentException.class).getMessage());
    }

    @CoroutineTest
    void aShutdownIsTold(Scheduler scheduler) {
        subscribe(Pipes.toPublisher(scheduler, () -> numbers(3)));
        scheduler.add(FlowTestCoroutines.after(5, scheduler::shutdown));
        scheduler.run();
        assertInstanceOf(CancellationException.class, log.get(log.size() - 1));
        log.clear();
        Flow.Publisher<Integer> publisher = Pipes.toPublisher(scheduler, () -> numbers(3));
        subscribe(publisher);
        scheduler.shutdown();
        scheduler.run();
        assertInstanceOf(CancellationException.class, log.get(0));
        scheduler.close();
        subscribe(publisher);
        assertInstanceOf(IllegalStateException.class, log.get(1));
        assertThrows(NullPointerException.class, () -> publisher.subscribe(null));
    }

    // ------------------------------------------------------------------ fromPublisher

    /** A publisher that does as the test says. */
    static final class Scripted implements Flow.Publisher<Object>, Flow.Subscription {
        private Flow.Subscriber<? super Object> subscriber;
        private long requested;
        private int cancels;

        @Override
        public void subscribe(Flow.Subscriber<? super Object> given) {
            subscriber = given;
            given.onSubscribe(this);
        }

        @Override
        public void request(long n) {
            requested += n;
        }

        @Override
        public void cancel() {
            cancels++;
        }
    }

    private final Scripted scripted = new Scripted();

    @Coroutine
    void requestsAhead(Pipe<Object, Exception> pipe) throws Exception {
        assertEquals(0, scripted.requested);
        Scheduler.current().add(FlowTestCoroutines.after(1, () -> {
            assertEquals(8, scripted.requested);
            for (int i = 0; i < 8; i++) {
                scripted.subscriber.onNext(i);
            }
        }));
        assertTrue(Co.yield(pipe.next()));
        assertEquals(0, pipe.value());
        assertEquals(8, scripted.requested);
        assertTrue(Co.yield(pipe.next()));
        assertEquals(1, pipe.value());
        assertEquals(10, scripted.requested);
        Co.yield(pipe.close());
        Co.yield(pipe.close());
        assertEquals(1, scripted.cancels);
        scripted.subscriber.onNext(9);
        assertFalse(Co.yield(pipe.next()));
    }

    @CoroutineTest
    void moreIsRequestedAsItemsAreTaken(Scheduler scheduler) throws Exception {
        scheduler.run(FlowTestCoroutines.requestsAhead(this, Pipes.fromPublisher(scripted, 8)));
    }

    @Coroutine
    void givesUp(Pipe<Object, Exception> pipe) throws Exception {
        for (int i = 0; i < 3; i++) {
            try {
                Co.yield(pipe.next().timeout(ofMillis(1)));
                throw new AssertionError();
            } catch (OperationTimeoutException late) {
                log.add("late");
            }
        }
        scripted.subscriber.onNext("item");
        scripted.subscriber.onError(new IOException("failed"));
        assertTrue(Co.yield(pipe.next()));
        assertEquals("item", pipe.value());
        try {
            Co.yield(pipe.next());
            throw new AssertionError();
        } catch (IOException failed) {
            log.add(failed.getMessage());
        }
        assertFalse(Co.yield(pipe.next()));
        assertEquals(0, scripted.cancels);
    }

    @CoroutineTest
    void aWaitThatTimesOutLosesNothing(Scheduler scheduler) throws Exception {
        scheduler.run(FlowTestCoroutines.givesUp(this, Pipes.fromPublisher(scripted, 2)));
        assertEquals(List.of("late", "late", "late", "failed"), log);
    }

    @CoroutineTest
    void whoSendsTooMuchIsCancelled(Scheduler scheduler) {
        Coro<List<Object>, Exception> end = Pipes.fromPublisher(scripted, 1).toList(9);
        scheduler.add(FlowTestCoroutines.after(1, () -> {
            scripted.subscriber.onNext(1);
            scripted.subscriber.onNext(2);
        }));
        assertThrows(IllegalStateException.class, () -> scheduler.run(end));
        assertEquals(1, scripted.cancels);
    }

    @CoroutineTest
    void aCancelledConsumerCancelsTheSubscription(Scheduler scheduler) {
        Coro<Void, Exception> end =
                scheduler.add(Pipes.fromPublisher(scripted, 1).map(i -> i).forEach(log::add));
        scheduler.add(FlowTestCoroutines.after(1, () -> end.cancel("enough")));
        assertThrows(Cancelled.class, () -> scheduler.run(end));
        scheduler.run();
        assertEquals(1, scripted.cancels);
    }

    @CoroutineTest
    void aPublisherThatCannotBeSubscribedTo(Scheduler scheduler) {
        Pipe<Object, Exception> pipe = Pipes.fromPublisher(
                subscriber -> {
                    throw new IllegalArgumentException("no");
                },
                1);
        assertThrows(IllegalArgumentException.class, () -> scheduler.run(pipe.toList(1)));
        assertThrows(IllegalArgumentException.class, () -> Pipes.fromPublisher(scripted, 0));
    }

    // ------------------------------------------------------------------ there and back

    @Seeds(200)
    void thereAndBack(Scheduler scheduler) throws Exception {
        Flow.Publisher<Integer> publisher = Pipes.toPublisher(scheduler, () -> numbers(20));
        assertEquals(
                IntStream.rangeClosed(1, 20).boxed().toList(),
                scheduler.run(Pipes.fromPublisher(publisher, 3).toList(20)));
        scheduler.run();
    }
}
