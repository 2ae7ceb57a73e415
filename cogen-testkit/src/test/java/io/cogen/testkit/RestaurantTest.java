package io.cogen.testkit;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.annotations.Coroutine;
import io.cogen.core.Co;
import io.cogen.core.Events;
import io.cogen.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The example of the package's documentation and of docs/guide.md. */
final class RestaurantTest {
    private int freeTables = 1;
    private final List<String> seated = new ArrayList<>();

    @Coroutine
    void dine(String guest) {
        while (freeTables == 0) {
            Co.yield(Events.sleep(ofMinutes(10)));
        }
        freeTables--;
        seated.add(guest);
        Co.yield(Events.sleep(ofHours(2)));
        freeTables++;
    }

    @Seeds(100)
    void oneTableServesOneGuestAfterTheOther(Scheduler scheduler, VirtualTime time) {
        scheduler.add(RestaurantTestCoroutines.dine(this, "Ann"));
        scheduler.add(RestaurantTestCoroutines.dine(this, "Bob"));

        scheduler.run();

        assertEquals(Set.of("Ann", "Bob"), Set.copyOf(seated));
        assertEquals(ofHours(4), time.elapsed());
    }
}
