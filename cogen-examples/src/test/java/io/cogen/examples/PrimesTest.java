package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Scheduler;
import io.cogen.group.SchedulerGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class PrimesTest {
    @Test
    void severalLoopsCountWhatOneCounts() {
        try (SchedulerGroup group = SchedulerGroup.builder().loops(3).start();
                Scheduler scheduler = new Scheduler()) {
            assertEquals(9_592, group.run(PrimesCoroutines.countOnAll(group, 100_000)));
            assertEquals(9_592, scheduler.run(PrimesCoroutines.count(0, 100_000)));
            assertEquals(0, group.run(PrimesCoroutines.countOnAll(group, 2)));
        }
    }

    @Test
    void anySchedulerMayCallAGroup() {
        try (SchedulerGroup group = SchedulerGroup.builder().loops(2).start();
                Scheduler scheduler = new Scheduler()) {
            assertEquals(168, scheduler.run(PrimesCoroutines.countOnAll(group, 1_000)));
        }
    }

    @Test
    void theMethodItselfBlocks() {
        try (SchedulerGroup group = SchedulerGroup.builder().loops(2).start()) {
            assertEquals(168, Primes.countOnAll(group, 1_000));
        }
    }
}
