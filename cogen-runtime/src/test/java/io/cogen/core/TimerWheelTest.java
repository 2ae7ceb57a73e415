package io.cogen.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
final class TimerWheelTest {
    private TimerWheel wheel = new TimerWheel();

    /** A coroutine as its sleep's timer sees it. */
    private final class Timer extends CoroutineMachine<Void, RuntimeException> {
        final long due;
        final int order;
        final Sleep sleep = new Sleep(1);

        Timer(long due, int order) {
            this.due = due;
            this.order = order;
        }

        void arm() {
            scheduler = SCHEDULER;
            sleep.state = Operation.PARKED;
            sleep.slot = this;
            awaiting = sleep;
            deadline = due;
            state = Operation.PARKED | ARMED;
            wheel.arm(this);
        }

        void disarm() {
            state &= ~ARMED;
            wheel.disarm(this);
        }

        @Override
        protected boolean step(int state) {
            throw new AssertionError();
        }

        @Override
        protected SourceMap source() {
            return SourceMap.of("T", "t", "T.java", 1);
        }

        @Override
        public String toString() {
            return order + "@" + due;
        }
    }

    private static final Scheduler SCHEDULER = VirtualTime.scheduler();

    /** What has fired since the last call, in order. */
    private List<Timer> advance(long now) {
        wheel.advance(now);
        List<Timer> due = new ArrayList<>();
        for (Coro<?, ?> coro = SCHEDULER.ready.poll(); coro != null; coro = SCHEDULER.ready.poll()) {
            due.add((Timer) coro);
        }
        return due;
    }

    // SH-013
    @ParameterizedTest
    @ValueSource(longs = {10, 100, 100_000, 1_000_000_000L, 1L << 40, Long.MAX_VALUE / 4})
    void doesWhatASortedListDoes(long span) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String hint = "seed " + seed + ", span " + span;
        System.out.println("TimerWheelTest: " + hint);
        List<Timer> reference = new ArrayList<>();
        long now = 0;
        int order = 0;
        for (int round = 0; round < 2_000; round++) {
            for (int i = random.nextInt(8); i > 0; i--) {
                long delay = random.nextInt(4) == 0 ? random.nextInt(5) : random.nextLong(span);
                Timer timer = new Timer(TimerWheel.plus(now, delay), order++);
                timer.arm();
                reference.add(timer);
                if (random.nextInt(3) == 0) {
                    Timer twin = new Timer(timer.due, order++);
                    twin.arm();
                    reference.add(twin);
                }
            }
            for (int i = random.nextInt(6); i > 0 && !reference.isEmpty(); i--) {
                reference.remove(random.nextInt(reference.size())).disarm();
            }
            assertEquals(reference.size(), wheel.size(), hint);
            long earliest = reference.stream().mapToLong(t -> t.due).min().orElse(TimerWheel.NEVER);
            assertTrue(wheel.next() <= earliest, hint);
            now = switch (random.nextInt(3)) {
                case 0 -> Math.max(now, wheel.next() == TimerWheel.NEVER ? now : wheel.next());
                case 1 -> TimerWheel.plus(now, random.nextLong(span) / 16);
                default -> now;
            };
            if (now == TimerWheel.NEVER) {
                break;
            }
            assertEquals(due(reference, now), advance(now), hint);
        }
    }

    /** What a turn fires is the beginning of what is due, and nothing is forgotten, whoever comes and goes meanwhile. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void aFewAtATime(int batch) {
        wheel = new TimerWheel(batch);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String hint = "seed " + seed + ", batch " + batch;
        System.out.println("TimerWheelTest: " + hint);
        List<Timer> reference = new ArrayList<>();
        long now = 0;
        int order = 0;
        for (int round = 0; round < 3_000; round++) {
            for (int i = random.nextInt(6); i > 0; i--) {
                long delay = random.nextInt(3) == 0 ? random.nextInt(70) : random.nextInt(100_000);
                Timer timer = new Timer(TimerWheel.plus(now, delay), order++);
                timer.arm();
                reference.add(timer);
            }
            for (int i = random.nextInt(5); i > 0 && !reference.isEmpty(); i--) {
                reference.remove(random.nextInt(reference.size())).disarm();
            }
            now += random.nextInt(3) * random.nextInt(5_000);
            List<Timer> due = due(new ArrayList<>(reference), now);
            List<Timer> fired = advance(now);
            assertEquals(due.subList(0, fired.size()), fired, hint);
            reference.removeAll(fired);
            assertEquals(reference.size(), wheel.size(), hint);
            assertTrue(fired.size() == due.size() || wheel.next() <= now, hint);
        }
        for (int turns = 0; wheel.next() <= now; turns++) {
            List<Timer> due = due(new ArrayList<>(reference), now);
            List<Timer> fired = advance(now);
            assertEquals(due.subList(0, fired.size()), fired, hint);
            reference.removeAll(fired);
            assertTrue(turns < 20_000, hint);
        }
        assertEquals(List.of(), due(reference, now), hint);
    }

    @Test
    void whoComesWhileASlotIsTakenApartComesBehindThoseOfTheSameMoment() {
        wheel = new TimerWheel(2);
        List<Timer> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(new Timer(1_000, i));
        }
        all.subList(0, 8).forEach(Timer::arm);
        List<Timer> fired = new ArrayList<>(advance(1_000));
        assertTrue(wheel.size() > 0, "it was not done in parts");
        all.subList(8, 10).forEach(Timer::arm);
        while (wheel.size() > 0) {
            fired.addAll(advance(1_000));
        }
        assertEquals(all, fired);
    }

    private static List<Timer> due(List<Timer> reference, long now) {
        List<Timer> due =
                new ArrayList<>(reference.stream().filter(t -> t.due <= now).toList());
        due.sort(Comparator.<Timer>comparingLong(t -> t.due).thenComparingInt(t -> t.order));
        reference.removeAll(due);
        return due;
    }

    @Test
    void aSingleTimerIsMetExactlyHoweverFar() {
        for (long due = 1; due > 0; due *= 3) {
            Timer timer = new Timer(due, 0);
            timer.arm();
            assertEquals(due, wheel.next());
            timer.disarm();
        }
        assertEquals(0, wheel.size());
        assertEquals(TimerWheel.NEVER, wheel.next());
    }

    @Test
    void whatIsOverdueFiresInTheNextAdvance() {
        advance(1_000);
        Timer late = new Timer(5, 0);
        late.arm();
        assertEquals(List.of(late), advance(1_000));
    }

    @Test
    void aClockThatGoesBackwardsFiresNothingTwice() {
        Timer timer = new Timer(100, 0);
        timer.arm();
        assertEquals(List.of(timer), advance(100));
        assertEquals(List.of(), advance(50));
        Timer second = new Timer(120, 1);
        second.arm();
        assertEquals(List.of(), advance(110));
        assertEquals(List.of(second), advance(120));
    }

    @Test
    void deadlinesAtTheEndOfTimeNeverFire() {
        Timer never = new Timer(TimerWheel.plus(10, Long.MAX_VALUE), 0);
        Timer almost = new Timer(Long.MAX_VALUE - 1, 1);
        never.arm();
        almost.arm();
        assertEquals(List.of(), advance(Long.MAX_VALUE - 2));
        assertEquals(List.of(almost), advance(Long.MAX_VALUE - 1));
        assertEquals(1, wheel.size());
    }

    @Test
    void manyFarTimersAreNotLookedThrough() {
        for (int i = 0; i < 100; i++) {
            new Timer(1_000_000 + i * 7, i).arm();
        }
        assertTrue(wheel.next() <= 1_000_000);
        long now = 0;
        int total = 0;
        for (int turns = 0; total < 100; turns++) {
            now = wheel.next();
            total += advance(now).size();
            assertTrue(turns < 200, "each timer wakes the loop about once");
        }
    }
}
