package io.cogen.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Scheduler;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of the loops that wait as many are woken as find something, when the turn ends. */
final class SideTest {
    private final List<Scheduler> loops =
            Stream.generate(Scheduler::new).limit(4).toList();
    private int available;
    private final Side side = new Side(() -> available);

    @AfterEach
    void close() {
        loops.forEach(Scheduler::close);
    }

    /** How many of three that call are left in the list. */
    private long left(Runnable change) {
        List<Station> stations = IntStream.range(1, 4)
                .mapToObj(i -> new Station(side, loops.get(i)))
                .toList();
        stations.forEach(side::call);
        Scheduler scheduler = loops.get(0);
        scheduler.tryHere(() -> {
            side.wakeSoon(scheduler);
            change.run();
        });
        return stations.stream().filter(side::callOff).count();
    }

    @Test
    void oneForEachElement() {
        available = 2;
        assertEquals(1, left(() -> {}));
    }

    @Test
    void asManyAsThereAreThen() {
        available = 1;
        assertEquals(0, left(() -> available = 5));
        assertEquals(3, left(() -> available = 0));
    }
}
