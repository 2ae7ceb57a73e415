package io.cogen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cogen.core.Clock;
import io.cogen.core.Poller;
import io.cogen.core.Scheduler;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ChatRoomsTest {
    /** Waiting is jumping. */
    private static final class Jumping implements Clock, Poller {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void poll(long nanos) {
            now += Math.max(0, nanos);
        }

        @Override
        public void wakeup() {}

        @Override
        public boolean isWaiting() {
            return false;
        }

        @Override
        public void close() {}
    }

    private static List<String> of(String name, List<String> heard) {
        return heard.stream().filter(each -> each.startsWith(name)).collect(Collectors.toList());
    }

    @Test
    void everybodyHearsWhatConcernsHim() {
        Jumping time = new Jumping();
        try (Scheduler scheduler =
                Scheduler.builder().clock(time).poller(() -> time).build()) {
            List<String> heard = ChatRooms.evening(scheduler);

            List<String> ann = of("Ann", heard);
            assertEquals(
                    Set.of(
                            "Ann heard in rooms.kitchen: Eve says one",
                            "Ann heard in rooms.hall: Max says hello",
                            "Ann heard in rooms.kitchen: Eve says two",
                            "Ann heard in rooms.kitchen: Eve says three",
                            "Ann goes home"),
                    Set.copyOf(ann));
            assertEquals("Ann goes home", ann.get(4));
            assertEquals(List.of("Bob heard in rooms.kitchen: Eve says one"), of("Bob", heard));
            assertEquals(
                    List.of(
                            "Slow Sam heard in rooms.kitchen: Eve says one",
                            "Slow Sam has missed 1",
                            "Slow Sam heard in rooms.kitchen: Eve says three",
                            "Slow Sam has missed 1",
                            "Slow Sam goes home"),
                    of("Slow Sam", heard));
        }
    }
}
