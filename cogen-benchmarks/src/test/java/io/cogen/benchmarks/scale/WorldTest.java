package io.cogen.benchmarks.scale;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.cogen.core.Scheduler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each world does what it counts. */
@Timeout(60)
final class WorldTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ECHO")
    void doesItAmongFewAndMany(Curve curve) {
        for (int size : new int[] {1, 2, 50}) {
            World world = curve.world(size);
            world.settle();
            for (int i = 0; i < 3; i++) {
                long did = world.round(100);
                // Those that go round with whoever counts are ahead or behind by a turn.
                assertTrue(Math.abs(did - 100) <= size, () -> curve + " of " + world.perTurn() + ": " + did);
            }
        }
    }

    @Test
    void whatDoesLessFails() {
        Scheduler scheduler = new Scheduler();
        World.Counter none = new World.Counter();
        World idle = new World(scheduler, 1, times -> CoroutineWorldsCoroutines.pass(times, new World.Counter()), none);

        assertThrows(IllegalStateException.class, () -> idle.round(10));
    }
}
