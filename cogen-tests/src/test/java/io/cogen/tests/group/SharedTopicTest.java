package io.cogen.tests.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Coro;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import io.cogen.group.Remote;
import io.cogen.group.SchedulerGroup;
import io.cogen.group.SharedSubscription;
import io.cogen.group.SharedTopic;
import io.cogen.group.SharedTopic.Overflow;
import io.cogen.testkit.CoroutineTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class SharedTopicTest {
    private static final int COUNT = 2_000;

    private final SharedTopic<Integer> topic = new SharedTopic<>();
    private final List<Object> log = new ArrayList<>();

    @Coroutine
    List<Integer> take(int buffer, int count, CountDownLatch subscribed) {
        List<Integer> taken = new ArrayList<>();
        try (SharedSubscription<Integer> mine = topic.subscribe(buffer, Overflow.DROP_OLDEST)) {
            subscribed.countDown();
            for (int i = 0; i < count; i++) {
                taken.add(Co.yield(mine.next()));
            }
            assertEquals(0, mine.missed());
        }
        return taken;
    }

    @Test
    void allLoopsSeeAllInTheSameOrder() throws InterruptedException {
        CountDownLatch subscribed = new CountDownLatch(4);
        try (SchedulerGroup group = SchedulerGroup.builder().loops(2).start()) {
            List<Remote<List<Integer>, RuntimeException>> taking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                taking.add(group.start(() -> SharedTopicTestCoroutines.take(this, 2 * COUNT, 2 * COUNT, subscribed)));
            }
            subscribed.await();
            Thread other = new Thread(() -> publish(COUNT));
            other.start();
            publish(0);
            other.join();
            List<Integer> first = group.run(SharedTopicTestCoroutines.join(taking.get(0)));
            assertEquals(2 * COUNT, first.stream().distinct().count());
            for (Remote<List<Integer>, RuntimeException> each : taking) {
                assertEquals(first, group.run(SharedTopicTestCoroutines.join(each)));
            }
        }
    }

    @Coroutine
    static List<Integer> join(Remote<List<Integer>, RuntimeException> remote) {
        return Co.yield(remote.join());
    }

    private void publish(int from) {
        for (int i = from; i < from + COUNT; i++) {
            topic.publish(i);
        }
    }

    @Coroutine
    void overflow(Overflow policy) {
        topic.publish(-1); // before
        SharedSubscription<Integer> mine = topic.subscribe(2, policy);
        for (int i = 0; i < 5; i++) {
            topic.publish(i);
        }
        Co.yield(Events.pass());
        Co.yield(Events.pass());
        log.add(Co.yield(mine.next()));
        log.add(Co.yield(mine.next()));
        log.add(mine.missed());
        mine.close();
        mine.close();
        try {
            Co.yield(mine.next());
        } catch (IllegalStateException closed) {
            log.add("closed");
        }
    }

    @CoroutineTest
    void theOldestAreDropped(Scheduler scheduler) {
        scheduler.run(SharedTopicTestCoroutines.overflow(this, Overflow.DROP_OLDEST));
        assertEquals(List.of(3, 4, 3L, "closed"), log);
    }

    @CoroutineTest
    void orTheNewest(Scheduler scheduler) {
        scheduler.run(SharedTopicTestCoroutines.overflow(this, Overflow.DROP_NEWEST));
        assertEquals(List.of(0, 1, 3L, "closed"), log);
    }

    @CoroutineTest
    void whoGivesUpHasTakenNothing(Scheduler scheduler) {
        scheduler.add(SharedTopicTestCoroutines.logOne(this, "a"));
        Coro<Void, RuntimeException> second = scheduler.add(SharedTopicTestCoroutines.logOne(this, "b"));
        scheduler.runOnce();
        second.cancel("not this one");
        topic.publish(1);
        scheduler.run();
        assertEquals(List.of("a1"), log);
    }

    @Coroutine
    void logOne(String who) {
        try (SharedSubscription<Integer> mine = topic.subscribe(1, Overflow.DROP_OLDEST)) {
            log.add(who + Co.yield(mine.next()));
        }
    }

    @Test
    void misuse() {
        assertThrows(IllegalStateException.class, () -> topic.subscribe(1, Overflow.DROP_NEWEST));
        assertThrows(IllegalArgumentException.class, () -> topic.subscribe(0, Overflow.DROP_NEWEST));
        assertThrows(NullPointerException.class, () -> topic.publish(null));
    }
}
